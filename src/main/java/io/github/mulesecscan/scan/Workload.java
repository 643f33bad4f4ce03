package io.github.mulesecscan.scan;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order in which several threads take applications: one that takes long and is taken last keeps
 * one thread busy when the others are done.
 */
final class Workload {

  private Workload() {}

  /** {@code folders}, those with most Mule XML first; of several with as much, in their order. */
  static List<Path> largestFirst(List<Path> folders) {
    Map<Path, Long> bytes = new TreeMap<>();
    folders.forEach(folder -> bytes.put(folder, bytesOf(folder.resolve("src/main/mule"))));
    List<Path> ordered = new ArrayList<>(folders);
    ordered.sort(Comparator.comparing(bytes::get, Comparator.reverseOrder()));
    return ordered;
  }

  /** The bytes of the files below {@code folder}; links are not followed. */
  private static long bytesOf(Path folder) {
    Total total = new Total();
    try {
      Files.walkFileTree(folder, total);
    } catch (IOException e) {
      // Only an estimate: what cannot be read is told when it is read.
    }
    return total.bytes;
  }

  private static final class Total extends SimpleFileVisitor<Path> {

    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.isRegularFile() ? attributes.size() : 0;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}

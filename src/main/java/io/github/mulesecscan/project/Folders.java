package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths as reports name them, and paths as files name each other. */
final class Folders {

  private Folders() {}

  /** {@code path} as seen from {@code base}, which must hold it. */
  static SourcePath relative(Path base, Path path) {
    StringBuilder value = new StringBuilder();
    for (Path segment : base.relativize(path)) {
      if (value.length() > 0) {
        value.append('/');
      }
      value.append(segment);
    }
    return new SourcePath(value.toString());
  }

  /**
   * The path that {@code written} names as seen from {@code folder}, with {@code .} and {@code ..}
   * worked out; empty where it leaves the top folder.
   */
  static Optional<String> normalize(String folder, String written) {
    Deque<String> segments = new ArrayDeque<>();
    String joined = folder.isEmpty() ? written : folder + "/" + written;
    for (String segment : joined.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (!segment.equals("..")) {
        segments.addLast(segment);
      } else if (segments.pollLast() == null) {
        return Optional.empty();
      }
    }
    return Optional.of(String.join("/", segments));
  }
}

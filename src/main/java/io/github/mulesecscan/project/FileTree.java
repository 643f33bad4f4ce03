package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.SourcePath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks the files below a folder in a fixed order. Symbolic links are followed only to targets
 * within the base that were not read yet; everything that is left out is told.
 */
final class FileTree {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_ENTRIES = 500_000;

  /** What a walk meets. */
  interface Visitor {

    /** Whether the walk goes into {@code folder}; not asked for the folder it starts in. */
    boolean enters(SourcePath path, Path folder);

    void file(SourcePath path, Path file);
  }

  private record Folder(SourcePath path, Path place, Path real, int depth) {}

  private final Path realBase;
  private final boolean followsLinks;
  private final List<Diagnostic> diagnostics;
  private final Deque<Folder> open = new ArrayDeque<>();
  // Linked folders wait until all others are read, so that a file keeps the path it has without
  // links.
  private final Deque<Folder> linked = new ArrayDeque<>();
  private final Set<Path> seen = new HashSet<>();
  private int entries;

  private FileTree(Path realBase, boolean followsLinks, List<Diagnostic> diagnostics) {
    this.realBase = realBase;
    this.followsLinks = followsLinks;
    this.diagnostics = diagnostics;
  }

  /**
   * Shows everything below {@code folder} to {@code visitor}.
   *
   * @param realBase the base without symbolic links; no link is followed out of it
   * @param followsLinks whether links are followed at all; if not, they are passed over in silence
   */
  static void walk(
      Path realBase,
      SourcePath path,
      Path folder,
      boolean followsLinks,
      Visitor visitor,
      List<Diagnostic> diagnostics) {
    FileTree tree = new FileTree(realBase, followsLinks, diagnostics);
    Path real;
    try {
      real = folder.toRealPath();
    } catch (IOException e) {
      tree.unreadable(path);
      return;
    }
    tree.open.push(new Folder(path, folder, real, 0));
    tree.run(real, visitor);
  }

  private void run(Path start, Visitor visitor) {
    while (!open.isEmpty() || !linked.isEmpty()) {
      boolean isLinked = open.isEmpty();
      Folder folder = isLinked ? linked.removeFirst() : open.pop();
      // A link to a folder around the start would bring in the neighbours, and the start again.
      boolean circular = isLinked && start.startsWith(folder.real);
      if (circular || !seen.add(folder.real)) {
        if (isLinked) {
          report(
              Level.WARNING,
              "symlink-loop",
              folder.path,
              "leads to a folder that is read elsewhere; it was not read again");
        }
        continue;
      }
      if (!list(folder, visitor)) {
        return;
      }
    }
  }

  private boolean list(Folder folder, Visitor visitor) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.place)) {
      stream.forEach(children::add);
    } catch (IOException | DirectoryIteratorException e) {
      unreadable(folder.path);
      return true;
    }
    children.sort(Comparator.comparing(child -> child.getFileName().toString()));
    List<Folder> folders = new ArrayList<>();
    for (Path child : children) {
      if (++entries > MAX_ENTRIES) {
        report(
            Level.ERROR,
            "too-many-files",
            folder.path,
            "there are more than " + MAX_ENTRIES + " files; the rest was not read");
        return false;
      }
      visit(folder, child, folders, visitor);
    }
    for (int i = folders.size() - 1; i >= 0; i--) {
      open.push(folders.get(i));
    }
    return true;
  }

  private void visit(Folder parent, Path child, List<Folder> folders, Visitor visitor) {
    String name = child.getFileName().toString();
    if (name.indexOf('\\') >= 0) {
      report(
          Level.WARNING,
          "file-name-unusable",
          parent.path,
          "holds a name with a backslash, which was not read");
      return;
    }
    SourcePath path = parent.path.resolve(name);
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      unreadable(path);
      return;
    }
    if (attributes.isSymbolicLink()) {
      visitLink(parent, path, child, visitor);
    } else if (attributes.isDirectory()) {
      Folder folder = new Folder(path, child, parent.real.resolve(name), parent.depth + 1);
      addIfEntered(folder, folders, visitor);
    } else if (attributes.isRegularFile()) {
      visitor.file(path, child);
    }
  }

  private void visitLink(Folder parent, SourcePath path, Path link, Visitor visitor) {
    if (!followsLinks) {
      return;
    }
    Path real;
    try {
      real = link.toRealPath();
    } catch (IOException e) {
      report(Level.WARNING, "symlink-broken", path, "is a link that leads nowhere");
      return;
    }
    if (!real.startsWith(realBase)) {
      report(
          Level.WARNING,
          "symlink-outside",
          path,
          "is a link that leaves the scanned folder; it was not followed");
      return;
    }
    if (Files.isDirectory(real)) {
      List<Folder> entered = new ArrayList<>();
      addIfEntered(new Folder(path, link, real, parent.depth + 1), entered, visitor);
      linked.addAll(entered);
    } else if (Files.isRegularFile(real)) {
      visitor.file(path, link);
    }
  }

  private void addIfEntered(Folder folder, List<Folder> folders, Visitor visitor) {
    if (folder.depth > MAX_DEPTH) {
      report(
          Level.WARNING,
          "folder-too-deep",
          folder.path,
          "lies more than " + MAX_DEPTH + " folders deep and was not read");
    } else if (visitor.enters(folder.path, folder.place)) {
      folders.add(folder);
    }
  }

  private void unreadable(SourcePath path) {
    report(Level.ERROR, "file-unreadable", path, "could not be read");
  }

  private void report(Level level, String code, SourcePath path, String message) {
    diagnostics.add(Diagnostic.of(level, code, path, message));
  }
}

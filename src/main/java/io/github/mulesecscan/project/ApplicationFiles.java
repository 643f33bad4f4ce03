package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of an application by role, without tests and without nested applications. */
final class ApplicationFiles {

  /** The folders that the runtime finds files in, as seen from the application's folder. */
  private static final List<String> CLASSPATH =
      List.of("src/main/resources", "src/main/mule", "src/main/api", "src/main/wsdl");

  private static final String CLASSPATH_PREFIX = "classpath:";

  private final SourcePath folder;
  private final boolean hasLayout;
  private final Map<String, Item> byPath = new TreeMap<>();

  /**
   * A file.
   *
   * @param path the file as seen from the base
   * @param file where to read it
   * @param role what it is for
   */
  record Item(SourcePath path, Path file, FileRole role) {}

  /**
   * What a name in a file stands for.
   *
   * @param item the file; empty where there is none
   * @param leaves whether the name leads out of the application
   */
  record Named(Optional<Item> item, boolean leaves) {}

  private ApplicationFiles(SourcePath folder, boolean hasLayout) {
    this.folder = folder;
    this.hasLayout = hasLayout;
  }

  static ApplicationFiles list(
      Path realBase, SourcePath path, Path folder, List<Diagnostic> diagnostics) {
    boolean hasLayout =
        Files.isDirectory(folder.resolve("src/main"))
            || ApplicationMarks.of(realBase, folder) == ApplicationMarks.Mark.MULE_4;
    ApplicationFiles files = new ApplicationFiles(path, hasLayout);
    FileTree.walk(realBase, path, folder, true, files.new Listing(realBase), diagnostics);
    return files;
  }

  /** Whether the folder is laid out as Maven and Mule expect. */
  boolean hasLayout() {
    return hasLayout;
  }

  /** The files of a role, in path order. */
  List<Item> of(FileRole role) {
    return byPath.values().stream().filter(item -> item.role() == role).toList();
  }

  /** The file that {@code written} names in {@code from}: on the classpath, or beside it. */
  Named named(SourcePath from, String written) {
    String name = written.strip().replace('\\', '/');
    if (name.startsWith(CLASSPATH_PREFIX)) {
      name = name.substring(CLASSPATH_PREFIX.length());
    }
    List<String> roots = new ArrayList<>(CLASSPATH);
    if (!hasLayout) {
      roots.add(from.parent().relativeTo(folder));
      roots.add("");
    }
    boolean leaves = false;
    for (String root : roots) {
      Optional<String> path = Folders.normalize(root, name);
      Item item = path.map(byPath::get).orElse(null);
      if (item != null) {
        return new Named(Optional.of(item), false);
      }
      leaves = path.isEmpty();
    }
    return new Named(Optional.empty(), leaves);
  }

  /** The names by which configurations can name {@code item}. */
  List<String> namesOf(Item item) {
    String path = item.path().relativeTo(folder);
    List<String> names = new ArrayList<>();
    for (String root : CLASSPATH) {
      if (path.startsWith(root + "/")) {
        names.add(path.substring(root.length() + 1));
      }
    }
    names.add(path);
    if (!hasLayout) {
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        names.add(path.substring(slash + 1));
      }
    }
    return names;
  }

  private final class Listing implements FileTree.Visitor {

    private final Path realBase;

    Listing(Path realBase) {
      this.realBase = realBase;
    }

    @Override
    public boolean enters(SourcePath path, Path child) {
      if (ApplicationMarks.isSkipped(path.name())) {
        return false;
      }
      String relative = path.relativeTo(folder);
      if (relative.equals("src/test")) {
        return false;
      }
      return relative.startsWith("src/main")
          || relative.equals("src")
          || ApplicationMarks.of(realBase, child) == ApplicationMarks.Mark.NONE;
    }

    @Override
    public void file(SourcePath path, Path file) {
      String relative = path.relativeTo(folder);
      FileRole role = hasLayout ? FileRole.of(relative) : FileRole.withoutLayout(relative);
      byPath.put(relative, new Item(path, file, role));
    }
  }
}

package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the folders of Mule 4 applications. A folder is one if its pom has the packaging of a Mule
 * 4 project, if it holds a {@code mule-artifact.json}, or if its {@code src/main/mule} holds Mule
 * XML.
 */
public final class ApplicationFinder {

  private final Path base;
  private final Path realBase;
  private final Map<SourcePath, Path> found = new TreeMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<SourcePath> mule3 = new ArrayList<>();

  private ApplicationFinder(Path base, Path realBase) {
    this.base = base;
    this.realBase = realBase;
  }

  /**
   * Every application folder at or below {@code folders}; an application inside another one's
   * folder is one of its own. Build output, hidden folders and symbolic links are passed over. A
   * given folder that holds Mule XML but no application is itself taken for one, and a diagnostic
   * ({@code application-without-layout}) says so.
   *
   * @param base the folder that paths in diagnostics are relative to
   * @param folders where to look, at or below the base; others are told and passed over
   */
  public static FoundApplications find(Path base, List<Path> folders) {
    Path absolute = base.toAbsolutePath().normalize();
    Path real;
    try {
      real = absolute.toRealPath();
    } catch (IOException e) {
      return new FoundApplications(List.of(), List.of(unreadable(new SourcePath(""))));
    }
    ApplicationFinder finder = new ApplicationFinder(absolute, real);
    folders.forEach(folder -> finder.search(folder.toAbsolutePath().normalize()));
    return finder.result();
  }

  private FoundApplications result() {
    // The loader tells again what it could not read in the folder of an application.
    List<Diagnostic> outside =
        diagnostics.stream()
            .filter(d -> found.keySet().stream().noneMatch(d.path()::isWithin) || isOwn(d))
            .distinct()
            .sorted()
            .toList();
    return new FoundApplications(List.copyOf(found.values()), outside);
  }

  private static boolean isOwn(Diagnostic diagnostic) {
    return diagnostic.code().equals("application-without-layout")
        || diagnostic.code().equals("mule3-application");
  }

  private void search(Path folder) {
    if (!folder.startsWith(base)) {
      diagnostics.add(
          Diagnostic.of(
              Level.ERROR,
              "folder-outside",
              new SourcePath(""),
              "a folder to scan lies outside the base folder; it was not read"));
      return;
    }
    SourcePath path = Folders.relative(base, folder);
    if (!Files.isDirectory(folder)) {
      diagnostics.add(unreadable(path));
      return;
    }
    if (!isWithinBase(folder)) {
      diagnostics.add(
          Diagnostic.of(
              Level.WARNING,
              "symlink-outside",
              path,
              "is a link that leaves the scanned folder; it was not followed"));
      return;
    }
    examine(path, folder);
    FileTree.walk(realBase, path, folder, false, new Search(), diagnostics);
    if (nothingBelow(path) && ApplicationMarks.holdsMuleXml(realBase, folder)) {
      found.put(path, folder);
      diagnostics.add(withoutLayout(path));
    }
  }

  private boolean isWithinBase(Path folder) {
    try {
      return folder.toRealPath().startsWith(realBase);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean nothingBelow(SourcePath path) {
    return found.keySet().stream().noneMatch(other -> other.isWithin(path))
        && mule3.stream().noneMatch(other -> other.isWithin(path));
  }

  private void examine(SourcePath path, Path folder) {
    switch (ApplicationMarks.of(realBase, folder)) {
      case MULE_4 -> found.put(path, folder);
      case MULE_3 -> {
        mule3.add(path);
        diagnostics.add(
            Diagnostic.of(
                Level.WARNING,
                "mule3-application",
                path,
                "is a Mule 3 application; only Mule 4 is analysed"));
      }
      case NONE -> {
        // An ordinary folder.
      }
    }
  }

  private static Diagnostic unreadable(SourcePath path) {
    return Diagnostic.of(
        Level.ERROR, "file-unreadable", path, "is not a folder that could be read");
  }

  private static Diagnostic withoutLayout(SourcePath path) {
    return Diagnostic.of(
        Level.WARNING,
        "application-without-layout",
        path,
        "holds no pom.xml, mule-artifact.json or src/main/mule; all Mule XML below it was read as"
            + " one application");
  }

  private final class Search implements FileTree.Visitor {

    @Override
    public boolean enters(SourcePath path, Path folder) {
      String name = path.name();
      if (name.startsWith(".") || ApplicationMarks.isSkipped(name) || isSources(path)) {
        return false;
      }
      examine(path, folder);
      return true;
    }

    @Override
    public void file(SourcePath path, Path file) {
      // Only folders are applications.
    }
  }

  /**
   * Archetypes keep templates of applications among their resources; those are not applications.
   */
  private static boolean isSources(SourcePath path) {
    String name = path.name();
    return (name.equals("main") || name.equals("test")) && path.parent().name().equals("src");
  }
}

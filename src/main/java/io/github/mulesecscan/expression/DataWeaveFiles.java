package io.github.mulesecscan.expression;

import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.dataweave.DataWeaveParser;
import io.github.mulesecscan.syntax.dataweave.Script;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The {@code .dwl} files of an application, each parsed once, by what the class path calls them.
 */
final class DataWeaveFiles {

  /** Folders whose contents are at the root of the class path. */
  private static final List<String> ROOTS =
      List.of("src/main/resources", "src/main/mule", "src/main/dw");

  private final SourcePath folder;
  private final TreeMap<SourcePath, Parsed> files = new TreeMap<>();

  /** A file and what is in it. */
  record Parsed(ProjectFile file, Script script) {}

  DataWeaveFiles(MuleProject project) {
    this.folder = project.folder();
    for (ProjectFile file : project.dataWeaveFiles()) {
      files.put(file.path(), new Parsed(file, DataWeaveParser.parse(file.text())));
    }
  }

  /** All files, in path order. */
  Collection<Parsed> all() {
    return files.values();
  }

  /** The file that a parameter names: {@code dwl/a.dwl}, {@code classpath:dwl/a.dwl}. */
  Optional<Parsed> resource(String written) {
    String name = written.strip();
    if (name.startsWith("classpath:")) {
      name = name.substring("classpath:".length());
    }
    while (name.startsWith("/")) {
      name = name.substring(1);
    }
    if (name.isEmpty() || name.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    for (String root : ROOTS) {
      Parsed found = files.get(folder.resolve(root + "/" + name));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The file of a module: {@code modules::user} is {@code modules/user.dwl}. */
  Optional<Parsed> module(String name) {
    return resource(name.replace("::", "/") + ".dwl");
  }
}

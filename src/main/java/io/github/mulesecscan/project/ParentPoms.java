package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the parents of a pom that lie within the base; no repository is asked. */
final class ParentPoms {

  private static final int MAX_PARENTS = 10;
  private static final String POM = "pom.xml";

  private ParentPoms() {}

  static List<XmlDocument> of(
      Path base, Path realBase, SourcePath pom, XmlDocument document, FileIntake intake) {
    List<XmlDocument> parents = new ArrayList<>();
    Set<SourcePath> seen = new HashSet<>(Set.of(pom));
    SourcePath path = pom;
    XmlDocument child = document;
    while (parents.size() < MAX_PARENTS) {
      Optional<XmlElement> reference = PomXml.child(child.root(), "parent");
      Optional<SourcePath> candidate = reference.flatMap(candidate(base, path));
      if (candidate.isEmpty()
          || !seen.add(candidate.get())
          || !isReadable(realBase, base.resolve(candidate.get().value()))) {
        return parents;
      }
      path = candidate.get();
      Optional<XmlDocument> parent = MuleXmlReader.parse(path, base.resolve(path.value()), intake);
      if (parent.isEmpty() || !isNamed(reference.get(), parent.get().root())) {
        return parents;
      }
      child = parent.get();
      parents.add(child);
    }
    return parents;
  }

  private static Function<XmlElement, Optional<SourcePath>> candidate(Path base, SourcePath child) {
    return reference -> {
      Optional<XmlElement> element = PomXml.child(reference, "relativePath");
      String written = element.map(e -> e.contentView().content().strip()).orElse("../" + POM);
      if (written.isEmpty()) {
        // An empty element asks for the parent of a repository.
        return Optional.empty();
      }
      return Folders.normalize(child.parent().value(), written.replace('\\', '/'))
          .map(path -> Files.isDirectory(base.resolve(path)) ? join(path) : path)
          .map(SourcePath::new);
    };
  }

  private static String join(String folder) {
    return folder.isEmpty() ? POM : folder + "/" + POM;
  }

  private static boolean isReadable(Path realBase, Path file) {
    try {
      return Files.isRegularFile(file) && file.toRealPath().startsWith(realBase);
    } catch (IOException e) {
      return false;
    }
  }

  /** A pom that happens to lie one folder up is a parent only if it has the parent's name. */
  private static boolean isNamed(XmlElement reference, XmlElement parent) {
    return PomXml.text(reference, "artifactId").equals(PomXml.text(parent, "artifactId"));
  }
}

package io.github.mulesecscan.project;

import io.github.mulesecscan.project.PropertyDefinition.Origin;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a pom, and what it inherits from parents within the base. */
final class PomReader {

  private final PomValues values;
  private final List<PomDependency> dependencies = new ArrayList<>();
  private final List<PomPlugin> plugins = new ArrayList<>();
  private final List<XmlElement> repositories = new ArrayList<>();

  private PomReader(PomValues values) {
    this.values = values;
  }

  /**
   * Reads a pom.
   *
   * @param path the file
   * @param document its tree
   * @param parents the documents of its reachable parents, the nearest first
   */
  static Pom read(SourcePath path, XmlDocument document, List<XmlDocument> parents) {
    XmlElement root = document.root();
    List<XmlElement> lineage = new ArrayList<>();
    lineage.add(root);
    parents.forEach(parent -> lineage.add(parent.root()));
    PomReader reader = new PomReader(PomValues.of(lineage));
    reader.readPart(root, "");
    for (XmlElement profiles : PomXml.children(root, "profiles")) {
      for (XmlElement profile : PomXml.children(profiles, "profile")) {
        reader.readPart(profile, PomXml.text(profile, "id").orElse("unnamed"));
      }
    }
    List<PropertyDefinition> properties = new ArrayList<>();
    lineage.forEach(pom -> addProperties(pom, properties));
    return new Pom(
        path,
        document,
        reader.values.project(),
        PomXml.text(root, "packaging").orElse("jar"),
        properties,
        reader.dependencies,
        reader.plugins,
        reader.repositories);
  }

  private void readPart(XmlElement part, String profile) {
    addDependencies(part, profile, false);
    PomXml.child(part, "dependencyManagement")
        .ifPresent(managed -> addDependencies(managed, profile, true));
    Optional<XmlElement> build = PomXml.child(part, "build");
    build.ifPresent(found -> addPlugins(found, profile, false));
    build
        .flatMap(found -> PomXml.child(found, "pluginManagement"))
        .ifPresent(managed -> addPlugins(managed, profile, true));
    addRepositories(part, "repositories", "repository");
    addRepositories(part, "pluginRepositories", "pluginRepository");
    PomXml.child(part, "distributionManagement")
        .ifPresent(
            found ->
                found.children().stream()
                    .filter(PomReader::isRepository)
                    .forEach(repositories::add));
  }

  private static boolean isRepository(XmlElement element) {
    return element.getName().toLowerCase(Locale.ROOT).endsWith("repository");
  }

  private void addRepositories(XmlElement part, String list, String item) {
    PomXml.child(part, list).ifPresent(found -> repositories.addAll(PomXml.children(found, item)));
  }

  private void addDependencies(XmlElement part, String profile, boolean managed) {
    for (XmlElement list : PomXml.children(part, "dependencies")) {
      for (XmlElement element : PomXml.children(list, "dependency")) {
        Coordinates written = coordinates(element, "");
        Coordinates known =
            written.version().isEmpty()
                ? values.managedDependency(written).orElse(written)
                : written;
        dependencies.add(
            new PomDependency(
                known,
                value(element, "scope").orElse("compile"),
                value(element, "classifier").orElse(""),
                value(element, "type").orElse("jar"),
                profile,
                managed,
                element));
      }
    }
  }

  private void addPlugins(XmlElement part, String profile, boolean managed) {
    for (XmlElement list : PomXml.children(part, "plugins")) {
      for (XmlElement element : PomXml.children(list, "plugin")) {
        Coordinates written = coordinates(element, "org.apache.maven.plugins");
        Coordinates known =
            written.version().isEmpty() ? values.managedPlugin(written).orElse(written) : written;
        plugins.add(new PomPlugin(known, configurations(element), profile, managed, element));
      }
    }
  }

  private static List<XmlElement> configurations(XmlElement plugin) {
    List<XmlElement> found = new ArrayList<>(PomXml.children(plugin, "configuration"));
    for (XmlElement executions : PomXml.children(plugin, "executions")) {
      for (XmlElement execution : PomXml.children(executions, "execution")) {
        found.addAll(PomXml.children(execution, "configuration"));
      }
    }
    return found;
  }

  private Coordinates coordinates(XmlElement element, String defaultGroup) {
    return new Coordinates(
        value(element, "groupId").orElse(defaultGroup),
        value(element, "artifactId").orElse(""),
        value(element, "version").orElse(""));
  }

  private Optional<String> value(XmlElement element, String name) {
    return PomXml.text(element, name).map(values::interpolate);
  }

  private static void addProperties(XmlElement pom, List<PropertyDefinition> found) {
    addPropertiesOf(pom, found);
    for (XmlElement profiles : PomXml.children(pom, "profiles")) {
      PomXml.children(profiles, "profile").forEach(profile -> addPropertiesOf(profile, found));
    }
  }

  private static void addPropertiesOf(XmlElement part, List<PropertyDefinition> found) {
    for (XmlElement list : PomXml.children(part, "properties")) {
      for (XmlElement element : list.children()) {
        SourceText value = PomXml.trimmed(element.contentView());
        Location key = element.source().locate(element.nameSpan());
        Location place = value.locate(value.span());
        found.add(
            new PropertyDefinition(element.getName(), value, key, place, Origin.POM, Set.of()));
      }
    }
  }
}

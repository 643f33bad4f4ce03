package io.github.mulesecscan.project;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the placeholders of a pom stand for, and which versions it and its parents manage. */
final class PomValues {

  private static final int MAX_DEPTH = 10;
  private static final int MAX_LENGTH = 10_000;

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, Coordinates> dependencies = new HashMap<>();
  private final Map<String, Coordinates> plugins = new HashMap<>();
  private final Coordinates project;

  private PomValues(List<XmlElement> lineage) {
    XmlElement root = lineage.get(0);
    Optional<XmlElement> parent = PomXml.child(root, "parent");
    lineage.forEach(pom -> addProperties(pom, properties));
    String group = inherited(root, parent, "groupId");
    String version = inherited(root, parent, "version");
    String artifact = PomXml.text(root, "artifactId").orElse("");
    for (String prefix : List.of("project.", "pom.", "")) {
      properties.put(prefix + "groupId", group);
      properties.put(prefix + "artifactId", artifact);
      properties.put(prefix + "version", version);
    }
    parent.ifPresent(
        found ->
            List.of("groupId", "artifactId", "version")
                .forEach(
                    name ->
                        PomXml.text(found, name)
                            .ifPresent(text -> properties.put("project.parent." + name, text))));
    this.project = new Coordinates(interpolate(group), interpolate(artifact), interpolate(version));
    lineage.forEach(this::addManaged);
  }

  /**
   * The values of a pom.
   *
   * @param lineage the root of the pom, then those of its parents, the nearest first
   */
  static PomValues of(List<XmlElement> lineage) {
    return new PomValues(lineage);
  }

  /** The pom's own coordinates. */
  Coordinates project() {
    return project;
  }

  Optional<Coordinates> managedDependency(Coordinates written) {
    return Optional.ofNullable(dependencies.get(written.key()));
  }

  Optional<Coordinates> managedPlugin(Coordinates written) {
    return Optional.ofNullable(plugins.get(written.key()));
  }

  /** {@code text} with every placeholder replaced whose value is known. */
  String interpolate(String text) {
    return interpolate(text, new HashSet<>());
  }

  private String interpolate(String text, Set<String> open) {
    if (open.size() > MAX_DEPTH || text.length() > MAX_LENGTH || !Placeholder.isIn(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    Optional<Placeholder> next = Placeholder.next(text, 0);
    while (next.isPresent() && out.length() < MAX_LENGTH) {
      Placeholder placeholder = next.get();
      String written = text.substring(placeholder.start(), placeholder.end());
      String name = placeholder.escaped() ? "" : placeholder.name(text);
      String value = properties.get(name);
      out.append(text, from, placeholder.start());
      if (value != null && open.add(name)) {
        out.append(interpolate(value, open));
        open.remove(name);
      } else {
        out.append(written);
      }
      from = placeholder.end();
      next = Placeholder.next(text, from);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static String inherited(XmlElement root, Optional<XmlElement> parent, String name) {
    return PomXml.text(root, name)
        .or(() -> parent.flatMap(found -> PomXml.text(found, name)))
        .orElse("");
  }

  private static void addProperties(XmlElement pom, Map<String, String> properties) {
    for (XmlElement list : PomXml.children(pom, "properties")) {
      for (XmlElement element : list.children()) {
        properties.putIfAbsent(element.getName(), element.contentView().content().strip());
      }
    }
  }

  private void addManaged(XmlElement pom) {
    PomXml.child(pom, "dependencyManagement")
        .flatMap(managed -> PomXml.child(managed, "dependencies"))
        .ifPresent(list -> addManaged(PomXml.children(list, "dependency"), "", dependencies));
    PomXml.child(pom, "build")
        .flatMap(build -> PomXml.child(build, "pluginManagement"))
        .flatMap(managed -> PomXml.child(managed, "plugins"))
        .ifPresent(
            list ->
                addManaged(PomXml.children(list, "plugin"), "org.apache.maven.plugins", plugins));
  }

  private void addManaged(
      List<XmlElement> elements, String defaultGroup, Map<String, Coordinates> managed) {
    for (XmlElement element : elements) {
      Coordinates found =
          new Coordinates(
              interpolate(PomXml.text(element, "groupId").orElse(defaultGroup)),
              interpolate(PomXml.text(element, "artifactId").orElse("")),
              interpolate(PomXml.text(element, "version").orElse("")));
      managed.putIfAbsent(found.key(), found);
    }
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.Advisories.Channel;
import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.catalog.Version;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.Pom;
import io.github.mulesecscan.project.PomDependency;
import io.github.mulesecscan.project.PomPlugin;
import io.github.mulesecscan.project.PropertyDefinition;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A version that an application runs on or with.
 *
 * @param product what it is a version of: {@code Mule runtime}, or {@code group:artifact}
 * @param version the version
 * @param written the version as the application writes it, placeholders replaced
 * @param declared where it is said
 * @param scope the scope of a dependency; empty for the runtime
 * @param location the place that says it
 * @param anchor the place's name without line numbers
 */
record UsedVersion(
    String product,
    Version version,
    String written,
    Declared declared,
    String scope,
    Location location,
    String anchor) {

  private static final String RUNTIME = "Mule runtime";
  private static final List<NamePattern> RELEASE_CHANNEL =
      List.of(new NamePattern("", "releaseChannel", false));
  private static final List<String> RUNTIME_PROPERTIES =
      List.of("app.runtime", "mule.version", "mule.runtime.version", "muleVersion");

  /** Where a version is said, which tells how much it means. */
  enum Declared {
    /** The deployment that the pom configures. */
    DEPLOYMENT,
    /** A property of the pom that builds and deployments use. */
    PROPERTY,
    /** {@code minMuleVersion}: only a lower bound. */
    DESCRIPTOR,
    /** A dependency of the pom. */
    DEPENDENCY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The runtime of the application, by the place that says it most surely. */
  static Optional<UsedVersion> runtime(Scope scope) {
    return scope.once(new RuntimeOfApplication(), () -> findRuntime(scope));
  }

  private record RuntimeOfApplication() implements ScanContext.Derived<Optional<UsedVersion>> {}

  private record EdgeConfigured() implements ScanContext.Derived<Boolean> {}

  private static Optional<UsedVersion> findRuntime(Scope scope) {
    List<UsedVersion> found = new ArrayList<>();
    scope.project().pom().ifPresent(pom -> addRuntime(pom, scope, found));
    descriptor(scope.project()).ifPresent(found::add);
    return found.stream().findFirst();
  }

  /** The dependencies with a version that is known. */
  static List<UsedVersion> dependencies(MuleProject project) {
    List<UsedVersion> found = new ArrayList<>();
    project.pom().ifPresent(pom -> pom.dependencies().forEach(each -> add(each, found)));
    return found;
  }

  /** The release channel that the deployment asks for; LTS where it asks for none. */
  static Channel channel(UsedVersion runtime, Scope scope) {
    boolean named = runtime.version().qualifier().matches("\\d+e(-java.*)?");
    boolean configured = scope.once(new EdgeConfigured(), () -> asksForEdge(scope));
    return named || configured ? Channel.EDGE : Channel.LTS;
  }

  private static boolean asksForEdge(Scope scope) {
    return scope.elements(DocumentKind.POM).named(RELEASE_CHANNEL).stream()
        .anyMatch(element -> element.getTextTrim().equalsIgnoreCase("edge"));
  }

  private static void addRuntime(Pom pom, Scope scope, List<UsedVersion> found) {
    for (PomPlugin plugin : pom.plugins()) {
      if (!plugin.coordinates().artifactId().equals("mule-maven-plugin")) {
        continue;
      }
      for (XmlElement configuration : plugin.configurations()) {
        stream(configuration.descendants())
            .filter(element -> element.getName().equals("muleVersion"))
            .forEach(element -> addDeployed(element, scope, found));
      }
    }
    for (String name : RUNTIME_PROPERTIES) {
      pom.properties().stream()
          .filter(property -> property.key().equals(name))
          .findFirst()
          .ifPresent(property -> addProperty(property, scope, found));
    }
  }

  private static void addDeployed(XmlElement element, Scope scope, List<UsedVersion> found) {
    NamedValue value = NamedValue.ofText(element);
    String written = scope.values(DocumentKind.POM, element, value.text()).get(0).text();
    // A placeholder is reported where it is defined, which is what has to be changed.
    if (!value.text().contains("${")) {
      runtime(written, Declared.DEPLOYMENT, value.location(), "muleVersion").ifPresent(found::add);
    }
  }

  private static void addProperty(
      PropertyDefinition property, Scope scope, List<UsedVersion> found) {
    String written =
        scope
            .project()
            .pom()
            .map(pom -> scope.values(DocumentKind.POM, pom.document().root(), property.value()))
            .map(values -> values.get(0).text())
            .orElse(property.value());
    runtime(written, Declared.PROPERTY, property.valueLocation(), "property/" + property.key())
        .ifPresent(found::add);
  }

  private static Optional<UsedVersion> descriptor(MuleProject project) {
    return project
        .artifact()
        .flatMap(artifact -> artifact.minMuleVersion())
        .flatMap(
            scalar ->
                runtime(scalar.value(), Declared.DESCRIPTOR, scalar.location(), "minMuleVersion"));
  }

  private static Optional<UsedVersion> runtime(
      String written, Declared declared, Location location, String anchor) {
    // Deployments write 4.6.0:12e-java17.
    return Version.of(written.replace(':', '-'))
        .map(version -> new UsedVersion(RUNTIME, version, written, declared, "", location, anchor));
  }

  private static void add(PomDependency dependency, List<UsedVersion> found) {
    String key = dependency.coordinates().key();
    String written = dependency.coordinates().version();
    Location location =
        dependency.element().children().stream()
            .filter(child -> child.getName().equals("version"))
            .findFirst()
            .map(child -> NamedValue.ofText(child).location())
            .orElseGet(() -> dependency.element().location());
    Version.of(written)
        .ifPresent(
            version ->
                found.add(
                    new UsedVersion(
                        key,
                        version,
                        written,
                        Declared.DEPENDENCY,
                        dependency.scope(),
                        location,
                        "dependency/" + key)));
  }

  private static java.util.stream.Stream<XmlElement> stream(Iterable<XmlElement> elements) {
    return java.util.stream.StreamSupport.stream(elements.spliterator(), false);
  }
}

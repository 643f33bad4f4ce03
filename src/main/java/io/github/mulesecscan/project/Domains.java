package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The domains beside the applications of a scan: what an application names and does not have may be
 * there. An application names its domain by a dependency with the classifier {@code mule-domain},
 * or by {@code domain} in its {@code mule-artifact.json}. Immutable and safe for use by several
 * threads.
 */
public final class Domains {

  /** For applications that are looked at alone. */
  public static final Domains NONE = new Domains(List.of());

  private static final String CLASSIFIER = ProjectKind.DOMAIN.packaging();
  private static final String OF_THE_RUNTIME = "default";

  private final List<MuleProject> all;

  private Domains(List<MuleProject> all) {
    this.all = all;
  }

  /**
   * Reads the domains among {@code folders}; other folders are passed over.
   *
   * @param base the folder that paths are relative to; nothing outside it is read
   * @param limits how much is read
   * @param changed contents of files that count in place of what is on disk, by path
   */
  public static Domains load(
      Path base, List<Path> folders, LoadLimits limits, Map<SourcePath, byte[]> changed) {
    Path absolute = base.toAbsolutePath().normalize();
    Set<SourcePath> seen = new HashSet<>();
    List<MuleProject> domains = new ArrayList<>();
    for (Path folder : folders) {
      Path place = folder.toAbsolutePath().normalize();
      boolean isNew =
          place.startsWith(absolute)
              && ApplicationMarks.isDomain(place)
              && seen.add(Folders.relative(absolute, place));
      if (isNew) {
        domains.add(ProjectLoader.load(absolute, place, limits, changed));
      }
    }
    return new Domains(List.copyOf(domains));
  }

  /**
   * The application together with the domain that it names; alone where it names none, or one that
   * is not there, which is told.
   */
  public MuleProject join(MuleProject application, Consumer<Diagnostic> diagnostics) {
    if (application.kind() == ProjectKind.DOMAIN) {
      return application;
    }
    Optional<PomDependency> dependency =
        application.pom().stream()
            .flatMap(pom -> pom.dependencies().stream())
            .filter(one -> one.classifier().equals(CLASSIFIER) && !one.managed())
            .findFirst();
    if (dependency.isPresent()) {
      String wanted = dependency.get().coordinates().key();
      Optional<MuleProject> found = ofCoordinates(wanted);
      if (found.isEmpty()) {
        diagnostics.accept(missing(wanted, dependency.get().element().location()));
      }
      return found.map(application::within).orElse(application);
    }
    Optional<YamlScalar> name = application.artifact().flatMap(Domains::named);
    if (name.isPresent()) {
      Optional<MuleProject> found = ofName(name.get().value());
      if (found.isEmpty()) {
        diagnostics.accept(missing(name.get().value(), name.get().location()));
      }
      return found.map(application::within).orElse(application);
    }
    return application;
  }

  private Optional<MuleProject> ofCoordinates(String key) {
    return all.stream()
        .filter(
            domain -> domain.pom().filter(pom -> pom.coordinates().key().equals(key)).isPresent())
        .findFirst();
  }

  /** By artifact id, alone or as the file of the artifact is called: {@code bank-domain-1.2.0}. */
  private Optional<MuleProject> ofName(String written) {
    return all.stream()
        .filter(domain -> written.equals(domain.name()) || isFile(written, domain.name()))
        .findFirst();
  }

  private static boolean isFile(String written, String name) {
    return written.startsWith(name + "-")
        && written.length() > name.length() + 1
        && Character.isDigit(written.charAt(name.length() + 1));
  }

  private static Optional<YamlScalar> named(MuleArtifact artifact) {
    YamlNode node = artifact.root().get("domain").orElse(null);
    return node instanceof YamlScalar scalar
            && !scalar.value().isBlank()
            && !scalar.value().equals(OF_THE_RUNTIME)
        ? Optional.of(scalar)
        : Optional.empty();
  }

  private static Diagnostic missing(String name, Location place) {
    return Diagnostic.at(
        Level.NOTE,
        "domain-missing",
        place,
        "the domain "
            + name
            + " is not among the scanned projects; its global elements and properties are unknown");
  }
}

package io.github.mulesecscan.api;

import io.github.mulesecscan.api.ApiSpecification.Artifact;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API specifications of an application, and the routers that implement them. Immutable. */
public final class ApiSpecifications {

  private final List<ApiSpecification> all;
  private final List<ApiRouter> routers;
  private final List<Diagnostic> diagnostics;
  private final Map<ApiSpecification, SpecificationFiles> files;
  private final Map<ApiSpecification, ApiGraph> graphs = new IdentityHashMap<>();

  private ApiSpecifications(
      List<ApiSpecification> all,
      List<ApiRouter> routers,
      List<Diagnostic> diagnostics,
      Map<ApiSpecification, SpecificationFiles> files) {
    this.files = files;
    this.all = List.copyOf(all);
    this.routers = List.copyOf(routers);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Reads the specifications of {@code project}.
   *
   * @param repository a local Maven repository, in which artifacts that APIkit names are looked up
   */
  public static ApiSpecifications of(
      MuleProject project, Catalog catalog, Optional<Path> repository) {
    return new Reading(project, catalog, repository).read();
  }

  /** Of an application without any. */
  public static ApiSpecifications none() {
    return new ApiSpecifications(List.of(), List.of(), List.of(), Map.of());
  }

  /** The APIs: those of files in path order, then those of artifacts. */
  public List<ApiSpecification> all() {
    return all;
  }

  /** The configurations of APIkit, in file order. */
  public List<ApiRouter> routers() {
    return routers;
  }

  /** {@code api} as nodes in the vocabulary of API Governance; made when first asked for. */
  public synchronized ApiGraph graph(ApiSpecification api) {
    ApiGraph known = graphs.get(api);
    if (known == null) {
      SpecificationFiles read = files.get(api);
      known =
          new ApiGraph(
              api,
              read == null
                  ? List.of()
                  : new SpecificationReader(read).graph(api.path(), api.language()));
      graphs.put(api, known);
    }
    return known;
  }

  /** What could not be read, by file and place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** One reading of an application. */
  private static final class Reading {

    private final MuleProject project;
    private final Optional<Path> repository;
    private final String uri;
    private final SpecificationFiles files;
    private final List<ApiSpecification> own;
    private final Map<String, Optional<ApiSpecification>> artifacts = new LinkedHashMap<>();
    private final Map<ApiSpecification, SpecificationFiles> filesOf = new IdentityHashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Reading(MuleProject project, Catalog catalog, Optional<Path> repository) {
      this.project = project;
      this.repository = repository;
      this.uri =
          catalog
              .namespaces()
              .uri("apikit")
              .or(() -> catalog.namespaces().uri("mule-apikit"))
              .orElse("");
      this.files =
          new SpecificationFiles(
              project.folder(), project.specifications().stream().map(ProjectFile::text).toList());
      this.own = new SpecificationReader(files).all();
    }

    ApiSpecifications read() {
      List<ApiRouter> routers = new ApiRouters(project, uri).all(this::specification);
      List<ApiSpecification> all = new ArrayList<>(own);
      artifacts.values().forEach(each -> each.ifPresent(all::add));
      diagnostics.addAll(files.diagnostics());
      own.forEach(api -> filesOf.put(api, files));
      return new ApiSpecifications(
          all, routers, diagnostics.stream().distinct().sorted().toList(), filesOf);
    }

    private Optional<ApiSpecification> specification(XmlElement config) {
      Optional<XmlAttribute> attribute = ApiRouters.named(config);
      if (attribute.isEmpty()) {
        return Optional.empty();
      }
      String written =
          project.resolver().resolve(attribute.get().getValue()).stream()
              .findFirst()
              .map(ResolvedValue::text)
              .orElse("");
      Optional<ArtifactSpecification> artifact = ArtifactSpecification.of(written);
      return artifact.isPresent()
          ? artifacts.computeIfAbsent(written, any -> open(artifact.get(), attribute.get()))
          : inFiles(written, attribute.get());
    }

    private Optional<ApiSpecification> inFiles(String written, XmlAttribute attribute) {
      String name = written.startsWith("classpath:") ? written.substring(10) : written;
      String suffix = name.startsWith("/") ? name : "/" + name;
      Optional<ApiSpecification> found =
          own.stream()
              .filter(api -> ("/" + api.path().value()).endsWith(suffix))
              .min(Comparator.comparing(api -> api.path().value().length()));
      boolean remote = written.startsWith("http:") || written.startsWith("https:");
      if (found.isEmpty() && !written.isBlank()) {
        String why = remote || written.startsWith("resource:") ? "was not fetched" : "is not there";
        unread(attribute, "the specification '" + written + "' " + why);
      }
      return found;
    }

    private Optional<ApiSpecification> open(ArtifactSpecification named, XmlAttribute attribute) {
      List<SourceText> texts = repository.map(named::texts).orElse(List.of());
      SpecificationFiles inside = new SpecificationFiles(named.folder(), texts);
      SourcePath root = named.root();
      Optional<ApiSpecification> read =
          inside.text(root).isPresent()
              ? new SpecificationReader(inside).read(root)
              : Optional.empty();
      if (read.isEmpty()) {
        unread(
            attribute,
            "the specification is in the artifact "
                + named.name()
                + ", which is not in the local repository");
      }
      Artifact artifact = new Artifact(named.name(), attribute.location());
      Optional<ApiSpecification> found = read.map(api -> api.from(artifact));
      found.ifPresent(api -> filesOf.put(api, inside));
      return found;
    }

    private void unread(XmlAttribute attribute, String what) {
      diagnostics.add(
          Diagnostic.at(
              Level.WARNING,
              "api-specification-absent",
              attribute.location(),
              what + "; rules on the specification were not run for it"));
    }
  }
}

package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Mule 4 application, domain, policy or plugin: everything that was read from its folder. Paths
 * are relative to the scanned base, lists are in path order. Test sources are not part of it, nor
 * are components that the editor disabled by turning them into comments. Immutable and safe for use
 * by several threads.
 */
public final class MuleProject {

  private final SourcePath folder;
  private final String name;
  private final ProjectKind kind;
  private final ProjectContents contents;
  private final ElementIndex elements;
  private final PropertyResolver resolver;
  private final Optional<MuleProject> domain;

  MuleProject(
      SourcePath folder,
      String name,
      ProjectKind kind,
      ProjectContents contents,
      PropertyResolver resolver) {
    this(
        folder,
        name,
        kind,
        contents,
        ElementIndex.of(contents.configs()),
        resolver,
        Optional.empty());
  }

  private MuleProject(
      SourcePath folder,
      String name,
      ProjectKind kind,
      ProjectContents contents,
      ElementIndex elements,
      PropertyResolver resolver,
      Optional<MuleProject> domain) {
    this.folder = folder;
    this.name = name;
    this.kind = kind;
    this.contents = contents;
    this.elements = elements;
    this.resolver = resolver;
    this.domain = domain;
  }

  /** This application, deployed to {@code shared}: what it names and does not have is there. */
  MuleProject within(MuleProject shared) {
    return new MuleProject(
        folder,
        name,
        kind,
        contents,
        elements,
        resolver.within(shared.resolver),
        Optional.of(shared));
  }

  /** The domain that it is deployed to, where that is known. */
  public Optional<MuleProject> domain() {
    return domain;
  }

  /** The application's folder; the empty path when it is the base itself. */
  public SourcePath folder() {
    return folder;
  }

  /** Its artifact id, or else the name of its folder. */
  public String name() {
    return name;
  }

  public ProjectKind kind() {
    return kind;
  }

  /** Its Mule configuration files, imported ones included. */
  public List<MuleConfig> configs() {
    return contents.configs();
  }

  /** Its properties and YAML files of configuration. */
  public List<ConfigurationFile> configurationFiles() {
    return contents.configurationFiles();
  }

  public Optional<Pom> pom() {
    return Optional.ofNullable(contents.pom());
  }

  /** Its {@code mule-artifact.json}. */
  public Optional<MuleArtifact> artifact() {
    return Optional.ofNullable(contents.artifact());
  }

  /** What people declare about it; says nothing where there is no such file. */
  public Manifest manifest() {
    return contents.manifest();
  }

  /** Its {@code log4j2*} files. */
  public List<LoggingConfig> logging() {
    return contents.logging();
  }

  /** Its DataWeave files outside Mule XML. */
  public List<ProjectFile> dataWeaveFiles() {
    return contents.dataWeaveFiles();
  }

  /** Files of API specifications: RAML, OpenAPI, WSDL, with their fragments. */
  public List<ProjectFile> specifications() {
    return contents.specifications();
  }

  /**
   * Pipelines, launch and container files, scripts, Java sources, Spring configurations, keys in
   * text form.
   */
  public List<ProjectFile> otherFiles() {
    return contents.otherFiles();
  }

  /** Key stores and other binary files that matter to security. */
  public List<SourcePath> binaryResources() {
    return contents.binaryResources();
  }

  /** Those of them that are small enough to be what they seem. */
  public List<BinaryFile> binaryFiles() {
    return contents.binaryFiles();
  }

  public PropertyResolver resolver() {
    return resolver;
  }

  /** What could not be read or had to be assumed, by file and place. */
  public List<Diagnostic> diagnostics() {
    return contents.diagnostics();
  }

  /** How many files were read. */
  public int fileCount() {
    return contents.fileCount();
  }

  /** How many bytes they have. */
  public long byteCount() {
    return contents.byteCount();
  }

  /**
   * The element directly below a configuration's root with this {@code name}, flows included; that
   * of the domain where the application has none.
   */
  public Optional<XmlElement> globalElement(String name) {
    return elements.global(name).or(() -> domain.flatMap(shared -> shared.globalElement(name)));
  }

  /**
   * The elements that name a global element in an attribute: {@code config-ref}, {@code ref}, the
   * {@code name} of a {@code flow-ref}, parameters such as {@code tlsContext}. In file order.
   */
  public List<XmlElement> references(String name) {
    return elements.references(name);
  }

  /** The flow or sub-flow of this name. */
  public Optional<XmlElement> flow(String name) {
    return elements.flow(name);
  }

  /** All flows and sub-flows, in file order. */
  public List<XmlElement> flows() {
    return elements.flows();
  }

  /**
   * What custom policies do with requests: {@code http-policy:source} elements, in file order. Each
   * is a flow of its own, with the request as its source.
   */
  public List<XmlElement> policies() {
    return elements.policies();
  }

  /** Everything that was read, before look-ups are built over it. */
  record ProjectContents(
      List<MuleConfig> configs,
      List<ConfigurationFile> configurationFiles,
      @Nullable Pom pom,
      @Nullable MuleArtifact artifact,
      Manifest manifest,
      List<LoggingConfig> logging,
      List<ProjectFile> dataWeaveFiles,
      List<ProjectFile> specifications,
      List<ProjectFile> otherFiles,
      List<SourcePath> binaryResources,
      List<BinaryFile> binaryFiles,
      List<Diagnostic> diagnostics,
      int fileCount,
      long byteCount) {

    ProjectContents {
      configs = List.copyOf(configs);
      configurationFiles = List.copyOf(configurationFiles);
      logging = List.copyOf(logging);
      dataWeaveFiles = List.copyOf(dataWeaveFiles);
      specifications = List.copyOf(specifications);
      otherFiles = List.copyOf(otherFiles);
      binaryResources = List.copyOf(binaryResources);
      binaryFiles = List.copyOf(binaryFiles);
      diagnostics = List.copyOf(diagnostics);
    }
  }
}

package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the root files of specifications among files, and reads each in its language. */
final class SpecificationReader {

  private static final String EXCHANGE = "exchange_modules/";
  private static final String HEADER = "#%RAML";
  private static final int MOST_EXTENSIONS = 10;

  private final SpecificationFiles files;

  SpecificationReader(SpecificationFiles files) {
    this.files = files;
  }

  /** All APIs among the files; fragments and what Exchange brought along are none. */
  List<ApiSpecification> all() {
    List<ApiSpecification> found = new ArrayList<>();
    Set<SourcePath> extended = extended();
    for (SourcePath path : files.paths()) {
      boolean foreign = path.value().contains(EXCHANGE);
      if (!foreign && !extended.contains(path)) {
        read(path).ifPresent(found::add);
      }
      if (!foreign && header(path).matches("#%RAML +1\\.0 +Library")) {
        files
            .node(path)
            .ifPresent(node -> RamlCheck.checkLibrary(files, new Scope.File(path, node)));
      }
    }
    return found;
  }

  /** The nodes of the API whose root {@code path} is; none of one that is not read. */
  List<ApiNode> graph(SourcePath path, ApiLanguage language) {
    Optional<YamlNode> root = files.node(path);
    if (root.isEmpty()) {
      return List.of();
    }
    Scope.File file = new Scope.File(path, root.get());
    return switch (language) {
      case RAML_0_8, RAML_1_0 -> new RamlGraph(files, language, chain(path, root.get())).read();
      case OAS_2_0, OAS_3_0, OAS_3_1 -> new OasGraph(files, language, file).read();
      case ASYNC_API -> new AsyncApiGraph(files, file).read();
    };
  }

  /** Files that an overlay or extension is laid over: they are read as part of it. */
  private Set<SourcePath> extended() {
    Set<SourcePath> found = new HashSet<>();
    for (SourcePath path : files.paths()) {
      String header = header(path);
      if (header.endsWith("Overlay") || header.endsWith("Extension")) {
        files.node(path).flatMap(root -> base(path, root)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** The API whose root {@code path} is; empty where it is the root of none. */
  Optional<ApiSpecification> read(SourcePath path) {
    String header = header(path);
    if (!header.isEmpty()) {
      return raml(path, header);
    }
    Optional<YamlNode> node =
        SpecificationFiles.isParsed(path) && mayBeRoot(path) ? files.node(path) : Optional.empty();
    if (node.isPresent() && node.get() instanceof YamlMapping root) {
      return openApi(new Scope.File(path, root), root);
    }
    return Optional.empty();
  }

  /** Only what names a language is parsed: examples and fragments are read when asked for. */
  private boolean mayBeRoot(SourcePath path) {
    String content = files.text(path).map(SourceText::content).orElse("");
    return content.contains("openapi")
        || content.contains("swagger")
        || content.contains("asyncapi");
  }

  private String header(SourcePath path) {
    String content = files.text(path).map(SourceText::content).orElse("");
    if (!content.startsWith(HEADER)) {
      return "";
    }
    int end = content.indexOf('\n');
    return (end < 0 ? content : content.substring(0, end)).strip();
  }

  private Optional<ApiSpecification> raml(SourcePath path, String header) {
    String[] words = header.split("\\s+", -1);
    String version = words.length > 1 ? words[1] : "";
    boolean known = version.equals("0.8") || version.equals("1.0");
    if (!known) {
      String message = "'" + version + "' is no version of RAML that is read; only 0.8 and 1.0 are";
      files.report(Level.ERROR, "api-version-unknown", start(path), message);
      return Optional.empty();
    }
    boolean layer =
        words.length > 2 && (words[2].equals("Overlay") || words[2].equals("Extension"));
    if (words.length > 2 && !layer) {
      return Optional.empty();
    }
    Optional<YamlNode> root = files.node(path);
    if (root.isEmpty() || !(root.get() instanceof YamlMapping)) {
      files.report(
          Level.ERROR, "api-malformed", start(path), "no specification could be read here");
      return Optional.empty();
    }
    ApiLanguage language = version.equals("0.8") ? ApiLanguage.RAML_0_8 : ApiLanguage.RAML_1_0;
    List<Scope.File> chain = chain(path, root.get());
    ApiSpecification api = RamlReader.read(files, language, chain);
    if (language == ApiLanguage.RAML_1_0) {
      RamlCheck.check(files, chain);
    }
    return Optional.of(api);
  }

  /** The file and what it is laid over. */
  private List<Scope.File> chain(SourcePath path, YamlNode root) {
    List<Scope.File> chain = new ArrayList<>();
    chain.add(new Scope.File(path, root));
    Optional<SourcePath> base = base(path, root);
    while (base.isPresent() && chain.size() < MOST_EXTENSIONS) {
      SourcePath below = base.get();
      Optional<YamlNode> node = files.node(below);
      if (node.isEmpty()) {
        break;
      }
      chain.add(new Scope.File(below, node.get()));
      base = base(below, node.get());
    }
    return chain;
  }

  private Optional<SourcePath> base(SourcePath path, YamlNode root) {
    return root instanceof YamlMapping mapping
            && mapping.get("extends").orElse(null) instanceof YamlScalar scalar
            && !scalar.isNull()
        ? new RamlIncludes(files, path).file(path, scalar.value(), scalar.location())
        : Optional.empty();
  }

  private Optional<ApiSpecification> openApi(Scope.File file, YamlMapping root) {
    Optional<String> swagger = text(root, "swagger");
    Optional<String> openapi = text(root, "openapi");
    if (text(root, "asyncapi").isPresent()) {
      return Optional.of(AsyncApiReader.read(files, file));
    }
    if (swagger.isEmpty() && openapi.isEmpty()) {
      return Optional.empty();
    }
    String version = openapi.or(() -> swagger).orElse("");
    Optional<ApiLanguage> language = language(version);
    if (language.isEmpty()) {
      String key = openapi.isPresent() ? "openapi" : "swagger";
      files.report(
          Level.ERROR,
          "api-version-unknown",
          root.get(key).map(YamlNode::location).orElse(root.location()),
          "version '" + version + "' of OpenAPI is not read; 2.0, 3.0 and 3.1 are");
      return Optional.empty();
    }
    if (isNewer(version)) {
      files.report(
          Level.NOTE,
          "api-version-newer",
          root.get("openapi").map(YamlNode::location).orElse(root.location()),
          "version '" + version + "' of OpenAPI is read as 3.1; what is new in it is passed over");
    }
    return Optional.of(OasReader.read(files, language.get(), file));
  }

  /** Versions that describe the same and more. */
  private static boolean isNewer(String version) {
    return version.equals("3.2") || version.startsWith("3.2.");
  }

  private static Optional<ApiLanguage> language(String version) {
    if (version.equals("2.0")) {
      return Optional.of(ApiLanguage.OAS_2_0);
    }
    if (version.equals("3.0") || version.startsWith("3.0.")) {
      return Optional.of(ApiLanguage.OAS_3_0);
    }
    return version.equals("3.1") || version.startsWith("3.1.") || isNewer(version)
        ? Optional.of(ApiLanguage.OAS_3_1)
        : Optional.empty();
  }

  private static Optional<String> text(YamlMapping root, String key) {
    return root.get(key).orElse(null) instanceof YamlScalar scalar && !scalar.isNull()
        ? Optional.of(scalar.value().strip())
        : Optional.empty();
  }

  private Location start(SourcePath path) {
    return files
        .text(path)
        .map(text -> text.locate(new Span(0, 0)))
        .orElseThrow(() -> new IllegalStateException("a header of a file that is not there"));
  }
}

package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.yaml.Suggestions;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells what of a RAML 1.0 specification breaks the rules of the language, as far as that is
 * certain and shows in one place: keys that nothing knows, values of the wrong kind, names that
 * nothing declares. The rules see none of it, so a reader has to know.
 */
final class RamlCheck {

  private static final int DEEPEST = 100;
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+( *;.*)?");
  private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");

  /** A function in a parameter without the bar before it. */
  private static final Pattern NO_BAR = Pattern.compile("<<[^|<>]*[^|<>\\s]\\s+!\\w+[^<>]*>>");

  private static final Map<RamlPlace, String> TARGETS =
      Map.of(
          RamlPlace.API, "API",
          RamlPlace.LIBRARY, "Library",
          RamlPlace.RESOURCE, "Resource",
          RamlPlace.METHOD, "Method",
          RamlPlace.SCHEME, "SecurityScheme",
          RamlPlace.DOCUMENT, "DocumentationItem",
          RamlPlace.RESOURCE_TYPE, "ResourceType");

  private static final Set<String> LAYERS = Set.of("Overlay", "Extension");

  private final SpecificationFiles files;
  private final RamlIncludes includes;
  private final RamlDeclarations declarations;
  private final RamlTypeCheck types;
  private final RamlSecurityCheck schemes;
  private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<SourcePath> libraries = new HashSet<>();

  /** How many traits and resource types are around: their names are those of who uses them. */
  private int templates;

  private RamlCheck(SpecificationFiles files, RamlIncludes includes) {
    this.files = files;
    this.includes = includes;
    this.declarations = new RamlDeclarations(files, includes);
    this.types = new RamlTypeCheck(files, includes, declarations);
    this.schemes = new RamlSecurityCheck(files);
  }

  /**
   * Checks an API.
   *
   * @param chain its files, the outermost first
   */
  static void check(SpecificationFiles files, List<Scope.File> chain) {
    RamlIncludes includes = new RamlIncludes(files, chain.get(0).path());
    RamlCheck check = new RamlCheck(files, includes);
    Scope scope = new Scope(chain, Map.of(), includes);
    for (Scope.File file : chain) {
      Part.Layer root = new Part.Layer(file.root(), scope);
      check.types.declareFacets(root);
      check.node(root, RamlPlace.API, 0);
      if (!LAYERS.contains(files.fragment(file.path())) && file.root() instanceof YamlMapping all) {
        check.demandText(all, "title");
        check.uris(all);
      }
    }
  }

  /** Checks a library, whether or not an API uses it. */
  static void checkLibrary(SpecificationFiles files, Scope.File library) {
    RamlIncludes includes = new RamlIncludes(files, library.path());
    new RamlCheck(files, includes).library(library);
  }

  private void report(String code, Location place, String message) {
    files.report(Level.WARNING, code, place, message);
  }

  /** What {@code layer} includes, or itself; empty where that cannot be read. */
  static Optional<Part.Layer> followed(RamlIncludes includes, Part.Layer layer) {
    Part.Layer target = includes.follow(layer).get(0);
    boolean read = !RamlIncludes.isInclude(target.node());
    return read ? Optional.of(target) : Optional.empty();
  }

  private void node(Part.Layer written, RamlPlace place, int depth) {
    Optional<Part.Layer> followed = followed(includes, written);
    if (followed.isEmpty() || depth > DEEPEST) {
      return;
    }
    Part.Layer layer = followed.get();
    YamlNode node = layer.node();
    if (node instanceof YamlScalar scalar && NO_BAR.matcher(scalar.value()).find()) {
      report("api-value", node.location(), "there is no '|' before the function of a parameter");
    }
    boolean again = !(node instanceof YamlScalar) && !seen.add(node);
    if (again || isParameter(node)) {
      return;
    }
    if (place.each().isPresent()) {
      names(layer, place, place.each().get(), depth);
      return;
    }
    if (place.hasKeys()) {
      boolean template = place == RamlPlace.TRAIT || place == RamlPlace.RESOURCE_TYPE;
      templates += template ? 1 : 0;
      keys(layer, place, depth);
      templates -= template ? 1 : 0;
      return;
    }
    switch (place) {
      case TEXT -> text(node);
      case TYPE, ANNOTATION_TYPE -> type(layer, place, depth);
      case BODY -> body(layer, depth);
      case PROTOCOLS ->
          values(node, place, Pattern.compile("(?i)https?"), "neither HTTP nor HTTPS");
      case MEDIA_TYPES -> values(node, place, MEDIA_TYPE, "no media type");
      case DOCUMENTATION -> documentation(layer, depth);
      case LIBRARIES -> libraries(layer);
      case SETTINGS -> kind(node, place, true);
      case SECURED_BY -> securedBy(layer);
      case TRAITS_USED -> used(layer, "traits", "trait");
      case TYPE_USED -> used(layer, "resourceTypes", "resource type");
      default -> {}
    }
  }

  /** A mapping of names to something of one kind. */
  private void names(Part.Layer layer, RamlPlace place, RamlPlace each, int depth) {
    boolean types = place == RamlPlace.TYPES || place == RamlPlace.ANNOTATION_TYPES;
    // Lists are how RAML 0.8 writes these; they are understood.
    if (layer.node() instanceof YamlSequence || !kind(layer.node(), place, true)) {
      return;
    }
    if (layer.node() instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        String name = entry.key().value();
        if (isAnnotation(name) || name.contains("<<")) {
          continue;
        }
        if (types && place == RamlPlace.TYPES) {
          this.types.checkName(entry.key());
        }
        if (place == RamlPlace.RESPONSES && !STATUS.matcher(name.replace("?", "")).matches()) {
          report("api-value", entry.key().location(), "'" + name + "' is no status of HTTP");
        }
        node(new Part.Layer(entry.value(), layer.scope()), each, depth + 1);
      }
    }
  }

  /** A node with keys that are known. */
  private void keys(Part.Layer layer, RamlPlace place, int depth) {
    if (!kind(layer.node(), place, true) || !(layer.node() instanceof YamlMapping mapping)) {
      return;
    }
    for (YamlEntry entry : mapping.entries()) {
      String key = entry.key().value();
      Part.Layer value = new Part.Layer(entry.value(), layer.scope());
      if (isAnnotation(key)) {
        annotation(entry.key(), place, layer.scope());
        continue;
      }
      Optional<RamlPlace> at = place.at(key);
      if (at.isPresent()) {
        node(value, at.get(), depth + 1);
      } else if (!key.contains("<<")) {
        unknown(entry.key(), place);
      }
    }
    exclusive(mapping, "types", "schemas");
    exclusive(mapping, "queryString", "queryParameters");
    if (place == RamlPlace.SCHEME) {
      schemes.check(mapping, includes, layer.scope());
    }
    if (place == RamlPlace.DOCUMENT) {
      demandText(mapping, "title");
      demandText(mapping, "content");
    }
  }

  private void unknown(YamlScalar key, RamlPlace place) {
    String meant =
        Suggestions.closest(key.value(), place.keys())
            .map(word -> "; '" + word + "' may be meant")
            .orElse("");
    report(
        "api-key-unknown",
        key.location(),
        "'" + shorten(key.value()) + "' is no key of " + place.words() + meant);
  }

  private void exclusive(YamlMapping mapping, String one, String other) {
    if (mapping.get(one).isPresent() && mapping.get(other).isPresent()) {
      report(
          "api-keys-exclusive",
          mapping.get(other).get().location(),
          "'" + one + "' and '" + other + "' exclude each other");
    }
  }

  private void annotation(YamlScalar key, RamlPlace place, Scope scope) {
    String name = key.value().substring(1, key.value().length() - 1);
    if (name.contains("<<") || templates > 0) {
      return;
    }
    Optional<RamlDeclarations.Declared> declared =
        declarations.find(scope, List.of("annotationTypes"), name);
    if (declared.isEmpty()) {
      report(
          "api-name-unknown", key.location(), "no annotation '" + shorten(name) + "' is declared");
      return;
    }
    List<String> allowed =
        declared.get().named().part().texts("allowedTargets").stream().map(ApiText::value).toList();
    String target = TARGETS.getOrDefault(place, "");
    boolean layered = place == RamlPlace.API && allowed.stream().anyMatch(LAYERS::contains);
    if (!allowed.isEmpty() && !target.isEmpty() && !allowed.contains(target) && !layered) {
      report(
          "api-value",
          key.location(),
          "the annotation '" + shorten(name) + "' is not allowed at " + place.words());
    }
  }

  private void demandText(YamlMapping mapping, String key) {
    YamlNode value = mapping.get(key).orElse(null);
    if (value == null) {
      report("api-key-missing", mapping.location(), "there is no '" + key + "'");
    } else if (value instanceof YamlScalar scalar
        && !RamlIncludes.isInclude(scalar)
        && (scalar.isNull() || scalar.value().isBlank())) {
      report("api-key-missing", value.location(), "'" + key + "' is empty");
    }
  }

  private void text(YamlNode node) {
    boolean annotated =
        node instanceof YamlMapping mapping
            && (mapping.get("value").isPresent()
                || mapping.entries().stream().anyMatch(entry -> isAnnotation(entry.key().value())));
    if (!(node instanceof YamlScalar) && !annotated) {
      report("api-kind", node.location(), "a text is expected here");
    } else if (annotated && ((YamlMapping) node).get("value").isEmpty()) {
      report("api-key-missing", node.location(), "there is no 'value' beside the annotations");
    }
  }

  private void type(Part.Layer layer, RamlPlace place, int depth) {
    types.check(layer, place, templates == 0, depth);
  }

  private void body(Part.Layer layer, int depth) {
    boolean media =
        layer.node() instanceof YamlMapping mapping
            && mapping.entries().stream().anyMatch(entry -> entry.key().value().contains("/"));
    if (!media) {
      type(layer, RamlPlace.TYPE, depth);
      return;
    }
    for (YamlEntry entry : ((YamlMapping) layer.node()).entries()) {
      String key = entry.key().value();
      if (isAnnotation(key) || key.contains("<<")) {
        continue;
      }
      if (!MEDIA_TYPE.matcher(key).matches()) {
        report(
            "api-key-unknown",
            entry.key().location(),
            "'" + shorten(key) + "' is no media type, as the other keys here are");
      }
      node(new Part.Layer(entry.value(), layer.scope()), RamlPlace.TYPE, depth + 1);
    }
  }

  private void values(YamlNode node, RamlPlace place, Pattern allowed, String otherwise) {
    if (node instanceof YamlMapping mapping) {
      mapping
          .get("value")
          .ifPresentOrElse(
              value -> values(value, place, allowed, otherwise), () -> kind(node, place, false));
      return;
    }
    List<YamlNode> items = node instanceof YamlSequence list ? list.items() : List.of(node);
    if (items.isEmpty()) {
      report("api-value", node.location(), place.words() + " are named nowhere in this list");
    }
    for (YamlNode item : items) {
      if (!(item instanceof YamlScalar scalar)) {
        report("api-kind", item.location(), "a text is expected here");
      } else if (!isParameter(item) && !allowed.matcher(scalar.value()).matches()) {
        report("api-value", item.location(), "'" + shorten(scalar.value()) + "' is " + otherwise);
      }
    }
  }

  private void documentation(Part.Layer layer, int depth) {
    if (!(layer.node() instanceof YamlSequence list) || list.items().isEmpty()) {
      report(
          "api-kind",
          layer.node().location(),
          "a list of items with title and content is expected here");
      return;
    }
    for (YamlNode item : list.items()) {
      node(new Part.Layer(item, layer.scope()), RamlPlace.DOCUMENT, depth + 1);
    }
  }

  private void libraries(Part.Layer layer) {
    if (!(layer.node() instanceof YamlMapping mapping)) {
      kind(layer.node(), RamlPlace.LIBRARIES, true);
      return;
    }
    for (YamlEntry entry : mapping.entries()) {
      if (!(entry.value() instanceof YamlScalar path) || isAnnotation(entry.key().value())) {
        continue;
      }
      Optional<SourcePath> file =
          includes.file(path.text().path(), path.value().strip(), path.location());
      if (file.isEmpty() || !libraries.add(file.get())) {
        continue;
      }
      String fragment = files.fragment(file.get());
      if (!fragment.equals("Library")) {
        report(
            "api-kind",
            path.location(),
            "'"
                + path.value().strip()
                + "' is no library: its first line has to be"
                + " '#%RAML 1.0 Library'");
        continue;
      }
      files.node(file.get()).map(node -> new Scope.File(file.get(), node)).ifPresent(this::library);
    }
  }

  private void library(Scope.File file) {
    Scope scope = new Scope(List.of(file), Map.of(), includes);
    Part.Layer root = new Part.Layer(file.root(), scope);
    types.declareFacets(root);
    node(root, RamlPlace.LIBRARY, 0);
  }

  private void securedBy(Part.Layer layer) {
    if (templates > 0) {
      return;
    }
    for (YamlScalar name : named(layer.node())) {
      String written = name.value().strip();
      if (!written.isEmpty()
          && !written.equals("null")
          && declarations.find(layer.scope(), List.of("securitySchemes"), written).isEmpty()) {
        report(
            "api-name-unknown",
            name.location(),
            "no security scheme '" + shorten(written) + "' is declared");
      }
    }
  }

  private void used(Part.Layer layer, String section, String what) {
    if (templates > 0) {
      return;
    }
    for (YamlScalar name : named(layer.node())) {
      String written = name.value().strip();
      if (!written.isEmpty()
          && declarations.find(layer.scope(), List.of(section), written).isEmpty()) {
        report(
            "api-name-unknown",
            name.location(),
            "no " + what + " '" + written + "' is declared; what it says is unknown");
      }
    }
  }

  /** The names that are used, alone or with parameters. */
  private static List<YamlScalar> named(YamlNode node) {
    List<YamlNode> items = node instanceof YamlSequence list ? list.items() : List.of(node);
    return items.stream()
        .flatMap(
            item ->
                item instanceof YamlMapping mapping
                    ? mapping.entries().stream().map(YamlEntry::key)
                    : Stream.of(item))
        .filter(item -> item instanceof YamlScalar scalar && !scalar.isNull())
        .filter(item -> !isParameter(item) && !RamlIncludes.isInclude(item))
        .map(YamlScalar.class::cast)
        .toList();
  }

  /** Whether {@code node} is a mapping, or nothing. */
  private boolean kind(YamlNode node, RamlPlace place, boolean mayBeEmpty) {
    boolean fits =
        node instanceof YamlMapping
            || (mayBeEmpty && node instanceof YamlScalar scalar && scalar.isNull());
    if (!fits) {
      report("api-kind", node.location(), place.words() + " cannot be written like this");
    }
    return fits;
  }

  /** Resources with the same path, and braces that do not match. */
  private void uris(YamlMapping root) {
    new RamlUriCheck(files, includes).check(root);
  }

  static boolean isAnnotation(String key) {
    return key.startsWith("(") && key.endsWith(")") && key.length() > 2;
  }

  /** Whether a value is filled in where a trait or resource type is used. */
  static boolean isParameter(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.value().contains("<<");
  }

  static String shorten(String name) {
    String line = name.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }
}

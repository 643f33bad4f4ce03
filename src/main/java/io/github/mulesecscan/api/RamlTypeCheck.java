package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what of the types of a RAML 1.0 specification breaks the rules of the language. */
final class RamlTypeCheck {

  private static final List<String> SECTIONS = List.of("types", "schemas");
  private static final int DEEPEST = 100;

  /** What any description of a type may say. */
  private static final Set<String> KEYS =
      Set.of(
          "default",
          "type",
          "schema",
          "example",
          "examples",
          "displayName",
          "description",
          "facets",
          "xml",
          "enum",
          "required",
          "allowedTargets",
          "usage",
          "uses",
          "properties",
          "minProperties",
          "maxProperties",
          "additionalProperties",
          "discriminator",
          "discriminatorValue",
          "uniqueItems",
          "items",
          "minItems",
          "maxItems",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "format",
          "multipleOf",
          "fileTypes");

  private static final Set<String> COUNTS =
      Set.of("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");
  private static final Set<String> BOOLEANS = Set.of("required", "uniqueItems");
  private static final Set<String> NUMBER_FORMATS =
      Set.of("int8", "int16", "int32", "int64", "int", "long", "float", "double");
  private static final Set<String> DATE_FORMATS = Set.of("rfc3339", "rfc2616");

  private final SpecificationFiles files;
  private final RamlIncludes includes;
  private final RamlDeclarations declarations;
  private boolean named = true;
  private final Set<String> facets = new HashSet<>();
  private final Set<YamlNode> searched = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  RamlTypeCheck(SpecificationFiles files, RamlIncludes includes, RamlDeclarations declarations) {
    this.files = files;
    this.includes = includes;
    this.declarations = declarations;
  }

  /** Collects the facets that types of a document give themselves, wherever that is. */
  void declareFacets(Part.Layer root) {
    declareFacets(root, 0);
  }

  private void declareFacets(Part.Layer written, int depth) {
    Optional<Part.Layer> layer = RamlCheck.followed(includes, written);
    if (layer.isEmpty() || depth > DEEPEST || !searched.add(layer.get().node())) {
      return;
    }
    if (layer.get().node() instanceof YamlSequence list) {
      list.items().forEach(each -> declareFacets(layer.get(), each, depth));
    } else if (layer.get().node() instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        if (entry.key().value().equals("facets") && entry.value() instanceof YamlMapping own) {
          own.entries().forEach(each -> facets.add(each.key().value().replace("?", "")));
        }
        declareFacets(layer.get(), entry.value(), depth);
      }
    }
  }

  private void declareFacets(Part.Layer around, YamlNode node, int depth) {
    declareFacets(new Part.Layer(node, around.scope()), depth + 1);
  }

  /** The name of a declared type must be none that the language has itself. */
  void checkName(YamlScalar name) {
    if (RamlTypes.isBuiltIn(name.value())) {
      report("api-value", name, "'" + name.value() + "' is a type of RAML itself");
    }
  }

  /**
   * @param named whether the names of types are known here
   */
  void check(Part.Layer written, RamlPlace place, boolean named, int depth) {
    boolean before = this.named;
    this.named = named;
    check(written, place, depth);
    this.named = before;
  }

  private void check(Part.Layer written, RamlPlace place, int depth) {
    Optional<Part.Layer> followed = RamlCheck.followed(includes, written);
    if (followed.isEmpty() || depth > DEEPEST) {
      return;
    }
    Part.Layer layer = followed.get();
    YamlNode node = layer.node();
    if (isJson(node)) {
      return;
    }
    if (node instanceof YamlScalar scalar) {
      expression(scalar, layer.scope());
    } else if (node instanceof YamlSequence list && seen.add(list)) {
      list.items().forEach(item -> check(new Part.Layer(item, layer.scope()), place, depth + 1));
    } else if (node instanceof YamlMapping mapping && seen.add(mapping)) {
      described(mapping, layer.scope(), place, depth);
    }
  }

  private static boolean isJson(YamlNode node) {
    return node.text().path().extension().equals("json");
  }

  private void described(YamlMapping type, Scope scope, RamlPlace place, int depth) {
    boolean schema = type.get("$schema").isPresent() || type.get("$ref").isPresent();
    if (schema) {
      return;
    }
    for (YamlEntry entry : type.entries()) {
      String key = entry.key().value();
      Part.Layer value = new Part.Layer(entry.value(), scope);
      switch (key) {
        case "type", "schema", "items" -> check(value, RamlPlace.TYPE, depth + 1);
        case "properties" -> properties(value, depth);
        default -> {
          if (!KEYS.contains(key)
              && !facets.contains(key)
              && !RamlCheck.isAnnotation(key)
              && !key.contains("<<")
              && !key.equals("?")
              && isOwn(type, scope)) {
            report(
                "api-key-unknown",
                entry.key(),
                "'" + RamlCheck.shorten(key) + "' is no key of " + place.words());
          }
        }
      }
      RamlCheck.followed(includes, value).ifPresent(each -> value(key, each.node()));
    }
    pair(type, "minLength", "maxLength");
    pair(type, "minItems", "maxItems");
    pair(type, "minProperties", "maxProperties");
    pair(type, "minimum", "maximum");
    format(type);
    items(type);
    exclusive(type, "type", "schema");
    exclusive(type, "example", "examples");
  }

  /** Whether all that could give the type more facets was read. */
  private boolean isOwn(YamlMapping type, Scope scope) {
    Optional<YamlNode> parent = type.get("type").or(() -> type.get("schema"));
    return parent.isEmpty()
        || RamlCheck.followed(includes, new Part.Layer(parent.get(), scope))
            .map(layer -> !isJson(layer.node()))
            .orElse(false);
  }

  private void properties(Part.Layer written, int depth) {
    Optional<Part.Layer> layer = RamlCheck.followed(includes, written);
    if (layer.isEmpty() || RamlCheck.isParameter(layer.get().node())) {
      return;
    }
    if (layer.get().node() instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        if (!RamlCheck.isAnnotation(entry.key().value())) {
          check(new Part.Layer(entry.value(), layer.get().scope()), RamlPlace.TYPE, depth + 1);
        }
      }
    } else if (!(layer.get().node() instanceof YamlScalar scalar && scalar.isNull())) {
      report("api-kind", layer.get().node(), "properties cannot be written like this");
    }
  }

  private void value(String key, YamlNode node) {
    if (RamlCheck.isParameter(node)) {
      return;
    }
    if (node instanceof YamlMapping annotated && annotated.get("value").isPresent()) {
      value(key, annotated.get("value").get());
      return;
    }
    boolean wrong =
        (COUNTS.contains(key) && number(node).orElse(-1) < 0)
            || (BOOLEANS.contains(key)
                && !(node instanceof YamlScalar scalar && scalar.asBoolean().isPresent()));
    if (wrong) {
      String wanted = COUNTS.contains(key) ? "a whole number, not negative" : "true or false";
      report("api-value", node, "'" + key + "' has to be " + wanted);
    }
    if (key.equals("multipleOf") && number(node).orElse(1) <= 0) {
      report("api-value", node, "'multipleOf' has to be greater than zero");
    }
    if (key.equals("enum") && !(node instanceof YamlSequence)) {
      report("api-kind", node, "a list of values is expected here");
    }
    if (key.equals("facets") && node instanceof YamlMapping own) {
      for (YamlEntry entry : own.entries()) {
        String name = entry.key().value().replace("?", "");
        // Facets of other types may be given anew, such as the format of dates to strings.
        if (name.startsWith("(")) {
          report("api-value", entry.key(), "'" + name + "' cannot be the name of a facet");
        }
      }
    }
  }

  private static OptionalLong number(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.asLong() : OptionalLong.empty();
  }

  private void pair(YamlMapping type, String least, String most) {
    OptionalLong from = type.get(least).map(RamlTypeCheck::number).orElse(OptionalLong.empty());
    OptionalLong to = type.get(most).map(RamlTypeCheck::number).orElse(OptionalLong.empty());
    if (from.isPresent() && to.isPresent() && from.getAsLong() > to.getAsLong()) {
      report("api-value", type.get(least).get(), "'" + least + "' is greater than '" + most + "'");
    }
  }

  private void format(YamlMapping type) {
    if (!(type.get("format").orElse(null) instanceof YamlScalar format)
        || !(type.get("type").orElse(null) instanceof YamlScalar base)
        || RamlCheck.isParameter(format)) {
      return;
    }
    Set<String> known =
        switch (base.value().strip().toLowerCase(Locale.ROOT)) {
          case "number", "integer" -> NUMBER_FORMATS;
          case "datetime" -> DATE_FORMATS;
          default -> Set.of();
        };
    if (!known.isEmpty() && !known.contains(format.value().strip())) {
      report(
          "api-value",
          format,
          "'" + RamlCheck.shorten(format.value()) + "' is no format of " + base.value().strip());
    }
  }

  /** Values of an enum that are of another type. */
  private void items(YamlMapping type) {
    if (!(type.get("enum").orElse(null) instanceof YamlSequence list)
        || !(type.get("type").orElse(null) instanceof YamlScalar base)) {
      return;
    }
    for (YamlNode item : list.items()) {
      String text = item instanceof YamlScalar scalar ? scalar.value().strip() : "";
      boolean fits =
          switch (base.value().strip()) {
            case "integer" -> text.matches("[-+]?\\d+");
            case "number" -> text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
            case "boolean" -> text.equals("true") || text.equals("false");
            default -> true;
          };
      if (!fits && !RamlCheck.isParameter(item)) {
        report("api-value", item, "this value of 'enum' is no " + base.value().strip());
      }
    }
  }

  private void exclusive(YamlMapping type, String one, String other) {
    if (type.get(one).isPresent() && type.get(other).isPresent()) {
      report(
          "api-keys-exclusive",
          type.get(other).get(),
          "'" + one + "' and '" + other + "' exclude each other");
    }
  }

  private void expression(YamlScalar written, Scope scope) {
    String text = written.value().strip();
    if (!named
        || written.isNull()
        || text.isEmpty()
        || text.startsWith("{")
        || text.startsWith("<")
        || text.startsWith("[")
        || text.contains("<<")) {
      return;
    }
    names(TypeExpression.of(text))
        .filter(name -> !isKnown(name, scope))
        .forEach(
            name ->
                report(
                    "api-name-unknown",
                    written,
                    "no type '"
                        + RamlCheck.shorten(name)
                        + "' is declared; what it allows is unknown"));
  }

  private boolean isKnown(String written, Scope scope) {
    String name = written.endsWith("?") ? written.substring(0, written.length() - 1) : written;
    return RamlTypes.isBuiltIn(name) || declarations.find(scope, SECTIONS, name).isPresent();
  }

  private static Stream<String> names(TypeExpression expression) {
    if (expression instanceof TypeExpression.ArrayOf array) {
      return names(array.items());
    }
    return expression instanceof TypeExpression.OneOf union
        ? union.members().stream().flatMap(RamlTypeCheck::names)
        : Stream.of(((TypeExpression.Name) expression).name());
  }

  private void report(String code, YamlNode node, String message) {
    files.report(Level.WARNING, code, node.location(), message);
  }
}

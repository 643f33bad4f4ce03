package io.github.mulesecscan.api;

import io.github.mulesecscan.api.ApiType.Kind;
import io.github.mulesecscan.api.ApiType.Property;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads JSON schemas, those of OpenAPI among them. */
final class JsonSchemas {

  private static final int DEEPEST = 60;

  private static final Map<String, Kind> KINDS =
      Map.of(
          "string", Kind.STRING,
          "number", Kind.NUMBER,
          "integer", Kind.INTEGER,
          "boolean", Kind.BOOLEAN,
          "array", Kind.ARRAY,
          "object", Kind.OBJECT,
          "file", Kind.FILE,
          "null", Kind.NULL);

  private final SpecificationFiles files;
  private final OasReferences references;
  private final Map<YamlNode, ApiType> known = new IdentityHashMap<>();
  private final Set<YamlNode> open = Collections.newSetFromMap(new IdentityHashMap<>());

  JsonSchemas(SpecificationFiles files, OasReferences references) {
    this.files = files;
    this.references = references;
  }

  /** The type that a schema describes which is a document of its own, written in {@code path}. */
  ApiType of(YamlNode schema, SourcePath path) {
    return of(Part.of(schema, references.scope(new Scope.File(path, schema))));
  }

  ApiType of(Part schema) {
    YamlNode node = schema.main().node();
    ApiType before = known.get(node);
    if (before != null) {
      return before;
    }
    Location place = schema.location();
    if (!open.add(node)) {
      return named(new ApiType.Builder(Kind.RECURSIVE, place), node).build();
    }
    ApiType type = open.size() > DEEPEST ? tooDeep(place) : read(schema, node);
    open.remove(node);
    known.put(node, type);
    return type;
  }

  private ApiType tooDeep(Location place) {
    String message = "schemas nested deeper than " + DEEPEST + " levels; the rest is unknown";
    files.report(Level.WARNING, "api-too-large", place, message);
    return ApiType.of(Kind.ANY, place);
  }

  private ApiType.Builder named(ApiType.Builder type, YamlNode node) {
    references
        .reached(node)
        .filter(target -> !target.name().isEmpty())
        .ifPresent(target -> type.named(target.name(), target.location()));
    return type;
  }

  private ApiType read(Part schema, YamlNode node) {
    ApiType.Builder type = new ApiType.Builder(Kind.ANY, schema.location());
    schema.get("allOf").ifPresent(all -> all.listed().forEach(each -> type.inherit(of(each))));
    Kind kind = kind(schema);
    if (kind != Kind.ANY) {
      type.kind(kind);
    }
    for (String facet : RamlTypes.FACETS) {
      schema.text(facet).ifPresent(value -> type.facet(facet, value));
    }
    schema.text("description").ifPresent(value -> type.facet("description", value));
    schema.text("title").ifPresent(value -> type.facet("displayName", value));
    exclusive(schema, "exclusiveMinimum", "minimum", type);
    exclusive(schema, "exclusiveMaximum", "maximum", type);
    List<ApiText> values = schema.texts(schema.get("const").isPresent() ? "const" : "enum");
    if (!values.isEmpty()) {
      type.values(values.stream().map(ApiText::value).toList());
    }
    schema.get("items").ifPresent(items -> type.items(of(items)));
    properties(schema, type);
    alternatives(schema, type);
    return named(type, node).build();
  }

  private static void exclusive(Part schema, String key, String facet, ApiType.Builder type) {
    schema
        .text(key)
        .filter(value -> !value.value().equals("true") && !value.value().equals("false"))
        .ifPresent(value -> type.facet(facet, value));
  }

  private void properties(Part schema, ApiType.Builder type) {
    Set<String> required =
        schema.texts("required").stream().map(ApiText::value).collect(Collectors.toSet());
    for (Part.Named each : schema.entries("properties")) {
      ApiType of = of(each.part());
      type.property(new Property(each.name(), required.contains(each.name()), of, each.location()));
    }
  }

  private void alternatives(Part schema, ApiType.Builder type) {
    List<Part> alternatives =
        schema.get("oneOf").or(() -> schema.get("anyOf")).map(Part::listed).orElse(List.of());
    if (alternatives.isEmpty()) {
      return;
    }
    ApiType union =
        RamlTypes.union(alternatives.stream().map(this::of).toList(), schema.location());
    if (type.kind() == Kind.ANY) {
      type.inherit(union);
    } else {
      type.members(union.members());
    }
  }

  private static Kind kind(Part schema) {
    List<Kind> all =
        schema.texts("type").stream()
            .map(text -> KINDS.getOrDefault(text.value(), Kind.ANY))
            .distinct()
            .toList();
    List<Kind> kinds = all.stream().filter(kind -> kind != Kind.NULL).toList();
    if (kinds.isEmpty() && !all.isEmpty()) {
      return Kind.NULL;
    }
    Optional<String> format = schema.text("format").map(ApiText::value);
    if (kinds.size() == 1
        && kinds.get(0) == Kind.STRING
        && format.filter("binary"::equals).isPresent()) {
      return Kind.FILE;
    }
    if (!kinds.isEmpty()) {
      return kinds.size() == 1 ? kinds.get(0) : Kind.UNION;
    }
    if (schema.get("properties").isPresent()) {
      return Kind.OBJECT;
    }
    return schema.get("items").isPresent() ? Kind.ARRAY : Kind.ANY;
  }
}

package io.github.mulesecscan.api;

import static java.util.Map.entry;

import io.github.mulesecscan.api.ApiType.Kind;
import io.github.mulesecscan.api.ApiType.Property;
import io.github.mulesecscan.source.Diagnostic.Level;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.yaml.JsonParser;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the types of a RAML specification. */
final class RamlTypes {

  private static final List<String> SECTIONS = List.of("types", "schemas");
  private static final int DEEPEST = 40;
  private static final int MOST = 50_000;

  static final List<String> FACETS =
      List.of(
          "format",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "minItems",
          "maxItems",
          "additionalProperties",
          "writeOnly");

  /** What is said about a type to people; it changes nothing of its values. */
  private static final List<String> WORDS = List.of("description", "displayName");

  /** What makes a description more than a name for another type. */
  private static final List<String> OWN =
      Stream.concat(FACETS.stream(), Stream.of("enum", "items", "properties")).toList();

  private static final Map<String, Kind> BUILT_IN =
      Map.ofEntries(
          entry("any", Kind.ANY),
          entry("object", Kind.OBJECT),
          entry("array", Kind.ARRAY),
          entry("string", Kind.STRING),
          entry("number", Kind.NUMBER),
          entry("integer", Kind.INTEGER),
          entry("boolean", Kind.BOOLEAN),
          entry("date", Kind.DATE),
          entry("date-only", Kind.DATE),
          entry("time-only", Kind.DATE),
          entry("datetime-only", Kind.DATE),
          entry("datetime", Kind.DATE),
          entry("file", Kind.FILE),
          entry("nil", Kind.NULL));

  /** Whether {@code name} is a type of the language itself. */
  static boolean isBuiltIn(String name) {
    return BUILT_IN.containsKey(name);
  }

  private final SpecificationFiles files;
  private final RamlDeclarations declarations;
  private final JsonSchemas schemas;
  private final Map<String, ApiType> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int made;

  RamlTypes(SpecificationFiles files, RamlDeclarations declarations, JsonSchemas schemas) {
    this.files = files;
    this.declarations = declarations;
    this.schemas = schemas;
  }

  /**
   * The type that {@code part} describes.
   *
   * @param unless what it is where the description does not tell
   */
  ApiType of(Part part, Kind unless) {
    return of(part, unless, 0);
  }

  private ApiType of(Part part, Kind unless, int depth) {
    Location place = part.location();
    if (depth > DEEPEST || made++ > MOST) {
      files.report(
          Level.WARNING,
          "api-too-large",
          place,
          "types nested or repeated too often; the rest of them is unknown");
      return ApiType.of(Kind.ANY, place);
    }
    if (part.isMapping()) {
      return isSchema(part)
          ? schemas.of(part.main().node(), part.main().node().text().path())
          : described(part, unless, depth);
    }
    if (part.isList()) {
      ApiType.Builder type = new ApiType.Builder(unless, place);
      part.items().forEach(item -> type.inherit(of(item, unless, depth + 1)));
      return type.build();
    }
    Optional<ApiText> text = part.asText();
    return text.isEmpty() ? ApiType.of(unless, place) : written(text.get(), part, depth);
  }

  /** Whether a mapping is a JSON schema that was included. */
  private static boolean isSchema(Part part) {
    YamlNode node = part.main().node();
    return node.text().path().extension().equals("json")
        || part.get("$schema").isPresent()
        || part.get("$ref").isPresent();
  }

  private ApiType written(ApiText text, Part part, int depth) {
    YamlNode node = part.first().node();
    if (RamlIncludes.isInclude(node)) {
      return ApiType.of(Kind.EXTERNAL, text.location());
    }
    String value = text.value().strip();
    if (value.startsWith("{") || value.startsWith("[")) {
      return embedded((YamlScalar) node);
    }
    if (value.startsWith("<")) {
      return ApiType.of(Kind.EXTERNAL, text.location());
    }
    return expressed(TypeExpression.of(value), text.location(), part.first().scope(), depth);
  }

  private ApiType embedded(YamlScalar scalar) {
    return JsonParser.parse(scalar.view())
        .first()
        .map(schema -> schemas.of(schema, scalar.text().path()))
        .orElseGet(() -> ApiType.of(Kind.ANY, scalar.location()));
  }

  private ApiType expressed(TypeExpression expression, Location place, Scope scope, int depth) {
    if (expression instanceof TypeExpression.ArrayOf array) {
      return new ApiType.Builder(Kind.ARRAY, place)
          .items(expressed(array.items(), place, scope, depth))
          .build();
    }
    if (expression instanceof TypeExpression.OneOf union) {
      return union(
          union.members().stream().map(each -> expressed(each, place, scope, depth)).toList(),
          place);
    }
    return named(((TypeExpression.Name) expression).name(), place, scope, depth);
  }

  /** Of {@code nil | X} the rest counts. */
  static ApiType union(List<ApiType> members, Location place) {
    List<ApiType> real = members.stream().filter(type -> type.kind() != Kind.NULL).toList();
    return real.size() == 1
        ? real.get(0)
        : new ApiType.Builder(Kind.UNION, place).members(real).build();
  }

  private ApiType named(String written, Location place, Scope scope, int depth) {
    boolean nullable = written.endsWith("?");
    String name = nullable ? written.substring(0, written.length() - 1) : written;
    Kind builtIn = BUILT_IN.get(name);
    if (builtIn != null) {
      return ApiType.of(builtIn, place);
    }
    Optional<RamlDeclarations.Declared> declared = declarations.find(scope, SECTIONS, name);
    if (declared.isPresent()) {
      return declared(declared.get(), depth);
    }
    if (!name.contains("<<")) {
      files.report(
          Level.WARNING,
          "api-name-unknown",
          place,
          "no type '" + shorten(name) + "' is declared; what it allows is unknown");
    }
    return ApiType.of(Kind.EXTERNAL, place);
  }

  private ApiType declared(RamlDeclarations.Declared declared, int depth) {
    ApiType before = known.get(declared.key());
    if (before != null) {
      return before;
    }
    Location place = declared.named().location();
    if (!open.add(declared.key())) {
      return new ApiType.Builder(Kind.RECURSIVE, place).named(declared.name(), place).build();
    }
    ApiType type =
        of(declared.named().part(), Kind.STRING, depth + 1)
            .change()
            .named(declared.name(), place)
            .build();
    open.remove(declared.key());
    known.put(declared.key(), type);
    return type;
  }

  private ApiType described(Part part, Kind unless, int depth) {
    Optional<Part> written = part.get("type").or(() -> part.get("schema")).filter(p -> !p.isNull());
    Kind implied = implied(part, unless);
    Optional<ApiType> parent = written.map(above -> of(above, implied, depth + 1));
    if (parent.isPresent() && OWN.stream().noneMatch(key -> part.get(key).isPresent())) {
      boolean told = WORDS.stream().anyMatch(key -> part.get(key).isPresent());
      return told ? words(part, parent.get().change()).build() : parent.get();
    }
    ApiType.Builder type =
        new ApiType.Builder(parent.isPresent() ? Kind.ANY : implied, part.location());
    parent.ifPresent(type::inherit);
    words(part, type);
    for (String facet : FACETS) {
      part.text(facet).ifPresent(value -> type.facet(facet, value));
    }
    List<ApiText> values = part.texts("enum");
    if (!values.isEmpty()) {
      type.values(values.stream().map(ApiText::value).toList());
    }
    part.get("items").ifPresent(items -> type.items(of(items, Kind.STRING, depth + 1)));
    for (Part.Named property : part.entries("properties")) {
      type.property(property(property, depth));
    }
    return type.at(part.location()).build();
  }

  private static ApiType.Builder words(Part part, ApiType.Builder type) {
    WORDS.forEach(key -> part.text(key).ifPresent(value -> type.facet(key, value)));
    return type;
  }

  private static Kind implied(Part part, Kind unless) {
    boolean object =
        part.get("properties").isPresent() || part.get("additionalProperties").isPresent();
    if (object) {
      return Kind.OBJECT;
    }
    return part.get("items").isPresent() ? Kind.ARRAY : unless;
  }

  private Property property(Part.Named property, int depth) {
    boolean optional = property.name().endsWith("?");
    String name =
        optional ? property.name().substring(0, property.name().length() - 1) : property.name();
    Part part = property.part();
    boolean required =
        part.text("required").map(text -> text.value().equals("true")).orElse(!optional);
    return new Property(name, required, of(part, Kind.STRING, depth + 1), property.location());
  }

  private static String shorten(String name) {
    String line = name.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }
}

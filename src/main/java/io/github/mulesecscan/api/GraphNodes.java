package io.github.mulesecscan.api;

import io.github.mulesecscan.api.ApiType.Kind;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the nodes of a graph: what is written in one place becomes one node. */
final class GraphNodes {

  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
  private static final String SHAPES = "http://a.ml/vocabularies/shapes#";
  private static final String[] SHAPE = {"shapes.AnyShape", "shacl.Shape", "shapes.Shape"};

  /** What facets are called in the vocabulary. */
  private static final Map<String, String> FACETS =
      Map.of(
          "pattern", "shacl.pattern",
          "minLength", "shacl.minLength",
          "maxLength", "shacl.maxLength",
          "minimum", "shacl.minInclusive",
          "maximum", "shacl.maxInclusive",
          "format", "shapes.format",
          "minItems", "shacl.minCount",
          "maxItems", "shacl.maxCount",
          "description", "core.description",
          "displayName", "core.displayName");

  private static final Map<Kind, String> DATATYPES =
      Map.of(
          Kind.STRING, XSD + "string",
          Kind.INTEGER, XSD + "integer",
          Kind.BOOLEAN, XSD + "boolean",
          Kind.NUMBER, SHAPES + "number",
          Kind.DATE, XSD + "dateTime");

  private static final Map<String, String> FORMATS =
      Map.of("date", XSD + "date", "date-time", XSD + "dateTime");

  private final List<ApiNode> all = new ArrayList<>();
  private final Map<String, ApiNode> known = new HashMap<>();
  private final Map<ApiType, ApiNode> types = new IdentityHashMap<>();

  List<ApiNode> all() {
    return all;
  }

  ApiNode add(String label, Location place, String... classes) {
    ApiNode node = new ApiNode(List.of(classes), label, place);
    all.add(node);
    return node;
  }

  /** The node of {@code type}; types that are declared in one place are one node. */
  ApiNode shape(ApiType type, String name) {
    ApiNode before = types.get(type);
    if (before != null) {
      return before;
    }
    String called = type.name().isEmpty() ? name : type.name();
    String key = type.kind() + " " + called + " " + type.location();
    ApiNode twin = known.get(key);
    if (twin != null) {
      types.put(type, twin);
      return twin;
    }
    ApiNode node = add("type " + called, type.location(), classes(type));
    types.put(type, node);
    known.put(key, node);
    fill(node, type, called);
    return node;
  }

  /** Adds a type that is declared, used or not. */
  void declared(ApiType type, Part.Named entry) {
    ApiType named =
        type.name().isEmpty() || !type.location().equals(entry.location())
            ? type.change().named(entry.name(), entry.location()).build()
            : type;
    shape(named, entry.name());
  }

  private void fill(ApiNode node, ApiType type, String name) {
    node.text("shacl.name", name, type.location());
    FACETS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                type.facet(entry.getKey()).ifPresent(value -> node.text(entry.getValue(), value)));
    String datatype = DATATYPES.get(type.kind());
    if (datatype != null) {
      String format = type.facet("format").map(ApiText::value).orElse("");
      boolean dated = type.kind() == Kind.STRING && FORMATS.containsKey(format);
      node.text(
          "shacl.datatype", dated ? FORMATS.getOrDefault(format, "") : datatype, type.location());
    }
    type.values().forEach(value -> node.text("shacl.in", value, type.location()));
    boolean closed =
        type.facet("additionalProperties").filter(it -> it.value().equals("false")).isPresent();
    if (type.kind() == Kind.OBJECT) {
      node.text("shacl.closed", String.valueOf(closed), type.location());
    }
    for (ApiType.Property property : type.properties()) {
      node.node("shacl.property", property(property));
    }
    type.items().ifPresent(items -> node.node("shapes.items", shape(items, "items")));
    type.members().forEach(member -> node.node("shacl.xone", shape(member, name)));
  }

  private ApiNode property(ApiType.Property property) {
    ApiNode node =
        add(
            "property " + property.name(),
            property.location(),
            "shacl.PropertyShape",
            "shacl.Shape",
            "shapes.Shape");
    return node.text("shacl.name", property.name(), property.location())
        .text("shacl.minCount", property.required() ? "1" : "0", property.location())
        .node("shapes.range", shape(property.type(), property.name()));
  }

  private static String[] classes(ApiType type) {
    String own =
        switch (type.kind()) {
          case STRING, NUMBER, INTEGER, BOOLEAN, DATE -> "shapes.ScalarShape";
          case OBJECT -> "shacl.NodeShape";
          case ARRAY -> "shapes.ArrayShape";
          case FILE -> "shapes.FileShape";
          case NULL -> "shapes.NilShape";
          case UNION -> "shapes.UnionShape";
          case EXTERNAL -> "shapes.SchemaShape";
          case RECURSIVE -> "shapes.RecursiveShape";
          case ANY -> "";
        };
    if (own.isEmpty()) {
      return SHAPE;
    }
    return new String[] {own, SHAPE[0], SHAPE[1], SHAPE[2]};
  }

  /**
   * A parameter, whatever language describes it.
   *
   * @param described its description; empty where only the path names it
   */
  ApiNode parameter(ApiParameter parameter, Optional<Part> described) {
    Location place = parameter.location();
    ApiNode node =
        add(
            parameter.in().word() + " parameter " + parameter.name(),
            place,
            "apiContract.Parameter",
            "core.Parameter");
    described.ifPresent(
        part ->
            node.text("core.description", part, "description")
                .text("core.deprecated", part, "deprecated"));
    return node.text("core.name", parameter.name(), place)
        .text("apiContract.paramName", parameter.name(), place)
        .text("apiContract.required", String.valueOf(parameter.required()), place)
        .text("apiContract.binding", parameter.in().word(), place)
        .node("shapes.schema", shape(parameter.type(), "schema"));
  }
}

package io.github.mulesecscan.syntax.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Renders shapes as a JSON Schema, draft 2020-12. */
final class JsonSchemaWriter implements Shape.Visitor<Map<String, Object>> {

  // Sorted, so that the published schema does not depend on who refers to whom first.
  private final Map<String, Object> definitions = new TreeMap<>();
  private final Map<String, List<String>> objectKeys = new LinkedHashMap<>();

  Map<String, Object> schema(String title, Shape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.putAll(shape.accept(this));
    if (!definitions.isEmpty()) {
      schema.put("$defs", definitions);
    }
    return schema;
  }

  @Override
  public Map<String, Object> text(Shape.TextShape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (!shape.choices().isEmpty()) {
      schema.put("enum", shape.choices());
      return schema;
    }
    schema.put("type", shape.plainTaken() ? List.of("string", "number", "boolean") : "string");
    Shape.TextShape.Form form = shape.form();
    if (form != null) {
      schema.put("pattern", "^(?:" + form.pattern().pattern() + ")$");
    } else if (shape.blankRefused()) {
      schema.put("pattern", "\\S");
    }
    return schema;
  }

  @Override
  public Map<String, Object> bool(Shape.BooleanShape shape) {
    return Map.of("type", "boolean");
  }

  @Override
  public Map<String, Object> integer(Shape.IntegerShape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "integer");
    Integer smallest = shape.smallest();
    if (smallest != null) {
      schema.put("minimum", smallest);
    }
    Integer largest = shape.largest();
    if (largest != null) {
      schema.put("maximum", largest);
    }
    return schema;
  }

  @Override
  public Map<String, Object> list(Shape.ListShape shape) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("type", "array");
    Map<String, Object> item = shape.item().accept(this);
    list.put("items", item);
    if (shape.fewest() > 0) {
      list.put("minItems", shape.fewest());
    }
    return shape.singleTaken() ? Map.of("anyOf", List.of(item, list)) : list;
  }

  @Override
  public Map<String, Object> map(Shape.MapShape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    if (!shape.key().equals(Shape.text())) {
      schema.put("propertyNames", shape.key().accept(this));
    }
    schema.put("additionalProperties", shape.value().accept(this));
    return schema;
  }

  @Override
  public Map<String, Object> object(Shape.ObjectShape shape) {
    // By keys: objects that hold themselves are made anew each time and are never equal.
    List<String> known = objectKeys.putIfAbsent(shape.name(), shape.keys());
    if (known == null) {
      definitions.put(definition(shape.name()), objectSchema(shape));
    } else if (!known.equals(shape.keys())) {
      throw new IllegalStateException("two different objects are called " + shape.name());
    }
    return reference(shape.name());
  }

  @Override
  public Map<String, Object> anyOf(Shape.AnyOfShape shape) {
    List<Object> alternatives = new ArrayList<>();
    for (Shape alternative : shape.alternatives()) {
      alternatives.add(alternative.accept(this));
    }
    return Map.of("anyOf", alternatives);
  }

  @Override
  public Map<String, Object> recursive(Shape.RecursiveShape shape) {
    String name = definition(shape.name());
    if (definitions.containsKey(name)) {
      return reference(shape.name());
    }
    Shape inner = shape.shape().get();
    if (inner instanceof Shape.ObjectShape object && object.name().equals(shape.name())) {
      return object(object);
    }
    definitions.put(name, Map.of());
    definitions.put(name, inner.accept(this));
    return reference(shape.name());
  }

  @Override
  public Map<String, Object> chosen(Shape.ChosenShape shape) {
    return Map.of("type", "object");
  }

  @Override
  public Map<String, Object> any(Shape.AnyShape shape) {
    return Map.of();
  }

  private Map<String, Object> objectSchema(Shape.ObjectShape shape) {
    // The entry stands for the object while its properties, which may refer to it, are rendered.
    definitions.put(definition(shape.name()), Map.of());
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Shape.ObjectShape.Property property : shape.properties()) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("description", property.description());
      value.putAll(property.shape().accept(this));
      properties.put(property.key(), value);
    }
    schema.put("properties", properties);
    List<String> required =
        shape.properties().stream()
            .filter(Shape.ObjectShape.Property::required)
            .map(Shape.ObjectShape.Property::key)
            .toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    List<Object> conditions = new ArrayList<>();
    shape.groups().forEach(group -> conditions.add(group(group)));
    for (Shape.ObjectShape.Property property : shape.properties()) {
      if (property.shape() instanceof Shape.ChosenShape choice) {
        choice.shapes().forEach((word, of) -> conditions.add(choice(property, choice, word, of)));
      }
    }
    if (!conditions.isEmpty()) {
      schema.put("allOf", conditions);
    }
    return schema;
  }

  private Map<String, Object> choice(
      Shape.ObjectShape.Property property,
      Shape.ChosenShape choice,
      String word,
      Shape.ObjectShape chosen) {
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put("properties", Map.of(choice.key(), Map.of("const", word)));
    condition.put("required", List.of(choice.key()));
    Map<String, Object> consequence = new LinkedHashMap<>();
    consequence.put("properties", Map.of(property.key(), chosen.accept(this)));
    if (chosen.needsKeys()) {
      consequence.put("required", List.of(property.key()));
    }
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("if", condition);
    rule.put("then", consequence);
    return rule;
  }

  private static Map<String, Object> group(Shape.ObjectShape.Group group) {
    List<Object> each = new ArrayList<>();
    for (String key : group.keys()) {
      each.add(Map.of("required", List.of(key)));
    }
    if (group.several()) {
      return Map.of("anyOf", each);
    }
    if (group.fewest() == 0) {
      each.add(Map.of("not", Map.of("anyOf", List.copyOf(each))));
    }
    return Map.of("oneOf", each);
  }

  private static Map<String, Object> reference(String name) {
    return Map.of("$ref", "#/$defs/" + definition(name));
  }

  private static String definition(String name) {
    return name.replace(' ', '-');
  }
}

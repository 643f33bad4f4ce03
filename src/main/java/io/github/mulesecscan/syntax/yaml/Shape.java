package io.github.mulesecscan.syntax.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a YAML file has to look like. Validation, the JSON Schema for editors and the
 * reference for authors all come from it, so that the three never disagree.
 *
 * <p>Shapes are immutable: every method that refines one returns another.
 */
public sealed interface Shape {

  /** Anything at all. */
  static AnyShape any() {
    return new AnyShape();
  }

  /**
   * A mapping whose shape depends on the word of another key of the same object: the parameters of
   * the detector that a rule names. Only as the value of an optional key; absent counts as empty.
   *
   * @param key the key whose word chooses
   * @param shapes the shapes by word; a word without shape is the other key's problem
   */
  static ChosenShape chosenBy(String key, Map<String, ObjectShape> shapes) {
    return new ChosenShape(key, shapes);
  }

  /** Any text. */
  static TextShape text() {
    return new TextShape(List.of(), null, false, false);
  }

  /** {@code true} or {@code false}. */
  static BooleanShape bool() {
    return new BooleanShape();
  }

  /** A whole number. */
  static IntegerShape integer() {
    return new IntegerShape(null, null);
  }

  /** A list whose items all have one shape. */
  static ListShape listOf(Shape item) {
    return new ListShape(item, false, 0);
  }

  /** A mapping with keys of the author's choice, whose values all have one shape. */
  static MapShape mapOf(Shape value) {
    return mapOf(text(), value);
  }

  /** A mapping whose keys and values each have one shape. */
  static MapShape mapOf(TextShape key, Shape value) {
    return new MapShape(key, value);
  }

  /**
   * A mapping with known keys.
   *
   * @param name what it is called in messages and in the JSON Schema: {@code condition}. Two
   *     different objects of one schema have different names.
   */
  static ObjectShape object(String name) {
    return new ObjectShape(name, List.of(), List.of());
  }

  /**
   * One of several shapes. Which one is meant is told by the kind of node (scalar, list, mapping),
   * among objects by their keys; so messages speak of the shape that the author had in mind.
   */
  static AnyOfShape anyOf(Shape... alternatives) {
    return new AnyOfShape(List.of(alternatives));
  }

  /**
   * A shape that may hold itself.
   *
   * @param name what it is called in the JSON Schema; may be the name of the object supplied
   */
  static RecursiveShape recursive(String name, Supplier<Shape> shape) {
    return new RecursiveShape(name, shape);
  }

  /** Adds to {@code problems} everything in which {@code node} does not have this shape. */
  default void check(YamlNode node, List<YamlProblem> problems) {
    new ShapeChecker(problems).check(this, node);
  }

  /** Whether {@code node} has this shape. */
  default boolean fits(YamlNode node) {
    List<YamlProblem> problems = new ArrayList<>();
    check(node, problems);
    return problems.isEmpty();
  }

  /**
   * This shape as a JSON Schema, draft 2020-12, of maps, lists, texts and numbers; named shapes are
   * in {@code $defs}.
   *
   * @param title the schema's title
   */
  default Map<String, Object> toJsonSchema(String title) {
    return new JsonSchemaWriter().schema(title, this);
  }

  /** What is expected, as words that follow "expected": {@code text}, {@code a list of texts}. */
  default String words() {
    return accept(ShapeWords.SINGULAR);
  }

  <R> R accept(Visitor<R> visitor);

  /** Something done for each kind of shape. */
  interface Visitor<R> {
    R text(TextShape shape);

    R bool(BooleanShape shape);

    R integer(IntegerShape shape);

    R list(ListShape shape);

    R map(MapShape shape);

    R object(ObjectShape shape);

    R anyOf(AnyOfShape shape);

    R recursive(RecursiveShape shape);

    R chosen(ChosenShape shape);

    R any(AnyShape shape);
  }

  /**
   * A text.
   *
   * @param choices the only texts allowed; empty for any
   * @param form what the text has to look like; absent for any
   * @param blankRefused whether a text of white space only is refused
   * @param plainTaken whether a number or boolean without quotes counts as the text it is written
   *     as
   */
  record TextShape(
      List<String> choices, @Nullable Form form, boolean blankRefused, boolean plainTaken)
      implements Shape {

    public TextShape {
      choices = List.copyOf(choices);
    }

    /**
     * A form of texts.
     *
     * @param pattern what the whole text has to match; plain enough to mean the same in ECMAScript
     * @param words what that is, to follow "expected": {@code a word in kebab case}
     */
    public record Form(Pattern pattern, String words) {}

    /** One of these words only. */
    public TextShape oneOf(String... words) {
      return oneOf(List.of(words));
    }

    /** One of these words only. */
    public TextShape oneOf(List<String> words) {
      return new TextShape(words, form, blankRefused, plainTaken);
    }

    /** A text that matches {@code regex} as a whole; {@code words} follow "expected". */
    public TextShape matching(String regex, String words) {
      return new TextShape(
          choices, new Form(Pattern.compile(regex), words), blankRefused, plainTaken);
    }

    /** A text with at least one character that is not white space. */
    public TextShape nonEmpty() {
      return new TextShape(choices, form, true, plainTaken);
    }

    /** Takes numbers and booleans without quotes too, as the text they are written as. */
    public TextShape orPlain() {
      return new TextShape(choices, form, blankRefused, true);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /** {@code true} or {@code false}. */
  record BooleanShape() implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bool(this);
    }
  }

  /**
   * A whole number.
   *
   * @param smallest the smallest allowed; absent for any
   * @param largest the largest allowed; absent for any
   */
  record IntegerShape(@Nullable Integer smallest, @Nullable Integer largest) implements Shape {

    public IntegerShape min(int bound) {
      return new IntegerShape(bound, largest);
    }

    public IntegerShape max(int bound) {
      return new IntegerShape(smallest, bound);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.integer(this);
    }
  }

  /**
   * A list.
   *
   * @param item the shape of each item
   * @param singleTaken whether one item may stand without brackets
   * @param fewest the least number of items
   */
  record ListShape(Shape item, boolean singleTaken, int fewest) implements Shape {

    /** Lets one item stand without brackets. */
    public ListShape orSingle() {
      return new ListShape(item, true, fewest);
    }

    /** Refuses a list without items. */
    public ListShape nonEmpty() {
      return new ListShape(item, singleTaken, 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.list(this);
    }
  }

  /**
   * A mapping with keys of the author's choice.
   *
   * @param key the shape of each key
   * @param value the shape of each value
   */
  record MapShape(TextShape key, Shape value) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.map(this);
    }
  }

  /**
   * A mapping with known keys.
   *
   * @param name what it is called
   * @param properties its keys, in the order in which they are documented
   * @param groups keys of which a certain number has to be there
   */
  record ObjectShape(String name, List<Property> properties, List<Group> groups) implements Shape {

    public ObjectShape {
      properties = List.copyOf(properties);
      groups = List.copyOf(groups);
    }

    /**
     * A key and what stands behind it.
     *
     * @param description a sentence or two for authors, in Markdown
     */
    public record Property(String key, Shape shape, boolean required, String description) {}

    /**
     * Keys of which a certain number has to be there.
     *
     * @param keys the keys
     * @param fewest how many at least: 0 or 1
     * @param several whether more than one may be there
     */
    public record Group(List<String> keys, int fewest, boolean several) {
      public Group {
        keys = List.copyOf(keys);
      }
    }

    /** With a key that has to be there. */
    public ObjectShape required(String key, Shape shape, String description) {
      return with(new Property(key, shape, true, description));
    }

    /** With a key that may be there. */
    public ObjectShape optional(String key, Shape shape, String description) {
      return with(new Property(key, shape, false, description));
    }

    /** One of these keys, and not two. */
    public ObjectShape exactlyOneOf(String... keys) {
      return with(new Group(List.of(keys), 1, false));
    }

    /** At least one of these keys. */
    public ObjectShape atLeastOneOf(String... keys) {
      return with(new Group(List.of(keys), 1, true));
    }

    /** None or one of these keys. */
    public ObjectShape atMostOneOf(String... keys) {
      return with(new Group(List.of(keys), 0, false));
    }

    /** The keys of {@code other} after these, with its groups. */
    public ObjectShape including(ObjectShape other) {
      ObjectShape joined = this;
      for (Property property : other.properties) {
        joined = joined.with(property);
      }
      for (Group group : other.groups) {
        joined = joined.with(group);
      }
      return joined;
    }

    /** What stands behind {@code key}. */
    public Optional<Property> property(String key) {
      return properties.stream().filter(property -> property.key().equals(key)).findFirst();
    }

    /** Whether a mapping without any key would lack something. */
    public boolean needsKeys() {
      return properties.stream().anyMatch(Property::required)
          || groups.stream().anyMatch(group -> group.fewest() > 0);
    }

    /** The keys, in the order in which they are documented. */
    public List<String> keys() {
      return properties.stream().map(Property::key).toList();
    }

    private ObjectShape with(Property property) {
      if (property(property.key()).isPresent()) {
        throw new IllegalArgumentException("twice in " + name + ": " + property.key());
      }
      List<Property> more = new ArrayList<>(properties);
      more.add(property);
      return new ObjectShape(name, more, groups);
    }

    private ObjectShape with(Group group) {
      for (String key : group.keys()) {
        if (property(key).isEmpty()) {
          throw new IllegalArgumentException("no key of " + name + ": " + key);
        }
      }
      List<Group> more = new ArrayList<>(groups);
      more.add(group);
      return new ObjectShape(name, properties, more);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.object(this);
    }
  }

  /** One of several shapes. */
  record AnyOfShape(List<Shape> alternatives) implements Shape {

    public AnyOfShape {
      alternatives = List.copyOf(alternatives);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.anyOf(this);
    }
  }

  /** A shape that may hold itself, made when it is first asked for. */
  record RecursiveShape(String name, Supplier<Shape> shape) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.recursive(this);
    }
  }

  /**
   * A mapping whose shape depends on the word of another key.
   *
   * @param key the key whose word chooses
   * @param shapes the shapes by word, in the order of documentation
   */
  record ChosenShape(String key, Map<String, ObjectShape> shapes) implements Shape {

    public ChosenShape {
      shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.chosen(this);
    }
  }

  /** Anything at all. */
  record AnyShape() implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.any(this);
    }
  }
}

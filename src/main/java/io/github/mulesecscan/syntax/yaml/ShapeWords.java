package io.github.mulesecscan.syntax.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a shape is, in words that follow "expected". */
final class ShapeWords implements Shape.Visitor<String> {

  static final ShapeWords SINGULAR = new ShapeWords();

  private ShapeWords() {}

  @Override
  public String text(Shape.TextShape shape) {
    if (!shape.choices().isEmpty()) {
      return shape.choices().size() == 1
          ? shape.choices().get(0)
          : "one of " + String.join(", ", shape.choices());
    }
    Shape.TextShape.@Nullable Form form = shape.form();
    return form == null ? "text" : form.words();
  }

  @Override
  public String bool(Shape.BooleanShape shape) {
    return "true or false";
  }

  @Override
  public String integer(Shape.IntegerShape shape) {
    Integer smallest = shape.smallest();
    Integer largest = shape.largest();
    if (smallest != null && largest != null) {
      return "a whole number from " + smallest + " to " + largest;
    }
    if (smallest != null) {
      return "a whole number of at least " + smallest;
    }
    return largest == null ? "a whole number" : "a whole number of at most " + largest;
  }

  @Override
  public String list(Shape.ListShape shape) {
    String list = "a list (each item " + shape.item().accept(this) + ")";
    return shape.singleTaken() ? shape.item().accept(this) + ", or a list of such" : list;
  }

  @Override
  public String map(Shape.MapShape shape) {
    return "a mapping (each value " + shape.value().accept(this) + ")";
  }

  @Override
  public String object(Shape.ObjectShape shape) {
    return articled(shape.name())
        + " (a mapping with keys such as "
        + shape.keys().stream().limit(3).collect(Collectors.joining(", "))
        + ")";
  }

  @Override
  public String anyOf(Shape.AnyOfShape shape) {
    List<String> words = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (Shape alternative : shape.alternatives()) {
      if (alternative instanceof Shape.ObjectShape object && !object.keys().isEmpty()) {
        keys.add(object.keys().get(0));
      } else {
        words.add(alternative.accept(this));
      }
    }
    if (!keys.isEmpty()) {
      words.add("a mapping with " + alternatives(keys));
    }
    return alternatives(words);
  }

  @Override
  public String recursive(Shape.RecursiveShape shape) {
    return articled(shape.name());
  }

  @Override
  public String chosen(Shape.ChosenShape shape) {
    return "a mapping as '" + shape.key() + "' asks for";
  }

  @Override
  public String any(Shape.AnyShape shape) {
    return "anything";
  }

  /** {@code an element condition}, {@code a rule}. */
  static String articled(String name) {
    boolean vowel = !name.isEmpty() && "aeiou".indexOf(name.charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + name;
  }

  static String alternatives(List<String> words) {
    List<String> distinct = words.stream().distinct().toList();
    int last = distinct.size() - 1;
    return last < 1
        ? String.join("", distinct)
        : String.join(", ", distinct.subList(0, last)) + " or " + distinct.get(last);
  }
}

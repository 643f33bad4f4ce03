package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What is known of texts that are put together or changed. */
final class Texts {

  private static final int MOST_SHAPES = 4;

  private Texts() {}

  /** One text after the other. */
  static Value concat(List<Value> parts) {
    Optional<List<Shape>> texts = whole(parts);
    return texts.isPresent() ? Value.ofShapes(texts.get()) : Value.of(all(parts));
  }

  /** What the whole looks like; empty if it is too long to be told. */
  private static Optional<List<Shape>> whole(List<Value> parts) {
    List<Shape> texts = List.of(Shape.EMPTY);
    // What can be in one shape only is put together at once.
    List<Shape> only = new ArrayList<>();
    for (Value part : parts) {
      List<Shape> shapes = shapes(part, texts.size());
      if (shapes.size() == 1) {
        only.add(shapes.get(0));
        continue;
      }
      Optional<List<Shape>> longer = append(texts, only, shapes);
      if (longer.isEmpty()) {
        return longer;
      }
      texts = longer.get();
      only.clear();
    }
    return append(texts, only, List.of(Shape.EMPTY));
  }

  private static Taints all(List<Value> parts) {
    Taints taints = Taints.NONE;
    for (Value part : parts) {
      taints = taints.join(part.everything());
    }
    return taints;
  }

  /** The shapes of a part; one hole, if together there were too many. */
  private static List<Shape> shapes(Value part, int others) {
    if (part.isNothing()) {
      return List.of(Shape.EMPTY);
    }
    List<Shape> shapes = part.shapes();
    if (shapes.size() == 1 || shapes.size() * others <= MOST_SHAPES) {
      return shapes;
    }
    return List.of(Shape.hole(part.everything(), part.id().orElse(null), null));
  }

  private static Optional<List<Shape>> append(
      List<Shape> texts, List<Shape> only, List<Shape> ends) {
    Set<Shape> all = new LinkedHashSet<>();
    for (Shape text : texts) {
      for (Shape end : ends) {
        List<Shape> parts = new ArrayList<>(only.size() + 2);
        parts.add(text);
        parts.addAll(only);
        parts.add(end);
        Optional<Shape> longer = Shape.joined(parts);
        if (longer.isEmpty()) {
          return Optional.empty();
        }
        all.add(longer.get());
      }
    }
    return Optional.of(new ArrayList<>(all));
  }

  /** {@code value}, its holes at {@code location} if they have no place yet. */
  static Value located(Value value, Location location) {
    if (value.isClean()) {
      return value;
    }
    List<Shape> shapes = new ArrayList<>();
    for (Shape shape : value.shapes()) {
      shapes.add(
          shape.mapHoles(
              hole ->
                  hole.location() != null
                      ? hole
                      : new Shape.Hole(hole.taints(), hole.id(), location)));
    }
    return Value.ofShapes(shapes).change().id(value.id().orElse(null)).build();
  }

  /** Changes the constant parts of a text; its holes remain. */
  static Value mapConstants(Value value, UnaryOperator<String> change) {
    if (value.hasParts()) {
      return Value.of(value.everything());
    }
    List<Shape> shapes = new ArrayList<>();
    for (Shape shape : value.shapes()) {
      Shape changed = Shape.EMPTY;
      for (Shape.Piece piece : shape.pieces()) {
        Shape one =
            piece instanceof Shape.Text text
                ? Shape.constant(change.apply(text.text()))
                : new Shape(List.of(piece));
        changed = changed.then(one).orElse(changed);
      }
      shapes.add(changed);
    }
    return Value.ofShapes(shapes);
  }

  /** Whether the text begins with {@code prefix}, whatever data is in it. */
  static boolean startsWith(Value value, String prefix) {
    List<Shape> shapes = value.shapes();
    return !value.hasParts()
        && !shapes.isEmpty()
        && shapes.stream()
            .allMatch(
                shape ->
                    !shape.pieces().isEmpty()
                        && shape.pieces().get(0) instanceof Shape.Text text
                        && text.text().startsWith(prefix));
  }

  /** Puts {@code replacement} for every {@code literal} in the constant parts of a text. */
  static Value replace(Value value, String literal, Value replacement) {
    List<Value> alternatives = new ArrayList<>();
    for (Shape shape : value.shapes()) {
      List<Value> parts = new ArrayList<>();
      for (Shape.Piece piece : shape.pieces()) {
        if (piece instanceof Shape.Text text) {
          addReplaced(text.text(), literal, replacement, parts);
        } else {
          parts.add(Value.ofShapes(List.of(new Shape(List.of(piece)))));
        }
      }
      alternatives.add(concat(parts));
    }
    Value all = Value.NOTHING;
    for (Value alternative : alternatives) {
      all = all.join(alternative);
    }
    return all;
  }

  private static void addReplaced(
      String text, String literal, Value replacement, List<Value> parts) {
    int done = 0;
    int found = literal.isEmpty() ? -1 : text.indexOf(literal);
    while (found >= 0) {
      parts.add(Value.constant(text.substring(done, found)));
      parts.add(replacement);
      done = found + literal.length();
      found = text.indexOf(literal, done);
    }
    parts.add(Value.constant(text.substring(done)));
  }
}

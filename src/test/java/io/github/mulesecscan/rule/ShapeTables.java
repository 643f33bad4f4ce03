package io.github.mulesecscan.rule;

import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.Shape.ObjectShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tables of keys for authors, from shapes: each named object once, where it is first met. */
final class ShapeTables {

  // The keys of each object are in a table of their own.
  private static final Pattern MAPPING =
      Pattern.compile(" \\(a mapping with keys such as [^)]*\\)");

  private final StringBuilder text = new StringBuilder();
  private final Set<String> written = new TreeSet<>();

  /** The keys of {@code shape}, and below them those of the objects that they hold. */
  ShapeTables table(ObjectShape shape) {
    written.add(shape.name());
    keys(shape);
    Deque<ObjectShape> pending = new ArrayDeque<>(objectsIn(shape));
    while (!pending.isEmpty()) {
      ObjectShape next = pending.removeFirst();
      if (written.add(next.name())) {
        text.append("\n**").append(next.name()).append("**\n\n");
        keys(next);
        pending.addAll(objectsIn(next));
      }
    }
    return this;
  }

  /** Leaves out the tables of these objects, which are elsewhere. */
  ShapeTables except(String... names) {
    written.addAll(List.of(names));
    return this;
  }

  ShapeTables line(String line) {
    text.append(line).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void keys(ObjectShape shape) {
    text.append("| key | value | |\n|---|---|---|\n");
    for (ObjectShape.Property property : shape.properties()) {
      String key = "`" + property.key() + "`" + (property.required() ? " (required)" : "");
      row(key, MAPPING.matcher(property.shape().words()).replaceAll(""), property.description());
    }
    for (ObjectShape.Group group : shape.groups()) {
      String keys = "`" + String.join("`, `", group.keys()) + "`";
      text.append("\n").append(rule(group)).append(keys).append(".\n");
    }
  }

  private static String rule(ObjectShape.Group group) {
    if (group.several()) {
      return "At least one of ";
    }
    return group.fewest() == 0 ? "At most one of " : "Exactly one of ";
  }

  private void row(String... cells) {
    List<String> escaped = new ArrayList<>();
    for (String cell : cells) {
      escaped.add(cell.replace("|", "\\|").replace("\n", " "));
    }
    text.append("| ").append(String.join(" | ", escaped)).append(" |\n");
  }

  /** The objects directly inside {@code shape}, in order; those of a chosen shape left out. */
  private static List<ObjectShape> objectsIn(ObjectShape shape) {
    List<ObjectShape> found = new ArrayList<>();
    Set<String> open = new TreeSet<>();
    shape.properties().forEach(property -> collect(property.shape(), found, open));
    return found;
  }

  private static void collect(Shape shape, List<ObjectShape> into, Set<String> open) {
    if (shape instanceof ObjectShape object) {
      into.add(object);
    } else if (shape instanceof Shape.ListShape list) {
      collect(list.item(), into, open);
    } else if (shape instanceof Shape.MapShape map) {
      collect(map.value(), into, open);
    } else if (shape instanceof Shape.AnyOfShape several) {
      several.alternatives().forEach(one -> collect(one, into, open));
    } else if (shape instanceof Shape.RecursiveShape recursive && open.add(recursive.name())) {
      collect(recursive.shape().get(), into, open);
    }
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Bindings;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Script;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A script and what its names stand for. */
final class Unit {

  private static final int LONGEST_QUOTE = 60;

  /** Most scripts are short. */
  private static final int FEW = 4;

  /** A property that is read at one place. */
  private record Property(String name, Value value) {}

  private final Script script;
  private final Bindings bindings;
  private final Map<Node, Location> locations = new IdentityHashMap<>(FEW);
  private final Map<Node, String> sentences = new IdentityHashMap<>(FEW);
  private final Map<Node, Value> literals = new IdentityHashMap<>(FEW);
  private final Map<Node, Property> properties = new IdentityHashMap<>(FEW);

  Unit(Script script, Bindings bindings) {
    this.script = script;
    this.bindings = bindings;
  }

  Script script() {
    return script;
  }

  Bindings bindings() {
    return bindings;
  }

  Location locate(Node node) {
    Location known = locations.get(node);
    if (known == null) {
      known = script.text().locate(node.span());
      locations.put(node, known);
    }
    return known;
  }

  /** The value of {@code literal}, which is the same text in every event. */
  Value constant(Node literal, Supplier<String> text) {
    Value known = literals.get(literal);
    if (known == null) {
      known = Value.constant(text.get());
      literals.put(literal, known);
    }
    return known;
  }

  /** The value of {@code place}, which reads {@code property} of the configuration. */
  Value property(Node place, String property, Supplier<Origin> origin) {
    Property known = properties.get(place);
    if (known == null || !known.name().equals(property)) {
      known = new Property(property, Value.of(Taints.of(origin.get())));
      properties.put(place, known);
    }
    return known.value();
  }

  /** The sentence that tells that {@code node}, a name or selector, is read. */
  String isRead(Node node) {
    return sentences.computeIfAbsent(node, read -> quote(read) + " is read");
  }

  /** The sentence that tells that data becomes the field of {@code key}. */
  String becomesField(Node key) {
    return sentences.computeIfAbsent(key, named -> "It becomes the field " + quote(named));
  }

  /** The text of {@code node} for a message, not longer than a line. */
  String quote(Node node) {
    String text = script.text().slice(node.span()).strip();
    int end = text.indexOf('\n');
    boolean cut = end >= 0 || text.length() > LONGEST_QUOTE;
    String line = end >= 0 ? text.substring(0, end) : text;
    String shown = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) : line;
    return "`" + shown.strip() + (cut ? "…" : "") + "`";
  }
}

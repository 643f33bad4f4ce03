package io.github.mulesecscan.detector;

import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * A path to values of a YAML or JSON document: {@code spec.policies[].policyRef.name}. Keys are
 * joined with dots, {@code []} stands for each item of a list, {@code *} for any key.
 *
 * @param steps the keys; {@code []} and {@code *} are steps of their own
 */
record KeyPath(List<String> steps) {

  private static final String EACH = "[]";
  private static final String ANY = "*";

  KeyPath {
    steps = List.copyOf(steps);
  }

  /** Reads a path; the empty text is the document itself. */
  static KeyPath of(String written) {
    List<String> steps = new ArrayList<>();
    for (String part : written.split("\\.", -1)) {
      String key = part;
      int lists = 0;
      while (key.endsWith(EACH)) {
        key = key.substring(0, key.length() - EACH.length());
        lists++;
      }
      if (!key.isEmpty()) {
        steps.add(key);
      }
      for (int i = 0; i < lists; i++) {
        steps.add(EACH);
      }
    }
    return new KeyPath(steps);
  }

  /** The values at this path below {@code root}, in the order of the file. */
  List<YamlNode> select(YamlNode root) {
    List<YamlNode> current = List.of(root);
    for (String step : steps) {
      List<YamlNode> next = new ArrayList<>();
      current.forEach(node -> step(node, step, next));
      current = next;
    }
    return current;
  }

  private static void step(YamlNode node, String step, List<YamlNode> found) {
    if (node instanceof YamlSequence sequence && step.equals(EACH)) {
      found.addAll(sequence.items());
    } else if (node instanceof YamlMapping mapping && step.equals(ANY)) {
      mapping.entries().stream().map(YamlEntry::value).forEach(found::add);
    } else if (node instanceof YamlMapping mapping) {
      mapping.get(step).ifPresent(found::add);
    }
  }

  @Override
  public String toString() {
    return String.join(".", steps).replace("." + EACH, EACH);
  }
}

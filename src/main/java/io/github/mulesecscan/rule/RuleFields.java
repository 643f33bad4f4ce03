package io.github.mulesecscan.rule;

import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access to a mapping that a shape was checked against: absent keys are empty, nothing fails. */
record RuleFields(YamlMapping mapping) {

  Optional<YamlNode> node(String key) {
    return mapping.get(key);
  }

  boolean has(String key) {
    return node(key).isPresent();
  }

  String text(String key) {
    return node(key).map(RuleFields::textOf).orElse("");
  }

  /** The items of a list; of a single value that stands without brackets, that value. */
  List<YamlNode> items(String key) {
    return node(key).map(RuleFields::itemsOf).orElse(List.of());
  }

  List<String> texts(String key) {
    return items(key).stream().map(RuleFields::textOf).toList();
  }

  /** A mapping from texts to texts or lists of such, in the order of the file. */
  Map<String, List<String>> textLists(String key) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    if (node(key).orElse(null) instanceof YamlMapping given) {
      for (YamlEntry entry : given.entries()) {
        lists.put(
            entry.key().value(), itemsOf(entry.value()).stream().map(RuleFields::textOf).toList());
      }
    }
    return lists;
  }

  private static List<YamlNode> itemsOf(YamlNode node) {
    return node instanceof YamlSequence sequence ? sequence.items() : List.of(node);
  }

  static String textOf(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.value() : "";
  }
}

package io.github.mulesecscan.governance;

import io.github.mulesecscan.governance.Demand.All;
import io.github.mulesecscan.governance.Demand.Any;
import io.github.mulesecscan.governance.Demand.Conditional;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a validation demands. */
final class DemandReader {

  private static final int DEEPEST = 40;
  private static final Demand NOTHING = new All(List.of());

  private static final List<String> EXPRESSIONS =
      List.of("propertyConstraints", "and", "or", "not", "if");

  /** What may stand beside an expression: words, and the rest of a condition. */
  private static final Set<String> BESIDE =
      Set.of("message", "targetClass", "then", "else", "documentation", "description");

  private final List<YamlProblem> problems;
  private final ConstraintReader constraints;

  DemandReader(Terms terms, List<YamlProblem> problems) {
    this.problems = problems;
    this.constraints = new ConstraintReader(terms, problems, this);
  }

  /**
   * Reads the expression that {@code data} holds.
   *
   * @param classes the classes of the nodes that it speaks of
   * @param denied whether the contrary is demanded
   */
  Demand read(YamlMapping data, Set<String> classes, boolean denied, int depth) throws Unsupported {
    if (depth > DEEPEST) {
      problems.add(new YamlProblem(data.location(), "nested deeper than " + DEEPEST + " levels"));
      return NOTHING;
    }
    List<String> found = new ArrayList<>();
    for (YamlEntry entry : data.entries()) {
      String key = entry.key().value();
      if (EXPRESSIONS.contains(key)) {
        found.add(key);
      } else if (!BESIDE.contains(key)) {
        throw new Unsupported("'" + key + "'");
      }
    }
    if (found.isEmpty()) {
      String expected = String.join(", ", EXPRESSIONS);
      problems.add(new YamlProblem(data.location(), "nothing is demanded; expected " + expected));
      return NOTHING;
    }
    if (found.size() > 1) {
      throw new Unsupported("'" + String.join("' beside '", found) + "'");
    }
    return switch (found.get(0)) {
      case "propertyConstraints" -> constraints.read(data, classes, denied, depth);
      case "and" -> several(items(data, "and"), true, classes, denied, depth);
      case "or" -> several(items(data, "or"), false, classes, denied, depth);
      case "not" -> one(data, "not", classes, !denied, depth);
      default -> conditional(data, classes, denied, depth);
    };
  }

  private Demand several(
      List<YamlMapping> items, boolean all, Set<String> classes, boolean denied, int depth)
      throws Unsupported {
    List<Demand> demands = new ArrayList<>();
    for (YamlMapping item : items) {
      demands.add(read(item, classes, denied, depth + 1));
    }
    return all == denied ? new Any(demands) : new All(demands);
  }

  private Demand one(YamlMapping data, String key, Set<String> classes, boolean denied, int depth)
      throws Unsupported {
    Optional<YamlMapping> child = mapping(data, key);
    return child.isEmpty() ? NOTHING : read(child.get(), classes, denied, depth + 1);
  }

  private Demand conditional(YamlMapping data, Set<String> classes, boolean denied, int depth)
      throws Unsupported {
    Demand met = one(data, "if", classes, false, depth);
    Demand unmet = one(data, "if", classes, true, depth);
    Demand then = one(data, "then", classes, denied, depth);
    boolean hasElse = data.get("else").isPresent();
    Demand otherwise = hasElse ? one(data, "else", classes, denied, depth) : NOTHING;
    if (!denied) {
      Demand first = new Conditional(unmet, then);
      return hasElse ? new All(List.of(first, new Conditional(met, otherwise))) : first;
    }
    Demand first = new All(List.of(met, then));
    return hasElse ? new Any(List.of(first, new All(List.of(unmet, otherwise)))) : first;
  }

  private List<YamlMapping> items(YamlMapping data, String key) {
    List<YamlMapping> items = new ArrayList<>();
    YamlNode node = data.get(key).orElse(data);
    if (!(node instanceof YamlSequence sequence)) {
      problems.add(new YamlProblem(node.location(), "'" + key + "' must be a list"));
      return items;
    }
    for (YamlNode item : sequence.items()) {
      if (item instanceof YamlMapping mapping) {
        items.add(mapping);
      } else {
        problems.add(
            new YamlProblem(item.location(), "each item of '" + key + "' must be a mapping"));
      }
    }
    return items;
  }

  Optional<YamlMapping> mapping(YamlMapping data, String key) {
    Optional<YamlNode> node = data.get(key);
    if (node.isPresent() && node.get() instanceof YamlMapping mapping) {
      return Optional.of(mapping);
    }
    String message = "'" + key + "' must be " + (node.isEmpty() ? "given" : "a mapping");
    problems.add(new YamlProblem(node.map(YamlNode::location).orElse(data.location()), message));
    return Optional.empty();
  }
}

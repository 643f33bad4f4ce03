package io.github.mulesecscan.governance;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.mulesecscan.governance.Demand.All;
import io.github.mulesecscan.governance.Demand.Any;
import io.github.mulesecscan.governance.Demand.Bound;
import io.github.mulesecscan.governance.Demand.Counted;
import io.github.mulesecscan.governance.Demand.Nested;
import io.github.mulesecscan.governance.Demand.OfValues;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code propertyConstraints}: paths of properties and what is demanded of their values. */
final class ConstraintReader {

  private static final Map<String, Bound> COUNTS =
      Map.of("minCount", Bound.AT_LEAST, "maxCount", Bound.AT_MOST, "exactCount", Bound.EXACTLY);
  private static final Map<String, Bound> LENGTHS =
      Map.of("minLength", Bound.AT_LEAST, "maxLength", Bound.AT_MOST, "exactLength", Bound.EXACTLY);
  private static final Map<String, Bound> QUALIFIED =
      Map.of("atLeast", Bound.AT_LEAST, "atMost", Bound.AT_MOST, "exactly", Bound.EXACTLY);
  private static final Map<String, String> NUMBERS =
      Map.of(
          "minInclusive", ">=",
          "minExclusive", ">",
          "maxInclusive", "<=",
          "maxExclusive", "<");

  private final PathReader paths;
  private final List<YamlProblem> problems;
  private final DemandReader demands;

  ConstraintReader(Terms terms, List<YamlProblem> problems, DemandReader demands) {
    this.paths = new PathReader(terms);
    this.problems = problems;
    this.demands = demands;
  }

  Demand read(YamlMapping data, Set<String> classes, boolean denied, int depth) throws Unsupported {
    List<Demand> all = new ArrayList<>();
    Optional<YamlMapping> constraints = demands.mapping(data, "propertyConstraints");
    for (YamlEntry entry : constraints.map(YamlMapping::entries).orElse(List.of())) {
      PathReader.Typed typed = paths.read(entry.key().value(), classes);
      if (!(entry.value() instanceof YamlMapping tests)) {
        problem(entry.value(), "what is demanded of '" + entry.key().value() + "'", "a mapping");
        continue;
      }
      for (YamlEntry test : tests.entries()) {
        all.add(read(test, typed, denied, depth));
      }
    }
    return denied ? new Any(all) : new All(all);
  }

  private Demand read(YamlEntry entry, PathReader.Typed typed, boolean denied, int depth)
      throws Unsupported {
    String key = entry.key().value();
    if (key.equals("nested")) {
      return new Nested(typed.path(), nested(entry.value(), key, typed, depth), denied);
    }
    Bound qualified = QUALIFIED.get(key);
    if (qualified != null) {
      return counted(entry, qualified, typed, denied, depth);
    }
    return new OfValues(typed.path(), test(entry, key, denied));
  }

  private Demand nested(YamlNode node, String key, PathReader.Typed typed, int depth)
      throws Unsupported {
    if (typed.classes().isEmpty()) {
      throw new Unsupported("'" + key + "' of texts");
    }
    if (node instanceof YamlMapping mapping) {
      return demands.read(mapping, typed.classes(), false, depth + 1);
    }
    problem(node, "'" + key + "'", "a mapping");
    return new All(List.of());
  }

  private Demand counted(
      YamlEntry entry, Bound bound, PathReader.Typed typed, boolean denied, int depth)
      throws Unsupported {
    String key = entry.key().value();
    if (!(entry.value() instanceof YamlMapping mapping)) {
      problem(entry.value(), "'" + key + "'", "a mapping");
      return new All(List.of());
    }
    YamlNode count = mapping.get("count").orElse(mapping);
    YamlNode validation = mapping.get("validation").orElse(mapping);
    if (count == mapping || validation == mapping) {
      problem(mapping, "'" + key + "'", "a mapping with 'count' and 'validation'");
      return new All(List.of());
    }
    Demand demand = nested(validation, key, typed, depth);
    return new Counted(typed.path(), demand, bound, integer(count, "count"), denied);
  }

  private ValueTest test(YamlEntry entry, String key, boolean denied) throws Unsupported {
    YamlNode value = entry.value();
    Bound count = COUNTS.get(key);
    if (count != null) {
      return new ValueTest.Count(count, integer(value, key), denied);
    }
    Bound length = LENGTHS.get(key);
    if (length != null) {
      return new ValueTest.Length(length, integer(value, key), denied);
    }
    String comparison = NUMBERS.get(key);
    if (comparison != null) {
      return new ValueTest.Comparison(comparison, number(value, key), denied);
    }
    return switch (key) {
      case "pattern" -> new ValueTest.Matches(pattern(value), denied);
      case "in" -> new ValueTest.In(texts(value, key), denied);
      case "containsAll" -> new ValueTest.Contains(texts(value, key), true, denied);
      case "containsSome" -> new ValueTest.Contains(texts(value, key), false, denied);
      case "uniqueValues" -> new ValueTest.Unique(isTrue(value) != denied);
      default -> throw new Unsupported("'" + key + "'");
    };
  }

  private static boolean isTrue(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.value().equals("true");
  }

  private Pattern pattern(YamlNode node) {
    String written = node instanceof YamlScalar scalar ? scalar.value() : "";
    if (!(node instanceof YamlScalar)) {
      problem(node, "'pattern'", "text");
    }
    try {
      return Pattern.compile(written);
    } catch (PatternSyntaxException e) {
      String message = "'pattern' is no regular expression: " + e.getDescription();
      problems.add(new YamlProblem(node.location(), message));
      return Pattern.compile("");
    }
  }

  private int integer(YamlNode node, String key) {
    double number = number(node, key);
    if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
      problem(node, "'" + key + "'", "a whole number");
    }
    return (int) number;
  }

  private double number(YamlNode node, String key) {
    if (node instanceof YamlScalar scalar) {
      try {
        return Double.parseDouble(scalar.value());
      } catch (NumberFormatException e) {
        // Told below, as for what is no scalar at all.
      }
    }
    problem(node, "'" + key + "'", "a number");
    return 0;
  }

  private Set<String> texts(YamlNode node, String key) {
    Set<String> texts = new LinkedHashSet<>();
    if (!(node instanceof YamlSequence sequence)) {
      problem(node, "'" + key + "'", "a list");
      return texts;
    }
    for (YamlNode item : sequence.items()) {
      if (item instanceof YamlScalar scalar) {
        texts.add(scalar.value());
      } else {
        problem(item, "each item of '" + key + "'", "text or a number");
      }
    }
    return texts;
  }

  private void problem(YamlNode node, String what, String expected) {
    problems.add(new YamlProblem(node.location(), what + " must be " + expected));
  }
}

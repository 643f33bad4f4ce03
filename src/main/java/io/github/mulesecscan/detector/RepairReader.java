package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Repairs.Repair;
import io.github.mulesecscan.detector.Repairs.Step;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key by which rules say how findings are mended, and how it is read. */
final class RepairReader {

  private static final String FIX = "fix";

  private static final Map<String, Fix.Safety> SAFETIES = safeties();

  private static final Shape TITLE =
      Shape.text().matching("[^\\n\\r]*[^\\s.]", "one line of text without a full stop at its end");

  private RepairReader() {}

  /** Reads a single step. */
  interface StepReader<S> {

    /** The step; empty where {@code reader} holds none of its kind. */
    Optional<Step<? super S>> step(YamlReader reader);
  }

  /**
   * The key for one kind of subject.
   *
   * @param subject what is mended: {@code element}
   * @param conditions the shape of conditions about it
   * @param steps the shapes of what can be done
   */
  static Shape.ObjectShape key(String subject, Shape conditions, List<Shape> steps) {
    Shape.ObjectShape repair =
        Shape.object(subject + "-fix")
            .optional("when", conditions, "What holds where this way is right.")
            .required("title", TITLE, "What is done, as an order: `Remove insecure=\"true\"`.")
            .required(
                "applicability",
                Shape.text().oneOf(List.copyOf(SAFETIES.keySet())),
                "`safe` keeps what the application does for everybody who may use it; `unsafe` can"
                    + " refuse a caller or a peer that works today, or has a value to be looked at.")
            .required(
                "edits",
                Shape.listOf(Shape.anyOf(steps.toArray(new Shape[0]))).orSingle().nonEmpty(),
                "What is changed: all of it, or nothing where one part cannot be done.");
    return Shape.object(subject + "-fixes")
        .optional(
            FIX,
            Shape.listOf(repair).orSingle().nonEmpty(),
            "How a finding is mended by the goal `fix`; of several ways, the first that is right and"
                + " can be done.");
  }

  /** Reads the key; no way to mend a finding where it is absent. */
  static <S> Repairs<S> read(
      YamlReader reader,
      DetectorContext context,
      ConditionReader<S> conditions,
      StepReader<S> steps) {
    List<Repair<S>> repairs = new ArrayList<>();
    for (YamlMapping mapping : mappings(reader, FIX)) {
      YamlReader each = YamlReader.of(mapping, context.problems());
      List<Step<? super S>> done = new ArrayList<>();
      for (YamlMapping step : mappings(each, "edits")) {
        steps.step(YamlReader.of(step, context.problems())).ifPresent(done::add);
      }
      repairs.add(
          new Repair<>(
              conditions.all(each, "when"),
              each.requiredText("title"),
              each.requiredEnum("applicability", SAFETIES).orElse(Fix.Safety.UNSAFE),
              done));
    }
    return new Repairs<>(repairs);
  }

  /** One mapping, or those of a list. */
  private static List<YamlMapping> mappings(YamlReader reader, String key) {
    Optional<YamlNode> node = reader.node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    List<YamlNode> items =
        node.get() instanceof YamlSequence sequence ? sequence.items() : List.of(node.get());
    return items.stream()
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .toList();
  }

  private static Map<String, Fix.Safety> safeties() {
    Map<String, Fix.Safety> words = new LinkedHashMap<>();
    words.put("safe", Fix.Safety.SAFE);
    words.put("unsafe", Fix.Safety.UNSAFE);
    return words;
  }
}

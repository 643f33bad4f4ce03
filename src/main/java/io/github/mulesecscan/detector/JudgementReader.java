package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Case;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys by which rules say what is reported and how bad it is, and how they are read. */
final class JudgementReader {

  private static final Map<String, Severity> SEVERITIES = words(Severity.values(), Severity::word);

  private static final Map<String, Confidence> CONFIDENCES =
      words(Confidence.values(), Confidence::word);

  private JudgementReader() {}

  /**
   * The keys for one kind of subject.
   *
   * @param subject what conditions are about: {@code element}
   * @param conditions the shape of conditions about it
   */
  static Shape.ObjectShape keys(String subject, Shape conditions) {
    return Shape.object(subject + "-judgement")
        .optional(
            "when",
            conditions,
            "What holds for what is reported. Conditions are judged in each environment of the"
                + " application with the values that it has there; what holds in one of them is"
                + " reported.")
        .optional("unless", conditions, "What exempts it: one of these is enough.")
        .optional(
            "cases",
            Shape.listOf(singleCase(subject, conditions)).nonEmpty(),
            "Other grades and words for some; the first case that holds counts. Of several"
                + " environments the one with the worst grade is reported.");
  }

  private static Shape singleCase(String subject, Shape conditions) {
    return Shape.object(subject + "-case")
        .required("when", conditions, "What holds in this case.")
        .optional("severity", oneOf(SEVERITIES), "How bad it is in this case.")
        .optional("confidence", oneOf(CONFIDENCES), "How sure it is in this case.")
        .optional("message", Shape.text().nonEmpty(), "What is said in this case.")
        .atLeastOneOf("severity", "confidence", "message");
  }

  /**
   * Reads the keys.
   *
   * @param conditions how conditions about the subject are read
   */
  static <S> Judgement<S> read(YamlReader reader, ConditionReader<S> conditions) {
    List<Case<S>> cases = new ArrayList<>();
    for (YamlReader each : reader.list("cases")) {
      cases.add(
          new Case<>(
              conditions.all(each, "when"),
              each.enumValue("severity", SEVERITIES),
              each.enumValue("confidence", CONFIDENCES),
              each.optionalText("message")));
    }
    return new Judgement<>(conditions.all(reader, "when"), conditions.any(reader, "unless"), cases);
  }

  private static Shape oneOf(Map<String, ?> words) {
    return Shape.text().oneOf(List.copyOf(words.keySet()));
  }

  private static <T> Map<String, T> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values)
        .collect(
            Collectors.toMap(
                word, Function.identity(), (first, second) -> first, LinkedHashMap::new));
  }
}

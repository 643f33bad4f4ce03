package io.github.mulesecscan.detector;

import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads conditions about old versions. */
final class VersionConditions extends ConditionReader<VersionConditions.Outdated> {

  static final Shape CONDITIONS = ConditionReader.conditions("version", VersionConditions::shapes);

  VersionConditions(DetectorContext context) {
    super(context);
  }

  /** Whether the vendor still mends a version. */
  enum Support {
    /** Not at all. */
    ENDED,
    /** Only for customers with extended support. */
    EXTENDED,
    /** Nothing is said about it. */
    UNKNOWN
  }

  /**
   * A version that the catalogue has something against.
   *
   * @param used the version
   * @param support whether it is still supported
   * @param advised how bad the table says that it is; empty where it does not
   * @param words what messages can say about it
   */
  record Outdated(UsedVersion used, Support support, String advised, Map<String, String> words) {

    Outdated(UsedVersion used, Support support, Map<String, String> words) {
      this(used, support, "", words);
    }

    Outdated {
      words = Map.copyOf(words);
    }

    /** The values of all placeholders. */
    Map<String, String> values() {
      Map<String, String> values = new HashMap<>(words);
      values.put("product", used.product());
      values.put("version", used.written());
      values.put("line", used.version().line());
      return values;
    }
  }

  private static List<Shape> shapes() {
    return List.of(
        Shape.object("support-condition")
            .required(
                "support",
                Shape.listOf(Shape.text().oneOf("ended", "extended")).orSingle(),
                "How far the runtime's line is supported: `ended` not any more, `extended` beyond"
                    + " standard support."),
        Shape.object("dated-condition")
            .required("dated", Shape.bool(), "Whether the version names the day of its build."),
        Shape.object("advised-condition")
            .required(
                "advised",
                Shape.listOf(Shape.text().oneOf("critical", "high", "medium", "low")).orSingle(),
                "How bad the table of advisories says that a module without its fixes is."),
        Shape.object("scope-condition")
            .required(
                "scope",
                Shape.listOf(Shape.text().nonEmpty()).orSingle(),
                "The scope of the dependency: `test`, `provided`."),
        Shape.object("declared-condition")
            .required(
                "declared",
                Shape.listOf(Shape.text().oneOf("deployment", "property", "descriptor")).orSingle(),
                "Where the runtime is named: in the pom's `deployment`, in a `property` of the pom,"
                    + " or, as a lower bound only, in the `descriptor`."));
  }

  @Override
  Optional<Condition<? super Outdated>> own(YamlReader reader) {
    if (reader.has("support")) {
      List<Support> wanted =
          reader.enumList("support", Map.of("ended", Support.ENDED, "extended", Support.EXTENDED));
      return Optional.of((outdated, evaluation) -> wanted.contains(outdated.support()));
    }
    if (reader.has("dated")) {
      boolean wanted = reader.optionalBoolean("dated").orElse(true);
      return Optional.of(
          (outdated, evaluation) -> outdated.used().version().buildDate().isPresent() == wanted);
    }
    if (reader.has("advised")) {
      List<String> wanted = reader.textList("advised");
      return Optional.of((outdated, evaluation) -> wanted.contains(outdated.advised()));
    }
    if (reader.has("scope")) {
      List<String> wanted = reader.textList("scope");
      return Optional.of((outdated, evaluation) -> wanted.contains(outdated.used().scope()));
    }
    if (reader.has("declared")) {
      List<String> wanted = reader.textList("declared");
      return Optional.of(
          (outdated, evaluation) -> wanted.contains(outdated.used().declared().word()));
    }
    return Optional.empty();
  }
}

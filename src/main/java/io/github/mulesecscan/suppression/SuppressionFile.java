package io.github.mulesecscan.suppression;

import io.github.mulesecscan.source.PathPattern;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.suppression.FileSuppression.Lines;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Reads files of suppressions, {@code .secscan/suppressions.yaml}. */
public final class SuppressionFile {

  /** What such a file looks like. */
  public static final Shape.ObjectShape SHAPE =
      Shape.object("suppressions file")
          .required(
              "suppressions",
              Shape.listOf(
                  Shape.object("suppression")
                      .required(
                          "rule",
                          Shape.listOf(
                                  Shape.text()
                                      .matching("[a-z0-9]+([/-][a-z0-9]+)*", "the id of a rule"))
                              .orSingle()
                              .nonEmpty(),
                          "The rule, or several, whose findings are accepted.")
                      .optional(
                          "path",
                          Shape.text().nonEmpty(),
                          "The files, relative to the folder that paths in reports are relative"
                              + " to. `*` stays within a folder name, `**` does not.")
                      .optional(
                          "lines",
                          Shape.text()
                              .orPlain()
                              .matching("[1-9][0-9]{0,8}(-[1-9][0-9]{0,8})?", "12 or 12-20"),
                          "The line or lines, such as `12-20`. Findings move when lines are"
                              + " added above: a fingerprint does not.")
                      .optional(
                          "fingerprint",
                          Shape.text().orPlain().matching("[0-9a-f]{32}", "32 hexadecimal digits"),
                          "The one finding, as the reports name it.")
                      .required("reason", Shape.text().nonEmpty(), "Why they are accepted.")
                      .optional("owner", Shape.text().nonEmpty(), "Who answers for that.")
                      .optional(
                          "expires",
                          Shape.text()
                              .orPlain()
                              .matching("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day such as 2027-01-31"),
                          "The last day on which it holds; after it the findings count again.")
                      .atLeastOneOf("path", "fingerprint")),
              "The accepted findings.");

  private SuppressionFile() {}

  /** Reads {@code text}; what is wrong with it goes to {@code problems}, in file order. */
  public static List<FileSuppression> read(SourceText text, List<YamlProblem> problems) {
    List<FileSuppression> suppressions = new ArrayList<>();
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    if (reader.isPresent()) {
      SHAPE.check(reader.get().node(), problems);
    }
    if (reader.isPresent() && problems.isEmpty()) {
      for (YamlReader item : reader.get().list("suppressions")) {
        suppressions.add(suppression(item));
      }
    }
    return suppressions;
  }

  private static FileSuppression suppression(YamlReader item) {
    return new FileSuppression(
        Set.copyOf(item.textList("rule")),
        item.optionalText("path").flatMap(words -> pattern(item, words)).orElse(null),
        item.optionalText("lines").map(SuppressionFile::lines).orElse(null),
        item.optionalText("fingerprint").orElse(null),
        item.requiredText("reason"),
        item.optionalText("owner").orElse(null),
        item.optionalText("expires").flatMap(words -> day(item, words)).orElse(null),
        item.location());
  }

  private static Optional<PathPattern> pattern(YamlReader item, String words) {
    try {
      return Optional.of(PathPattern.of(words));
    } catch (PatternSyntaxException e) {
      item.problem("path", "path is no pattern: " + e.getDescription());
      return Optional.empty();
    }
  }

  private static Lines lines(String words) {
    String[] bounds = words.split("-", 2);
    return new Lines(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[bounds.length - 1]));
  }

  private static Optional<LocalDate> day(YamlReader item, String words) {
    try {
      return Optional.of(LocalDate.parse(words));
    } catch (DateTimeException e) {
      item.problem("expires", "expires is no day of the calendar: '" + words + "'");
      return Optional.empty();
    }
  }
}

package io.github.mulesecscan.portfolio;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The runs before this one, as a file keeps them: one JSON object a line, the oldest first.
 *
 * @param runs the runs, the oldest first
 */
public record History(List<Run> runs) {

  /** The number of the form of a line. */
  public static final int SCHEMA_VERSION = 1;

  private static final Shape.IntegerShape COUNT = Shape.integer().min(0);
  private static final Shape.ObjectShape SHAPE = shape();

  /** No run is known. */
  public static final History NONE = new History(List.of());

  public History {
    runs = List.copyOf(runs);
  }

  private static Shape.ObjectShape shape() {
    Shape.ObjectShape open = Shape.object("counts");
    for (Severity severity : Severity.values()) {
      open = open.required(severity.word(), COUNT, "How many findings of this severity were open.");
    }
    return Shape.object("run")
        .required(
            "schemaVersion",
            Shape.integer().min(SCHEMA_VERSION).max(SCHEMA_VERSION),
            "The number of the form.")
        .optional("label", Shape.text().orPlain(), "The name of the run.")
        .required("open", open, "Open findings.")
        .required("suppressed", COUNT, "How many findings were accepted.")
        .required(
            "applications",
            Shape.listOf(
                Shape.object("application")
                    .required(
                        "folder",
                        Shape.text()
                            .orPlain()
                            .matching("([^/\\\\][^\\\\]*)?", "a relative path with slashes"),
                        "Its folder.")
                    .required("risk", COUNT, "Its risk.")),
            "The applications.");
  }

  /** Reads {@code text}; what is wrong with it goes to {@code problems}, in file order. */
  public static History read(SourceText text, List<YamlProblem> problems) {
    List<Run> runs = new ArrayList<>();
    for (int line = 1; line <= text.lineCount(); line++) {
      Span span = text.lineSpan(line);
      if (!text.slice(span).isBlank()) {
        readRun(text.view(span), problems).ifPresent(runs::add);
      }
    }
    return new History(runs);
  }

  private static Optional<Run> readRun(SourceText line, List<YamlProblem> problems) {
    List<YamlProblem> found = new ArrayList<>();
    Optional<YamlReader> reader = YamlReader.open(line, found);
    if (reader.isPresent()) {
      SHAPE.check(reader.get().node(), found);
    }
    problems.addAll(found);
    return found.isEmpty() ? reader.map(History::run) : Optional.empty();
  }

  private static Run run(YamlReader reader) {
    Map<Severity, Integer> open = new EnumMap<>(Severity.class);
    reader
        .mapping("open")
        .ifPresent(
            counts -> {
              for (Severity severity : Severity.values()) {
                open.put(severity, counts.optionalInt(severity.word()).orElse(0));
              }
            });
    SortedMap<SourcePath, Long> risks = new TreeMap<>();
    for (YamlReader application : reader.list("applications")) {
      risks.put(
          new SourcePath(application.requiredText("folder")),
          (long) application.optionalInt("risk").orElse(0));
    }
    return new Run(
        reader.optionalText("label").orElse(""),
        open,
        reader.optionalInt("suppressed").orElse(0),
        risks);
  }

  /** The run before this one. */
  public Optional<Run> last() {
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
  }
}

package io.github.mulesecscan.suppression;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The findings that were known when a team began, {@code .secscan/baseline.json}: what is not among
 * them is new.
 *
 * @param entries the findings, by file, rule and fingerprint
 */
public record Baseline(List<Entry> entries) {

  /** The number of the form of such files. */
  public static final int SCHEMA_VERSION = 1;

  private static final Shape.ObjectShape SHAPE =
      Shape.object("baseline")
          .required(
              "schemaVersion",
              Shape.integer().min(SCHEMA_VERSION).max(SCHEMA_VERSION),
              "The number of the form.")
          .required("tool", Shape.text(), "Who wrote it.")
          .required(
              "findings",
              Shape.listOf(
                  Shape.object("known finding")
                      .required("fingerprint", Shape.text().nonEmpty(), "Its name across scans.")
                      .required("rule", Shape.text().nonEmpty(), "The rule.")
                      .required(
                          "file",
                          Shape.text().matching("[^/\\\\][^\\\\]*", "a relative path with slashes"),
                          "The file.")
                      .required("anchor", Shape.text(), "The component that it belongs to.")
                      .required("severity", Shape.text(), "How bad it was.")),
              "The known findings.");

  /**
   * A known finding.
   *
   * @param fingerprint its name across scans
   * @param ruleId the rule
   * @param file the file it was in
   * @param anchor the component that it belongs to
   * @param severity the word for how bad it was
   */
  public record Entry(
      String fingerprint, String ruleId, SourcePath file, String anchor, String severity)
      implements Comparable<Entry> {

    private static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::file)
            .thenComparing(Entry::ruleId)
            .thenComparing(Entry::fingerprint);

    @Override
    public int compareTo(Entry other) {
      return ORDER.compare(this, other);
    }
  }

  public Baseline {
    entries = entries.stream().sorted().toList();
  }

  /** Reads {@code text}; what is wrong with it goes to {@code problems}, in file order. */
  public static Baseline read(SourceText text, List<YamlProblem> problems) {
    List<Entry> entries = new ArrayList<>();
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    if (reader.isPresent()) {
      SHAPE.check(reader.get().node(), problems);
    }
    if (reader.isPresent() && problems.isEmpty()) {
      for (YamlReader item : reader.get().list("findings")) {
        entries.add(
            new Entry(
                item.requiredText("fingerprint"),
                item.requiredText("rule"),
                new SourcePath(item.requiredText("file")),
                item.requiredText("anchor"),
                item.requiredText("severity")));
      }
    }
    return new Baseline(entries);
  }
}

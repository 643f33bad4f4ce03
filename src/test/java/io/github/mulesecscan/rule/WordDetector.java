package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A detector of tests that finds one place in everything; a word may be its case's severity. */
record WordDetector(String word, int times) implements Detector {

  private static final Location PLACE =
      new Location(new SourcePath("a.xml"), new Span(0, 1), 1, 1, 1, 2);

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Severity own = Severity.ofWord(word).orElse(reporting.rule().severity());
    reporting.report(
        reporting.finding(
            PLACE, "a", Map.of("word", word), own, Confidence.HIGH, reporting.rule().message()));
  }

  /** The severity of what {@code rule} reports about the application in {@code folder}. */
  static Severity reportedBy(Rule rule, Path folder) {
    List<Finding> findings = new ArrayList<>();
    ScanContext context =
        ScanContext.of(
            ProjectLoader.load(folder, folder, LoadLimits.defaults()), Catalog.builtIn());
    rule.detector().detect(context, new Reporting(rule.metadata(), findings::add));
    return findings.get(0).severity();
  }

  /** Makes word detectors. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "word";
    }

    @Override
    public String summary() {
      return "Finds a word.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("word-params")
          .required("word", Shape.text().nonEmpty(), "The word.")
          .optional("times", Shape.integer().min(1), "How often.")
          .optional("message", Shape.text(), "What is said.");
    }

    @Override
    public Set<String> placeholders() {
      return Set.of("word");
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      String word = reader.requiredText("word");
      if (word.startsWith("(")) {
        context.problem(reader.location("word"), "not a pattern");
      }
      return new WordDetector(word, reader.optionalInt("times").orElse(1));
    }
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SonarQube's generic issues in the form of 10.3 and later. There only rules have a severity, so a
 * finding whose severity differs from its rule's belongs to a rule of its own: {@code
 * sql-injection:low}.
 */
final class SonarQubeReporter implements Reporter {

  private static final int MOST_PLACES = 100;

  private record Grade(String ruleId, Severity severity) {}

  @Override
  public String format() {
    return "sonarqube";
  }

  @Override
  public String summary() {
    return "SonarQube 10.3 and later, as generic issues: open findings.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("mule-secscan-sonarqube.json");
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    Json json = new Json(out);
    Map<String, RuleMetadata> rules = result.rulesById();
    json.document(
        () -> {
          json.array("rules", () -> writeRules(json, result, rules));
          json.array(
              "issues",
              () -> {
                for (ReportedFinding reported : result.open()) {
                  json.object(() -> writeIssue(json, reported.finding(), rules));
                }
              });
        });
  }

  private static void writeRules(Json json, ScanResult result, Map<String, RuleMetadata> rules)
      throws IOException {
    Map<String, Grade> grades = new TreeMap<>();
    result.rules().forEach(rule -> grades.put(rule.id(), new Grade(rule.id(), rule.severity())));
    for (ReportedFinding reported : result.open()) {
      Finding finding = reported.finding();
      grades.put(
          ruleId(finding, rules.get(finding.ruleId())),
          new Grade(finding.ruleId(), finding.severity()));
    }
    for (Map.Entry<String, Grade> grade : grades.entrySet()) {
      RuleMetadata rule = rules.get(grade.getValue().ruleId());
      json.object(() -> writeRule(json, grade.getKey(), grade.getValue().severity(), rule));
    }
  }

  private static String ruleId(Finding finding, @Nullable RuleMetadata rule) {
    return rule == null || rule.severity() == finding.severity()
        ? finding.ruleId()
        : finding.ruleId() + ":" + finding.severity().word();
  }

  private static void writeRule(
      Json json, String id, Severity severity, @Nullable RuleMetadata rule) throws IOException {
    json.field("id", id);
    json.field("name", rule == null ? id : VisibleText.line(rule.title()));
    json.field("description", rule == null ? id : RuleText.plain(rule));
    json.field("engineId", ToolName.NAME);
    json.field("cleanCodeAttribute", "TRUSTWORTHY");
    json.field("type", "VULNERABILITY");
    json.field("severity", severity(severity));
    json.array(
        "impacts",
        () ->
            json.object(
                () -> {
                  json.field("softwareQuality", "SECURITY");
                  json.field("severity", impact(severity));
                }));
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "BLOCKER";
      case HIGH -> "CRITICAL";
      case MEDIUM -> "MAJOR";
      case LOW -> "MINOR";
      case INFO -> "INFO";
    };
  }

  /** Versions before 10.8 know these three only. */
  private static String impact(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "HIGH";
      case MEDIUM -> "MEDIUM";
      case LOW, INFO -> "LOW";
    };
  }

  private static void writeIssue(Json json, Finding finding, Map<String, RuleMetadata> rules)
      throws IOException {
    json.field("ruleId", ruleId(finding, rules.get(finding.ruleId())));
    json.object(
        "primaryLocation",
        () -> writeLocation(json, finding.location(), VisibleText.line(finding.message())));
    if (!finding.trace().isEmpty() || !finding.related().isEmpty()) {
      json.array("secondaryLocations", () -> writePlaces(json, finding));
    }
  }

  private static void writePlaces(Json json, Finding finding) throws IOException {
    int room = MOST_PLACES;
    for (TraceStep step : finding.trace()) {
      if (room-- > 0) {
        String text = VisibleText.line(step.message());
        json.object(() -> writeLocation(json, step.location(), text));
      }
    }
    for (Label label : finding.related()) {
      if (room-- > 0) {
        String text = VisibleText.line(label.text());
        json.object(() -> writeLocation(json, label.location(), text));
      }
    }
  }

  private static void writeLocation(Json json, Location location, String message)
      throws IOException {
    json.field("message", message);
    json.field("filePath", location.path().value());
    json.object(
        "textRange",
        () -> {
          json.field("startLine", location.startLine());
          // A range without characters is refused; a line alone is taken whole.
          if (location.span().length() > 0) {
            json.field("endLine", location.endLine());
            json.field("startColumn", location.startColumn() - 1L);
            json.field("endColumn", location.endColumn() - 1L);
          }
        });
  }
}

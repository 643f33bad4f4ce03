package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** GitLab's report of static analysis, version 15.2.1 of its schema. */
final class GitLabSastReporter implements Reporter {

  private static final String SCHEMA_VERSION = "15.2.1";

  /** What the schema allows. */
  private static final int LONGEST_NAME = 255;

  private static final int LONGEST_SOLUTION = 7_000;
  private static final int LONGEST_DESCRIPTION = 1_048_576;

  /** GitLab keeps no more identifiers; paths have no limit there, but pages to be shown on. */
  private static final int MOST_IDENTIFIERS = 20;

  private static final int MOST_STEPS = 100;

  @Override
  public String format() {
    return "gitlab-sast";
  }

  @Override
  public String summary() {
    return "GitLab's security dashboards and merge requests: open findings with their data flow.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("gl-sast-report.json");
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    Json json = new Json(out);
    Map<String, RuleMetadata> rules = result.rulesById();
    json.document(
        () -> {
          json.field("version", SCHEMA_VERSION);
          json.object("scan", () -> writeScan(json, result));
          json.array(
              "vulnerabilities",
              () -> {
                for (ReportedFinding reported : result.open()) {
                  RuleMetadata rule = rules.get(reported.finding().ruleId());
                  json.object(() -> writeVulnerability(json, reported, rule));
                }
              });
        });
  }

  private static void writeScan(Json json, ScanResult result) throws IOException {
    json.object("analyzer", () -> writeTool(json, result));
    json.object("scanner", () -> writeTool(json, result));
    json.field("type", "sast");
    json.field("status", "success");
    // The schema demands times; the day is enough, and the same all day long.
    String day = result.advisories().date().plusDays(result.advisories().days()) + "T00:00:00";
    json.field("start_time", day);
    json.field("end_time", day);
    json.array(
        "messages",
        () -> {
          for (Diagnostic diagnostic : result.diagnostics()) {
            if (diagnostic.level() != Diagnostic.Level.NOTE) {
              json.object(() -> writeMessage(json, diagnostic));
            }
          }
        });
    json.array(
        "primary_identifiers",
        () -> {
          for (RuleMetadata rule : result.rules()) {
            json.object(() -> writeIdentifier(json, rule.id()));
          }
        });
  }

  private static void writeTool(Json json, ScanResult result) throws IOException {
    json.field("id", ToolName.NAME);
    json.field("name", ToolName.NAME);
    json.field("version", result.toolVersion());
    json.object("vendor", () -> json.field("name", ToolName.NAME));
  }

  private static void writeMessage(Json json, Diagnostic diagnostic) throws IOException {
    json.field("level", diagnostic.level() == Diagnostic.Level.ERROR ? "warn" : "info");
    json.field("value", DiagnosticText.of(diagnostic));
  }

  private static void writeIdentifier(Json json, String ruleId) throws IOException {
    json.field("type", "mule_secscan_rule");
    json.field("name", ToolName.NAME + " " + ruleId);
    json.field("value", ruleId);
  }

  private static void writeVulnerability(
      Json json, ReportedFinding reported, @Nullable RuleMetadata rule) throws IOException {
    Finding finding = reported.finding();
    json.field("id", uuid(reported.fingerprint()));
    String title = rule == null ? finding.ruleId() : VisibleText.line(rule.title());
    json.field("name", RuleText.shortened(title, LONGEST_NAME));
    json.field("description", description(finding, rule));
    json.field("severity", severity(finding.severity()));
    if (rule != null) {
      String solution = VisibleText.block(rule.remedy().strip());
      json.field("solution", RuleText.shortened(solution, LONGEST_SOLUTION));
    }
    json.array("identifiers", () -> writeIdentifiers(json, finding, rule));
    json.object("location", () -> writeLines(json, finding.location()));
    json.object("tracking", () -> writeTracking(json, reported));
    if (!finding.trace().isEmpty()) {
      json.object(
          "details", () -> json.object("data_flow", () -> writePath(json, finding.trace())));
    }
    if (rule != null) {
      json.array("links", () -> writeLinks(json, rule));
    }
  }

  /** GitLab advises to use UUIDs; this one stays the same as long as the finding does. */
  private static String uuid(String fingerprint) {
    return UUID.nameUUIDFromBytes(fingerprint.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String description(Finding finding, @Nullable RuleMetadata rule) {
    String message = MarkdownText.message(finding.message());
    String why = rule == null ? "" : "\n\n" + VisibleText.block(rule.why().strip());
    String confidence = "\n\nConfidence: " + finding.confidence().word();
    return RuleText.shortened(message + why + confidence, LONGEST_DESCRIPTION);
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "Critical";
      case HIGH -> "High";
      case MEDIUM -> "Medium";
      case LOW -> "Low";
      case INFO -> "Info";
    };
  }

  private static void writeIdentifiers(Json json, Finding finding, @Nullable RuleMetadata rule)
      throws IOException {
    json.object(() -> writeIdentifier(json, finding.ruleId()));
    if (rule == null) {
      return;
    }
    int room = MOST_IDENTIFIERS - 1;
    for (int number : rule.cwe().subList(0, Math.min(room, rule.cwe().size()))) {
      json.object(
          () -> {
            json.field("type", "cwe");
            json.field("name", "CWE-" + number);
            json.field("value", String.valueOf(number));
            json.field("url", "https://cwe.mitre.org/data/definitions/" + number + ".html");
          });
      room--;
    }
    List<String> entries = rule.owaspTop10();
    for (String entry : entries.subList(0, Math.min(room, entries.size()))) {
      json.object(
          () -> {
            json.field("type", "owasp");
            json.field("name", entry + ":2021");
            json.field("value", entry + ":2021");
          });
    }
  }

  private static void writeLines(Json json, Location location) throws IOException {
    json.field("file", location.path().value());
    json.field("start_line", location.startLine());
    json.field("end_line", location.endLine());
  }

  /** GitLab knows a finding again by its signature, wherever its lines move. */
  private static void writeTracking(Json json, ReportedFinding reported) throws IOException {
    json.field("type", "source");
    json.array(
        "items",
        () ->
            json.object(
                () -> {
                  writeLines(json, reported.finding().location());
                  json.array(
                      "signatures",
                      () ->
                          json.object(
                              () -> {
                                json.field("algorithm", "scope_offset");
                                json.field("value", reported.fingerprint());
                              }));
                }));
  }

  private static void writePath(Json json, List<TraceStep> steps) throws IOException {
    json.field("name", "Data flow");
    json.field("type", "code-flows");
    json.array(
        "items",
        () ->
            json.array(
                () -> {
                  for (int i = 0; i < steps.size(); i++) {
                    if (i < MOST_STEPS - 1 || i == steps.size() - 1) {
                      TraceStep step = steps.get(i);
                      json.object(() -> writeStep(json, step));
                    }
                  }
                }));
  }

  private static void writeStep(Json json, TraceStep step) throws IOException {
    json.field("type", "code-flow-node");
    json.field(
        "node_type",
        switch (step.kind()) {
          case SOURCE -> "source";
          case SINK -> "sink";
          case PROPAGATION, CALL, RETURN -> "propagation";
        });
    json.object(
        "file_location",
        () -> {
          json.field("type", "file-location");
          json.field("file_name", step.location().path().value());
          json.field("line_start", step.location().startLine());
          json.field("line_end", step.location().endLine());
          json.field("column_start", step.location().startColumn());
          json.field("column_end", step.location().endColumn());
        });
  }

  private static void writeLinks(Json json, RuleMetadata rule) throws IOException {
    for (RuleMetadata.Reference reference : RuleText.webReferences(rule)) {
      json.object(
          () -> {
            json.field("name", VisibleText.line(reference.title()));
            json.field("url", reference.url());
          });
    }
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.flow.UnmodelledComponent;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.BaselineComparison;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.scan.SeverityCounts;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a scan found in a form of our own, for scripts and dashboards. The form is described
 * in docs/reports.md and docs/schema/report.schema.json; a change that readers of it could trip
 * over takes a new {@code schemaVersion}.
 */
final class JsonReporter implements Reporter {

  private static final int SCHEMA_VERSION = 1;

  @Override
  public String format() {
    return "json";
  }

  @Override
  public String summary() {
    return "Everything that was found, in a versioned form for scripts and dashboards.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("mule-secscan.json");
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    Json json = new Json(out);
    json.document(
        () -> {
          json.field("schemaVersion", SCHEMA_VERSION);
          json.object("tool", () -> writeTool(json, result));
          writeVerdict(json, verdict);
          json.object("summary", () -> writeSummary(json, result));
          writeBaseline(json, result.baseline());
          json.array("applications", () -> writeApplications(json, result));
          json.array("rules", () -> writeRules(json, result));
          json.array("findings", () -> writeFindings(json, result));
          json.array("compliance", () -> JsonCompliance.write(json, result));
          json.array("diagnostics", () -> writeDiagnostics(json, result));
        });
  }

  private static void writeTool(Json json, ScanResult result) throws IOException {
    json.field("name", ToolName.NAME);
    json.field("version", result.toolVersion());
    json.object(
        "advisories",
        () -> {
          json.field("date", result.advisories().date().toString());
          json.field("ageInDays", result.advisories().days());
        });
  }

  private static void writeVerdict(Json json, @Nullable Verdict verdict) throws IOException {
    if (verdict == null) {
      json.nothing("verdict");
      return;
    }
    json.object(
        "verdict",
        () -> {
          json.field("failed", verdict.failed());
          json.field("reason", verdict.reason());
          json.object("bySeverity", () -> writeTallies(json, verdict));
        });
  }

  private static void writeTallies(Json json, Verdict verdict) throws IOException {
    for (Map.Entry<Severity, Verdict.Tally> tally : verdict.tallies().entrySet()) {
      json.object(
          tally.getKey().word(),
          () -> {
            json.field("counted", tally.getValue().counted());
            json.field("suppressed", tally.getValue().suppressed());
            json.field("belowThreshold", tally.getValue().belowThreshold());
            json.field("old", tally.getValue().old());
          });
    }
  }

  private static void writeSummary(Json json, ScanResult result) throws IOException {
    json.field("applications", result.applications().size());
    json.field("files", result.statistics().files());
    json.field("bytes", result.statistics().bytes());
    json.field("rules", result.rules().size());
    writeCounts(json, result.findings());
    json.object(
        "diagnostics",
        () -> {
          for (Diagnostic.Level level : Diagnostic.Level.values()) {
            json.field(
                SarifGrade.level(level),
                result.diagnostics().stream().filter(d -> d.level() == level).count());
          }
        });
  }

  private static void writeCounts(Json json, List<ReportedFinding> findings) throws IOException {
    json.object("open", () -> writeCounts(json, SeverityCounts.open(findings)));
    json.object("suppressed", () -> writeCounts(json, SeverityCounts.suppressed(findings)));
  }

  static void writeCounts(Json json, SeverityCounts counts) throws IOException {
    for (Severity severity : Severity.values()) {
      json.field(severity.word(), counts.of(severity));
    }
    json.field("total", counts.total());
  }

  private static void writeBaseline(Json json, @Nullable BaselineComparison baseline)
      throws IOException {
    if (baseline == null) {
      json.nothing("baseline");
      return;
    }
    json.object(
        "baseline",
        () -> {
          json.field("new", baseline.fresh());
          json.field("unchanged", baseline.unchanged());
          json.array("fixed", () -> BaselineWriter.writeEntries(json, baseline.fixed()));
        });
  }

  private static void writeApplications(Json json, ScanResult result) throws IOException {
    for (ScannedApplication application : result.applications()) {
      json.object(
          () -> {
            json.field("folder", application.folder().value());
            json.field("name", VisibleText.line(application.name()));
            json.field("kind", application.kind());
            json.field("files", application.files());
            json.field("flows", application.flows());
            json.array("unmodelledComponents", () -> writeUnmodelled(json, application));
            writeCounts(
                json, SeverityCounts.ofApplication(result.findings(), application.folder()));
          });
    }
  }

  private static void writeUnmodelled(Json json, ScannedApplication application)
      throws IOException {
    for (UnmodelledComponent component : application.unmodelled()) {
      json.object(
          () -> {
            json.field("name", VisibleText.line(component.name()));
            json.field("namespace", VisibleText.line(component.uri()));
            json.field("uses", component.count());
            json.field("file", component.first().path().value());
            JsonFindings.writeRegion(json, component.first());
          });
    }
  }

  private static void writeRules(Json json, ScanResult result) throws IOException {
    for (RuleMetadata rule : result.rules()) {
      json.object(() -> writeRule(json, rule));
    }
  }

  private static void writeRule(Json json, RuleMetadata rule) throws IOException {
    json.field("id", rule.id());
    json.texts("codes", rule.codes());
    json.field("title", VisibleText.line(rule.title()));
    json.field("severity", rule.severity().word());
    json.field("confidence", rule.confidence().word());
    json.field("category", rule.category());
    json.field("since", rule.since());
    json.object("compliance", () -> writeCompliance(json, rule));
    json.object(
        "profiles",
        () -> {
          for (Map.Entry<String, Severity> profile : rule.profiles().entrySet()) {
            json.field(profile.getKey(), profile.getValue().word());
          }
        });
    json.field("why", VisibleText.block(rule.why().strip()));
    json.field("remedy", VisibleText.block(rule.remedy().strip()));
    json.array(
        "references",
        () -> {
          for (RuleMetadata.Reference reference : rule.references()) {
            json.object(
                () -> {
                  json.field("title", VisibleText.line(reference.title()));
                  json.field("url", reference.url());
                });
          }
        });
  }

  /** All standards side by side: {@code cwe}, {@code owasp-…} and those the rule names. */
  static void writeCompliance(Json json, RuleMetadata rule) throws IOException {
    for (Map.Entry<String, List<String>> standard : rule.entriesByStandard().entrySet()) {
      json.texts(standard.getKey(), standard.getValue());
    }
  }

  private static void writeFindings(Json json, ScanResult result) throws IOException {
    JsonFindings findings = new JsonFindings(json, result);
    for (ReportedFinding finding : result.findings()) {
      json.object(() -> findings.write(finding));
    }
  }

  private static void writeDiagnostics(Json json, ScanResult result) throws IOException {
    for (Diagnostic diagnostic : result.diagnostics()) {
      json.object(
          () -> {
            json.field("level", SarifGrade.level(diagnostic.level()));
            json.field("code", diagnostic.code());
            json.field("message", VisibleText.line(diagnostic.message()));
            json.field("file", diagnostic.path().value());
            JsonFindings.writeRegion(json, diagnostic.location());
          });
    }
  }
}

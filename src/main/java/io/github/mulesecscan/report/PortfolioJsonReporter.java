package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.portfolio.HeatRow;
import io.github.mulesecscan.portfolio.Portfolio;
import io.github.mulesecscan.portfolio.RankedApplication;
import io.github.mulesecscan.portfolio.Risk;
import io.github.mulesecscan.portfolio.Run;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The portfolio in a form of our own, for dashboards. The form is described in docs/reports.md and
 * docs/schema/portfolio.schema.json; a change that readers of it could trip over takes a new {@code
 * schemaVersion}.
 */
final class PortfolioJsonReporter extends PortfolioReporter {

  private static final int SCHEMA_VERSION = 1;
  private static final int WORST = 5;

  private final Surroundings surroundings;

  PortfolioJsonReporter() {
    this(Surroundings.NONE);
  }

  private PortfolioJsonReporter(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public PortfolioJsonReporter within(Surroundings around) {
    return new PortfolioJsonReporter(around);
  }

  @Override
  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public String format() {
    return "portfolio-json";
  }

  @Override
  public String summary() {
    return "The portfolio in a versioned form for dashboards: applications by risk, rules by"
        + " application, the runs of the history.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("mule-secscan-portfolio.json");
  }

  @Override
  void write(Portfolio portfolio, ScanResult result, @Nullable Verdict verdict, Writer out)
      throws IOException {
    Json json = new Json(out);
    json.document(
        () -> {
          json.field("schemaVersion", SCHEMA_VERSION);
          json.object(
              "tool",
              () -> {
                json.field("name", ToolName.NAME);
                json.field("version", result.toolVersion());
              });
          writeVerdict(json, verdict);
          json.object("summary", () -> writeSummary(json, portfolio));
          json.object("risk", () -> writeMethod(json));
          json.array("applications", () -> writeApplications(json, portfolio));
          json.array("rules", () -> writeRules(json, portfolio));
          json.array("runs", () -> writeRuns(json, portfolio));
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
        });
  }

  private static void writeSummary(Json json, Portfolio portfolio) throws IOException {
    json.field("applications", portfolio.applications().size());
    json.field("failed", portfolio.failed());
    json.field("risk", portfolio.now().risk());
    json.object(
        "open",
        () -> {
          HistoryWriter.writeOpen(json, portfolio.now());
          json.field("total", portfolio.now().total());
        });
    json.field("suppressed", portfolio.now().suppressed());
  }

  private static void writeMethod(Json json) throws IOException {
    json.field("formula", Risk.FORMULA);
    json.object(
        "points",
        () -> {
          for (Severity severity : Severity.values()) {
            json.field(severity.word(), Risk.points(severity));
          }
        });
    json.object(
        "divisors",
        () -> {
          for (Confidence confidence : Confidence.values()) {
            json.field(confidence.word(), Risk.divisor(confidence));
          }
        });
  }

  private static void writeApplications(Json json, Portfolio portfolio) throws IOException {
    for (RankedApplication ranked : portfolio.applications()) {
      json.object(() -> writeApplication(json, ranked));
    }
  }

  private static void writeApplication(Json json, RankedApplication ranked) throws IOException {
    json.field("rank", ranked.rank());
    json.field("folder", ranked.application().folder().value());
    json.field("name", VisibleText.line(ranked.application().name()));
    json.field("kind", ranked.application().kind());
    json.field("files", ranked.application().files());
    json.field("flows", ranked.application().flows());
    json.field("risk", ranked.risk());
    if (ranked.grown().isPresent()) {
      json.field("change", ranked.grown().get());
    } else {
      json.nothing("change");
    }
    writeVerdict(json, ranked.verdict());
    json.object("open", () -> JsonReporter.writeCounts(json, ranked.open()));
    json.field("suppressed", ranked.suppressed());
    json.array(
        "worst",
        () -> {
          for (ReportedFinding reported : ranked.worst(WORST)) {
            json.object(() -> writeFinding(json, reported));
          }
        });
  }

  private static void writeFinding(Json json, ReportedFinding reported) throws IOException {
    Finding finding = reported.finding();
    json.field("ruleId", finding.ruleId());
    json.field("severity", finding.severity().word());
    json.field("confidence", finding.confidence().word());
    json.field("message", VisibleText.line(finding.message()));
    json.field("file", finding.location().path().value());
    JsonFindings.writeRegion(json, finding.location());
    json.field("fingerprint", reported.fingerprint());
  }

  private static void writeRules(Json json, Portfolio portfolio) throws IOException {
    for (HeatRow row : portfolio.rules()) {
      json.object(
          () -> {
            json.field("id", row.rule().id());
            json.field("title", VisibleText.line(row.rule().title()));
            json.field("category", row.rule().category());
            json.field("risk", row.risk());
            json.field("open", row.count());
            json.array("applications", () -> writeCells(json, row));
          });
    }
  }

  private static void writeCells(Json json, HeatRow row) throws IOException {
    for (Map.Entry<SourcePath, HeatRow.Cell> cell : row.cells().entrySet()) {
      json.object(
          () -> {
            json.field("folder", cell.getKey().value());
            json.field("open", cell.getValue().count());
            json.field("worst", cell.getValue().worst().word());
          });
    }
  }

  private static void writeRuns(Json json, Portfolio portfolio) throws IOException {
    for (Run run : portfolio.runs()) {
      json.object(
          () -> {
            json.field("label", VisibleText.line(run.label()));
            json.field("applications", run.risks().size());
            json.field("risk", run.risk());
            json.object("open", () -> HistoryWriter.writeOpen(json, run));
            json.field("suppressed", run.suppressed());
          });
    }
  }
}

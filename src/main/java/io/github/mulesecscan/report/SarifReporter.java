package io.github.mulesecscan.report;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0 within the limits of GitHub code scanning.
 *
 * <p>It holds no source text: viewers have the files, and what is masked here could not be compared
 * with them.
 */
final class SarifReporter implements Reporter {

  /** Code scanning refuses a run with more results. */
  private static final int MOST_RESULTS = 25_000;

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final String format;
  private final String summary;
  private final String fileName;
  private final boolean withSuppressed;

  private SarifReporter(String format, String summary, String fileName, boolean withSuppressed) {
    this.format = format;
    this.summary = summary;
    this.fileName = fileName;
    this.withSuppressed = withSuppressed;
  }

  /** All findings, the suppressed ones marked as such. */
  static SarifReporter complete() {
    return new SarifReporter(
        "sarif",
        "SARIF 2.1.0 with everything that was found, for viewers and vulnerability management.",
        "mule-secscan.sarif",
        true);
  }

  /**
   * Open findings only: code scanning knows no suppressions and would show what was accepted as
   * open (github/codeql-action#1230).
   */
  static SarifReporter forCodeScanning() {
    return new SarifReporter(
        "sarif-github",
        "SARIF 2.1.0 without suppressed findings, for the upload to GitHub code scanning.",
        "mule-secscan-github.sarif",
        false);
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of(fileName);
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    Json json = new Json(out);
    json.document(
        () -> {
          json.field("$schema", SCHEMA);
          json.field("version", "2.1.0");
          json.array("runs", () -> json.object(() -> writeRun(json, result)));
        });
  }

  private void writeRun(Json json, ScanResult result) throws IOException {
    WorstFindings selection =
        WorstFindings.of(withSuppressed ? result.findings() : result.open(), MOST_RESULTS);
    SarifRules rules = new SarifRules(json, result);
    SarifNotifications notifications = new SarifNotifications(json, result, selection);
    json.object("tool", () -> json.object("driver", () -> writeDriver(json, result, rules)));
    rules.writeTaxonomies();
    json.array("invocations", () -> json.object(notifications::writeInvocation));
    json.object("automationDetails", () -> json.field("id", "mule-secscan/"));
    json.object("originalUriBaseIds", () -> writeBase(json));
    json.field("columnKind", "utf16CodeUnits");
    json.object("properties", () -> writeAdvisories(json, result));
    SarifResults results = new SarifResults(json, rules, withSuppressed);
    json.array(
        "results",
        () -> {
          for (ReportedFinding finding : selection.findings()) {
            json.object(() -> results.write(finding));
          }
        });
  }

  private static void writeAdvisories(Json json, ScanResult result) throws IOException {
    json.field("advisoriesDate", result.advisories().date().toString());
    json.field("advisoriesAgeInDays", result.advisories().days());
  }

  private static void writeDriver(Json json, ScanResult result, SarifRules rules)
      throws IOException {
    json.field("name", ToolName.NAME);
    json.field("version", result.toolVersion());
    if (result.toolVersion().matches("\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?")) {
      json.field("semanticVersion", result.toolVersion());
    }
    json.object("shortDescription", () -> json.field("text", ToolName.PURPOSE));
    rules.writeRules();
  }

  /** The base has no address: reports hold no absolute path. */
  private static void writeBase(Json json) throws IOException {
    json.object(
        SarifLocations.SOURCE_ROOT,
        () ->
            json.object(
                "description",
                () -> json.field("text", "The folder that all paths of this report begin at.")));
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.compliance.ControlEvidence;
import io.github.mulesecscan.compliance.Evidence;
import io.github.mulesecscan.compliance.StandardEvidence;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.SeverityCounts;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.util.Locale;

/** Writes what a scan says of standards; findings are named by their fingerprints. */
final class JsonCompliance {

  private JsonCompliance() {}

  static void write(Json json, ScanResult result) throws IOException {
    for (StandardEvidence standard : Evidence.of(result).standards()) {
      json.object(
          () -> {
            json.field("id", VisibleText.line(standard.id()));
            json.field("title", VisibleText.line(standard.title()));
            json.field("source", standard.source());
            json.field("extent", standard.extent().name().toLowerCase(Locale.ROOT));
            json.field("limit", standard.limit());
            json.array(
                "controls",
                () -> {
                  for (ControlEvidence control : standard.controls()) {
                    json.object(() -> write(json, control));
                  }
                });
          });
    }
  }

  private static void write(Json json, ControlEvidence control) throws IOException {
    json.field("id", VisibleText.line(control.number()));
    json.field("title", VisibleText.line(control.title()));
    json.field("status", control.status().word());
    json.field("limit", control.limit());
    json.field("source", control.source());
    json.field("checked", control.checked());
    json.texts("rules", control.rules());
    json.object(
        "open", () -> JsonReporter.writeCounts(json, SeverityCounts.open(control.findings())));
    json.texts(
        "findings",
        control.findings().stream()
            .filter(finding -> !finding.suppressed())
            .map(ReportedFinding::fingerprint)
            .toList());
    json.array("suppressed", () -> writeAccepted(json, control));
  }

  private static void writeAccepted(Json json, ControlEvidence control) throws IOException {
    for (ReportedFinding finding : control.accepted()) {
      AcceptedFinding accepted = finding.suppression();
      json.object(
          () -> {
            json.field("ruleId", finding.finding().ruleId());
            json.field("severity", finding.finding().severity().word());
            json.field("fingerprint", finding.fingerprint());
            json.field("reason", accepted == null ? "" : VisibleText.line(accepted.reason()));
          });
    }
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.suppression.Baseline;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes the findings of a scan as a baseline, in an order that makes differences small. */
public final class BaselineWriter {

  private BaselineWriter() {}

  /** Writes the findings that nobody accepted. */
  public static void write(ScanResult result, Writer out) throws IOException {
    Baseline baseline = new Baseline(result.open().stream().map(BaselineWriter::entry).toList());
    Json json = new Json(out);
    json.document(
        () -> {
          json.field("schemaVersion", Baseline.SCHEMA_VERSION);
          json.field("tool", ToolName.NAME);
          json.array("findings", () -> writeEntries(json, baseline.entries()));
        });
  }

  static void writeEntries(Json json, List<Baseline.Entry> entries) throws IOException {
    for (Baseline.Entry entry : entries) {
      json.object(
          () -> {
            json.field("fingerprint", entry.fingerprint());
            json.field("rule", entry.ruleId());
            json.field("file", entry.file().value());
            json.field("anchor", entry.anchor());
            json.field("severity", entry.severity());
          });
    }
  }

  private static Baseline.Entry entry(ReportedFinding reported) {
    return new Baseline.Entry(
        reported.fingerprint(),
        reported.finding().ruleId(),
        reported.finding().location().path(),
        reported.finding().anchor(),
        reported.finding().severity().word());
  }
}

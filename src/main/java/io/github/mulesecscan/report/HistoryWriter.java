package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.portfolio.History;
import io.github.mulesecscan.portfolio.Run;
import io.github.mulesecscan.source.SourcePath;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** Writes runs in the form of a history: one JSON object a line. */
public final class HistoryWriter {

  private HistoryWriter() {}

  /** Writes the line of {@code run}. */
  public static void write(Run run, Writer out) throws IOException {
    Json json = Json.onOneLine(out);
    json.document(
        () -> {
          json.field("schemaVersion", History.SCHEMA_VERSION);
          if (!run.label().isEmpty()) {
            json.field("label", run.label());
          }
          json.object("open", () -> writeOpen(json, run));
          json.field("suppressed", run.suppressed());
          json.array("applications", () -> writeApplications(json, run));
        });
  }

  static void writeOpen(Json json, Run run) throws IOException {
    for (Map.Entry<Severity, Integer> count : run.open().entrySet()) {
      json.field(count.getKey().word(), count.getValue());
    }
  }

  private static void writeApplications(Json json, Run run) throws IOException {
    for (Map.Entry<SourcePath, Long> risk : run.risks().entrySet()) {
      json.object(
          () -> {
            json.field("folder", risk.getKey().value());
            json.field("risk", risk.getValue());
          });
    }
  }
}

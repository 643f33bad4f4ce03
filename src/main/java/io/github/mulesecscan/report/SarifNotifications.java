package io.github.mulesecscan.report;

import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What could not be read or done, as the notifications of a SARIF invocation. */
final class SarifNotifications {

  private final Json json;
  private final SarifLocations locations;
  private final List<Diagnostic> diagnostics;

  SarifNotifications(Json json, ScanResult result, WorstFindings selection) {
    this.json = json;
    this.locations = new SarifLocations(json);
    this.diagnostics = new ArrayList<>(result.diagnostics());
    if (selection.leftOut() > 0) {
      diagnostics.add(limitReached(selection));
    }
  }

  private static Diagnostic limitReached(WorstFindings selection) {
    String message =
        "This report holds the worst %d of %d findings, the most that code scanning accepts."
            .formatted(
                selection.findings().size(), selection.findings().size() + selection.leftOut());
    return Diagnostic.of(Diagnostic.Level.WARNING, "report-limit", new SourcePath(""), message);
  }

  /**
   * The invocation. Its execution is always called successful: a scan that fails writes no report,
   * and code scanning refuses all results of a run that says otherwise (github/codeql-action#1316).
   * Files that could not be analysed are notifications of level {@code error}.
   */
  void writeInvocation() throws IOException {
    json.field("executionSuccessful", true);
    json.array(
        "toolExecutionNotifications",
        () -> {
          for (Diagnostic diagnostic : diagnostics) {
            json.object(() -> write(diagnostic));
          }
        });
  }

  private void write(Diagnostic diagnostic) throws IOException {
    json.object("descriptor", () -> json.field("id", diagnostic.code()));
    json.field("level", SarifGrade.level(diagnostic.level()));
    json.object("message", () -> json.field("text", VisibleText.line(diagnostic.message())));
    boolean placed = diagnostic.location() != null || !diagnostic.path().value().isEmpty();
    if (placed) {
      json.array("locations", () -> json.object(() -> writePlace(diagnostic)));
    }
  }

  private void writePlace(Diagnostic diagnostic) throws IOException {
    if (diagnostic.location() != null) {
      locations.writePhysical(diagnostic.location());
    } else {
      locations.writePhysical(diagnostic.path());
    }
  }
}

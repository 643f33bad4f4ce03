package io.github.mulesecscan.report;

import static io.github.mulesecscan.report.ConsoleFindings.counted;

import io.github.mulesecscan.catalog.Standards;
import io.github.mulesecscan.compliance.Evidence;
import io.github.mulesecscan.compliance.StandardEvidence;
import io.github.mulesecscan.compliance.Status;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.BaselineComparison;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.scan.SeverityCounts;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.util.List;

/**
 * Prints what stands below the findings: what was accepted, what went wrong, counts, the verdict.
 */
final class ConsoleSummary {

  /** Longer lists are for the report files. */
  private static final int MOST_ENTRIES = 50;

  private static final int COLUMN = 10;

  private final ConsoleLines lines;
  private final Ink ink;
  private final ScanResult result;

  ConsoleSummary(ConsoleLines lines, Ink ink, ScanResult result) {
    this.lines = lines;
    this.ink = ink;
    this.result = result;
  }

  void printSuppressed() throws IOException {
    List<ReportedFinding> suppressed =
        result.findings().stream().filter(ReportedFinding::suppressed).toList();
    if (suppressed.isEmpty()) {
      return;
    }
    lines.line(ink.strong("suppressed") + " (" + suppressed.size() + ")");
    for (ReportedFinding finding : head(suppressed)) {
      printSuppressed(finding);
    }
    printMore(suppressed.size());
    lines.blank();
  }

  private void printSuppressed(ReportedFinding reported) throws IOException {
    Finding finding = reported.finding();
    AcceptedFinding accepted = reported.suppression();
    lines.line(
        "  "
            + ConsoleFindings.place(finding.location())
            + ": "
            + ink.severity(finding.severity(), finding.severity().word())
            + "["
            + finding.ruleId()
            + "]");
    if (accepted != null) {
      String at = ConsoleFindings.place(accepted.location());
      String reason = VisibleText.line(accepted.reason()).strip();
      lines.wrapped("    ", 4, (reason.isEmpty() ? "no reason given" : reason) + " (" + at + ")");
    }
  }

  void printDiagnostics() throws IOException {
    List<Diagnostic> diagnostics = result.diagnostics();
    if (diagnostics.isEmpty()) {
      return;
    }
    lines.line(ink.strong("problems of the scan itself") + " (" + diagnostics.size() + ")");
    for (Diagnostic diagnostic : head(diagnostics)) {
      printDiagnostic("  ", diagnostic);
    }
    printMore(diagnostics.size());
    lines.blank();
  }

  void printDiagnostic(String indent, Diagnostic diagnostic) throws IOException {
    String place =
        diagnostic.location() != null
            ? ConsoleFindings.place(diagnostic.location()) + ": "
            : diagnostic.path().value().isEmpty()
                ? ""
                : VisibleText.line(diagnostic.path().value()) + ": ";
    String level =
        switch (diagnostic.level()) {
          case ERROR -> ink.bad("error");
          case WARNING -> ink.warning("warning");
          case NOTE -> "note";
        };
    lines.line(
        indent
            + place
            + level
            + "["
            + diagnostic.code()
            + "] "
            + VisibleText.line(diagnostic.message()));
  }

  void printCounts() throws IOException {
    List<ReportedFinding> findings = result.findings();
    int label = 10;
    boolean several = result.applications().size() > 1;
    if (several) {
      for (ScannedApplication application : result.applications()) {
        label = Math.max(label, DisplayWidth.of(name(application)));
      }
    }
    printHeader(label);
    if (several) {
      for (ScannedApplication application : result.applications()) {
        List<ReportedFinding> own = SeverityCounts.ofApplication(findings, application.folder());
        printRow(label, name(application), SeverityCounts.open(own));
      }
    }
    printRow(label, several ? "all open" : "open", SeverityCounts.open(findings));
    if (result.baseline() != null) {
      printRow(label, "new", SeverityCounts.fresh(findings));
    }
    printRow(label, "suppressed", SeverityCounts.suppressed(findings));
    lines.blank();
    lines.line(
        counted(result.applications().size(), "application")
            + ", "
            + counted(result.statistics().files(), "file")
            + ", "
            + counted(result.rules().size(), "rule")
            + ", what is known about versions is of "
            + result.advisories().date()
            + " ("
            + counted((int) result.advisories().days(), "day")
            + " old)");
  }

  private static String name(ScannedApplication application) {
    String folder = application.folder().value();
    String name = VisibleText.line(application.name());
    return folder.isEmpty() ? name : name + " (" + VisibleText.line(folder) + ")";
  }

  private void printHeader(int label) throws IOException {
    StringBuilder header = new StringBuilder(" ".repeat(label));
    for (Severity severity : Severity.values()) {
      String word = severity.word();
      header.append(" ".repeat(COLUMN - word.length())).append(ink.severity(severity, word));
    }
    lines.line(header.append(" ".repeat(COLUMN - 5)).append("total").toString());
  }

  private void printRow(int label, String name, SeverityCounts counts) throws IOException {
    StringBuilder row = new StringBuilder(name);
    row.append(" ".repeat(label - DisplayWidth.of(name)));
    for (Severity severity : Severity.values()) {
      String number = String.valueOf(counts.of(severity));
      row.append(" ".repeat(Math.max(1, COLUMN - number.length()))).append(number);
    }
    String total = String.valueOf(counts.total());
    lines.line(
        row.append(" ".repeat(Math.max(1, COLUMN - total.length()))).append(total).toString());
  }

  /** A line for each standard that an open finding concerns; weaknesses stand beside findings. */
  void printCompliance() throws IOException {
    for (StandardEvidence standard : Evidence.of(result).standards()) {
      List<String> open =
          standard.controls().stream()
              .filter(control -> control.status() == Status.OPEN)
              .map(control -> VisibleText.line(control.number()))
              .toList();
      if (!open.isEmpty() && !standard.id().equals(Standards.CWE)) {
        String title = VisibleText.line(standard.title());
        lines.wrapped("", 0, "compliance: " + title + ": open at " + String.join(", ", open));
      }
    }
  }

  void printBaseline() throws IOException {
    BaselineComparison baseline = result.baseline();
    if (baseline == null) {
      return;
    }
    int fixed = baseline.fixed().size();
    lines.line(
        "baseline: "
            + baseline.fresh()
            + " new, "
            + baseline.unchanged()
            + " known and not shown here, "
            + fixed
            + " fixed"
            + (fixed == 0 ? "" : "; the goal mule-secscan:baseline takes them out of the file"));
  }

  void printReportFiles(List<String> files) throws IOException {
    for (String file : files) {
      lines.line("report: " + VisibleText.line(file));
    }
  }

  void printVerdict(Verdict verdict) throws IOException {
    String word = verdict.failed() ? ink.bad("failed") : ink.good("passed");
    lines.line(word + ": " + VisibleText.line(verdict.reason()));
  }

  private static <T> List<T> head(List<T> all) {
    return all.subList(0, Math.min(MOST_ENTRIES, all.size()));
  }

  private void printMore(int size) throws IOException {
    if (size > MOST_ENTRIES) {
      lines.line("  and " + (size - MOST_ENTRIES) + " more");
    }
  }
}

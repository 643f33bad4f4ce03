package io.github.mulesecscan.report;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.scan.Novelty;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text for people at a terminal or reading a build log. Its structure is ASCII, so that it survives
 * every code page.
 */
public final class ConsoleReporter implements Reporter {

  private final ConsoleStyle style;

  public ConsoleReporter(ConsoleStyle style) {
    this.style = style;
  }

  @Override
  public String format() {
    return "console";
  }

  @Override
  public String summary() {
    return "Findings with their code, as compilers show them, in the build log.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.empty();
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    ConsoleLines lines = new ConsoleLines(out);
    Ink ink = new Ink(style.colour());
    ConsoleSummary summary = new ConsoleSummary(lines, ink, result);
    ConsoleFindings findings = new ConsoleFindings(lines, ink, result);
    if (style.oneLine()) {
      writeLines(result, findings, summary);
    } else {
      writeFrames(result, lines, findings, summary);
    }
    if (verdict != null) {
      summary.printVerdict(verdict);
    }
    lines.flush();
  }

  /** With a baseline, what it knows is counted only: whoever runs a build wants what is new. */
  private static List<ReportedFinding> shown(ScanResult result) {
    return result.open().stream().filter(one -> one.novelty() != Novelty.UNCHANGED).toList();
  }

  private static void writeLines(
      ScanResult result, ConsoleFindings findings, ConsoleSummary summary) throws IOException {
    for (ReportedFinding finding : shown(result)) {
      findings.printLine(finding.finding());
    }
    for (Diagnostic diagnostic : result.diagnostics()) {
      if (diagnostic.level() == Diagnostic.Level.ERROR) {
        summary.printDiagnostic("", diagnostic);
      }
    }
  }

  private void writeFrames(
      ScanResult result, ConsoleLines lines, ConsoleFindings findings, ConsoleSummary summary)
      throws IOException {
    for (ReportedFinding finding : shown(result)) {
      findings.print(finding);
      lines.blank();
    }
    summary.printSuppressed();
    summary.printDiagnostics();
    summary.printCounts();
    summary.printCompliance();
    summary.printBaseline();
    summary.printReportFiles(style.reportFiles());
  }
}

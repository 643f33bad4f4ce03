package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.Novelty;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table for spreadsheets, as RFC 4180 has it. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
final class CsvReporter implements Reporter {

  private static final List<String> COLUMNS =
      List.of(
          "severity",
          "confidence",
          "state",
          "baseline",
          "rule",
          "title",
          "area",
          "application",
          "file",
          "line",
          "column",
          "message",
          "cwe",
          "owasp-api-2023",
          "owasp-top10-2021",
          "reason",
          "fingerprint");

  /** Spreadsheets take these, and their wide forms, for the beginning of a formula. */
  private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

  @Override
  public String format() {
    return "csv";
  }

  @Override
  public String summary() {
    return "A table for spreadsheets: every finding in a row.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("mule-secscan.csv");
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    Map<String, RuleMetadata> rules = result.rulesById();
    writeRow(out, COLUMNS);
    for (ReportedFinding reported : result.findings()) {
      writeRow(out, row(reported, rules.get(reported.finding().ruleId())));
    }
    out.flush();
  }

  private static List<String> row(ReportedFinding reported, @Nullable RuleMetadata rule) {
    Finding finding = reported.finding();
    AcceptedFinding accepted = reported.suppression();
    return List.of(
        finding.severity().word(),
        finding.confidence().word(),
        accepted == null ? "open" : "suppressed",
        reported.novelty() == Novelty.UNKNOWN ? "" : reported.novelty().word(),
        finding.ruleId(),
        rule == null ? "" : rule.title(),
        rule == null ? "" : rule.category(),
        reported.application().value(),
        finding.location().path().value(),
        String.valueOf(finding.location().startLine()),
        String.valueOf(finding.location().startColumn()),
        finding.message(),
        rule == null
            ? ""
            : rule.cwe().stream().map(number -> "CWE-" + number).collect(Collectors.joining(" ")),
        rule == null ? "" : String.join(" ", rule.owaspApi()),
        rule == null ? "" : String.join(" ", rule.owaspTop10()),
        accepted == null ? "" : accepted.reason(),
        reported.fingerprint());
  }

  private static void writeRow(Writer out, List<String> cells) throws IOException {
    out.write(cells.stream().map(CsvReporter::cell).collect(Collectors.joining(",")));
    out.write("\r\n");
  }

  private static String cell(String text) {
    String line = VisibleText.line(text);
    String shown = line.stripLeading();
    boolean formula = !shown.isEmpty() && FORMULA.indexOf(shown.charAt(0)) >= 0;
    String safe = formula ? "'" + line : line;
    return safe.matches("[^\",;]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}

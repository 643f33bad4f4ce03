package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.Novelty;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table of all findings for spreadsheets. */
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
    CsvRow.write(out, COLUMNS);
    for (ReportedFinding reported : result.findings()) {
      CsvRow.write(out, row(reported, rules.get(reported.finding().ruleId())));
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
}

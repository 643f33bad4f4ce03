package io.github.mulesecscan.report;

import static io.github.mulesecscan.report.ConsoleFindings.counted;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.Novelty;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.SeverityCounts;
import io.github.mulesecscan.source.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A summary in Markdown, for comments on merge requests and for summaries of CI jobs. */
public final class MarkdownReporter implements Reporter {

  /** GitHub takes 1 MiB for the summaries of a step; other steps' tools write there too. */
  private static final int MOST_BYTES = 900_000;

  /** More are folded away. */
  private static final int SHOWN_AT_ONCE = 10;

  private static final int MOST_NOTES = 50;

  @Override
  public String format() {
    return "markdown";
  }

  @Override
  public String summary() {
    return "A summary for comments on merge requests: the verdict, counts, the worst findings.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("mule-secscan.md");
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    StringBuilder text = new StringBuilder();
    String state = verdict == null ? "" : verdict.failed() ? ": failed" : ": passed";
    text.append("## mule-secscan").append(state).append("\n\n");
    if (verdict != null) {
      text.append(MarkdownText.plain(verdict.reason())).append(".\n\n");
    }
    addCounts(text, result);
    String end = notes(result);
    int room = MOST_BYTES - bytes(text) - bytes(end);
    addFindings(text, result, room);
    out.write(text.append(end).toString());
    out.flush();
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static void addCounts(StringBuilder text, ScanResult result) {
    StringBuilder header = new StringBuilder("| |");
    StringBuilder line = new StringBuilder("|---|");
    for (Severity severity : Severity.values()) {
      header.append(' ').append(severity.word()).append(" |");
      line.append("---:|");
    }
    text.append(header).append(" total |\n").append(line).append("---:|\n");
    addRow(text, "open", SeverityCounts.open(result.findings()));
    if (result.baseline() != null) {
      addRow(text, "new", SeverityCounts.fresh(result.findings()));
    }
    addRow(text, "suppressed", SeverityCounts.suppressed(result.findings()));
    text.append('\n')
        .append(counted(result.applications().size(), "application"))
        .append(", ")
        .append(counted(result.statistics().files(), "file"))
        .append(", ")
        .append(counted(result.rules().size(), "rule"))
        .append(".\n\n");
  }

  private static void addRow(StringBuilder text, String name, SeverityCounts counts) {
    text.append("| ").append(name).append(" |");
    for (Severity severity : Severity.values()) {
      text.append(' ').append(counts.of(severity)).append(" |");
    }
    text.append(' ').append(counts.total()).append(" |\n");
  }

  /** The findings, the worst first, as far as {@code room} bytes go. */
  private static void addFindings(StringBuilder text, ScanResult result, int room) {
    Map<String, RuleMetadata> rules = result.rulesById();
    List<ReportedFinding> findings = WorstFindings.inOrder(result.findings());
    String head = "| severity | finding | place |\n|---|---|---|\n";
    int left = room - 1_000;
    int shown = 0;
    for (ReportedFinding reported : findings) {
      String row = row(reported, rules.get(reported.finding().ruleId()));
      left -= bytes(row);
      if (left < 0) {
        break;
      }
      if (shown == 0) {
        text.append(head);
      } else if (shown == SHOWN_AT_ONCE) {
        text.append("\n<details><summary>")
            .append(counted(findings.size() - shown, "further finding"))
            .append("</summary>\n\n")
            .append(head);
      }
      text.append(row);
      shown++;
    }
    text.append(shown > SHOWN_AT_ONCE ? "\n</details>\n" : "");
    if (shown < findings.size()) {
      text.append("\n")
          .append(counted(findings.size() - shown, "finding"))
          .append(" more: this summary was cut to the size that CI servers take.\n");
    }
  }

  private static String row(ReportedFinding reported, @Nullable RuleMetadata rule) {
    Finding finding = reported.finding();
    String title = rule == null ? finding.ruleId() : rule.title();
    AcceptedFinding accepted = reported.suppression();
    String state = accepted == null ? "" : "<br>accepted: " + MarkdownText.plain(accepted.reason());
    return "| "
        + finding.severity().word()
        + " | **"
        + MarkdownText.plain(title)
        + "** "
        + MarkdownText.code(finding.ruleId())
        + "<br>"
        + MarkdownText.message(finding.message())
        + (reported.novelty() == Novelty.UNCHANGED ? "<br>known to the baseline" : "")
        + state
        + " | "
        + MarkdownText.code(finding.location().toString())
        + " |\n";
  }

  private static String notes(ScanResult result) {
    List<Diagnostic> notes = result.diagnostics();
    if (notes.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n<details><summary>");
    text.append(counted(notes.size(), "problem")).append(" of the scan itself</summary>\n\n");
    for (Diagnostic note : notes.subList(0, Math.min(MOST_NOTES, notes.size()))) {
      text.append("- ")
          .append(SarifGrade.level(note.level()))
          .append(": ")
          .append(MarkdownText.plain(DiagnosticText.of(note)))
          .append('\n');
    }
    if (notes.size() > MOST_NOTES) {
      text.append("- and ").append(notes.size() - MOST_NOTES).append(" more\n");
    }
    return text.append("\n</details>\n").toString();
  }
}

package io.github.mulesecscan.report;

import static io.github.mulesecscan.report.ConsoleFindings.counted;

import io.github.mulesecscan.catalog.Standards.Extent;
import io.github.mulesecscan.compliance.ControlEvidence;
import io.github.mulesecscan.compliance.Evidence;
import io.github.mulesecscan.compliance.StandardEvidence;
import io.github.mulesecscan.compliance.Status;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.scan.SeverityCounts;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evidence for audits in Markdown: for every entry of every standard what the run says of it. */
final class ComplianceReporter implements Reporter {

  private static final String LEAD =
      """
      What rules of static analysis say of the entries of standards. A finding shows where an entry is
      at risk; "nothing found" supports an audit and does not prove that an entry is met. What static
      analysis cannot show needs other evidence and is named beside each entry.
      """;

  private static final String POLICIES_ABSENT = "gateway-policies-absent";
  private static final String UNCHECKED = " \\*";

  @Override
  public String format() {
    return "compliance";
  }

  @Override
  public String summary() {
    return "Evidence for audits: standards, the rules that support them, findings, suppressions.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("mule-secscan-compliance.md");
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    StringBuilder text = new StringBuilder("# Compliance evidence\n\n").append(LEAD).append('\n');
    addScope(text, result, verdict);
    List<StandardEvidence> standards =
        Evidence.of(result).standards().stream()
            .filter(standard -> !standard.controls().isEmpty())
            .toList();
    addOverview(text, standards);
    standards.forEach(standard -> addStandard(text, standard));
    addFindings(text, result);
    out.write(text.toString());
    out.flush();
  }

  private static void addScope(StringBuilder text, ScanResult result, @Nullable Verdict verdict) {
    text.append("- made by ")
        .append(ToolName.NAME)
        .append(' ')
        .append(MarkdownText.plain(result.toolVersion()))
        .append(" with ")
        .append(counted(result.rules().size(), "rule"))
        .append("; what is known about versions is of ")
        .append(result.advisories().date())
        .append('\n');
    for (ScannedApplication application : result.applications()) {
      String folder = application.folder().value();
      text.append("- scanned: ")
          .append(MarkdownText.plain(application.name()))
          .append(folder.isEmpty() ? "" : " in " + MarkdownText.code(folder))
          .append(", ")
          .append(counted(application.files(), "file"))
          .append('\n');
    }
    int problems = 0;
    for (Diagnostic each : result.diagnostics()) {
      if (!each.code().equals(POLICIES_ABSENT)) {
        problems++;
        continue;
      }
      text.append("- nothing is known of the gateway of ")
          .append(MarkdownText.code(each.path().value()))
          .append(": rules on policies had nothing to look at\n");
    }
    if (problems > 0) {
      text.append("- not everything could be read: ")
          .append(counted(problems, "problem"))
          .append(" of the scan itself, in the other reports\n");
    }
    if (verdict != null) {
      text.append("- the build ").append(verdict.failed() ? "fails: " : "passes: ");
      text.append(MarkdownText.plain(verdict.reason())).append('\n');
    }
  }

  private static void addOverview(StringBuilder text, List<StandardEvidence> standards) {
    text.append("\n| standard | entries |");
    for (Status status : Status.values()) {
      text.append(' ').append(status.words()).append(" |");
    }
    text.append("\n|---|---:|").append("---:|".repeat(Status.values().length)).append('\n');
    for (StandardEvidence standard : standards) {
      text.append("| ").append(MarkdownText.plain(standard.title()));
      text.append(" | ").append(standard.controls().size()).append(" |");
      for (Status status : Status.values()) {
        text.append(' ').append(standard.count(status)).append(" |");
      }
      text.append('\n');
    }
  }

  private static void addStandard(StringBuilder text, StandardEvidence standard) {
    text.append("\n## ").append(MarkdownText.plain(standard.title())).append("\n\n");
    if (!standard.source().isEmpty()) {
      text.append("Source: <").append(standard.source()).append(">. ");
    }
    text.append(extent(standard.extent()));
    text.append(standard.limit().isEmpty() ? "" : " " + MarkdownText.plain(standard.limit()));
    boolean limits = standard.controls().stream().anyMatch(control -> !control.limit().isEmpty());
    text.append(
        "\n\n| entry | what it asks for | says the run | open findings | accepted | rules |");
    text.append(limits ? " not shown by static analysis |" : "");
    text.append("\n|---|---|---|---|---|---|").append(limits ? "---|" : "").append('\n');
    for (ControlEvidence control : standard.controls()) {
      text.append(row(control));
      text.append(limits ? " " + MarkdownText.plain(control.limit()) + " |\n" : "\n");
    }
    if (standard.controls().stream().anyMatch(control -> !control.checked())) {
      text.append("\n(\\*) Not compared with a public text of the standard yet.\n");
    }
    addAccepted(text, standard);
  }

  private static String extent(Extent extent) {
    return switch (extent) {
      case WHOLE -> "Every entry is listed.";
      case SELECTION ->
          "Listed are entries that rules can support, and main ones that no static analysis shows;"
              + " the standard has more.";
      case NAMED -> "Only entries that a rule of this run names are listed.";
    };
  }

  private static String row(ControlEvidence control) {
    String number = MarkdownText.plain(control.number());
    String entry =
        control.source().isEmpty() ? number : "[" + number + "](" + address(control) + ")";
    StringJoiner cells = new StringJoiner(" | ", "| ", " |");
    cells.add(entry + (control.checked() ? "" : UNCHECKED));
    cells.add(MarkdownText.plain(control.title()));
    cells.add(control.status().words());
    cells.add(counts(SeverityCounts.open(control.findings())));
    int accepted = control.accepted().size();
    cells.add(accepted == 0 ? "" : String.valueOf(accepted));
    cells.add(control.rules().stream().map(MarkdownText::code).collect(Collectors.joining(" ")));
    return cells.toString();
  }

  /** The address of the entry, as far as it may stand in a link's parentheses. */
  private static String address(ControlEvidence control) {
    return control.source().replace("(", "%28").replace(")", "%29");
  }

  private static String counts(SeverityCounts counts) {
    StringJoiner words = new StringJoiner(", ");
    for (Severity severity : Severity.values()) {
      if (counts.of(severity) > 0) {
        words.add(counts.of(severity) + " " + severity.word());
      }
    }
    return words.toString();
  }

  /** The findings that somebody accepted, with the reason, once for all entries they concern. */
  private static void addAccepted(StringBuilder text, StandardEvidence standard) {
    List<ReportedFinding> accepted =
        standard.controls().stream()
            .flatMap(control -> control.accepted().stream())
            .distinct()
            .sorted()
            .toList();
    if (accepted.isEmpty()) {
      return;
    }
    text.append("\nAccepted findings that concern it:\n\n");
    for (ReportedFinding finding : accepted) {
      String entries =
          standard.controls().stream()
              .filter(control -> control.findings().contains(finding))
              .map(control -> MarkdownText.plain(control.number()))
              .collect(Collectors.joining(", "));
      text.append("- ").append(entries).append(": ");
      text.append(place(finding)).append(": ").append(reason(finding)).append('\n');
    }
  }

  private static String place(ReportedFinding reported) {
    Finding finding = reported.finding();
    return MarkdownText.code(finding.ruleId())
        + " at "
        + MarkdownText.code(finding.location().toString());
  }

  private static String reason(ReportedFinding reported) {
    AcceptedFinding accepted = reported.suppression();
    String words = accepted == null ? "" : VisibleText.line(accepted.reason()).strip();
    return words.isEmpty() ? "no reason given" : MarkdownText.plain(words);
  }

  private static void addFindings(StringBuilder text, ScanResult result) {
    text.append("\n## Findings\n\n");
    if (result.findings().isEmpty()) {
      text.append("None.\n");
      return;
    }
    text.append(
        "| severity | rule | place | entries | accepted because |\n|---|---|---|---|---|\n");
    Map<String, RuleMetadata> rules = result.rulesById();
    for (ReportedFinding reported : result.findings()) {
      RuleMetadata rule = rules.get(reported.finding().ruleId());
      StringJoiner cells = new StringJoiner(" | ", "| ", " |\n");
      cells.add(reported.finding().severity().word());
      cells.add(MarkdownText.code(reported.finding().ruleId()));
      cells.add(MarkdownText.code(reported.finding().location().toString()));
      cells.add(rule == null ? "" : entries(rule));
      cells.add(reported.suppressed() ? reason(reported) : "");
      text.append(cells);
    }
  }

  private static String entries(RuleMetadata rule) {
    StringJoiner names = new StringJoiner("; ");
    rule.entriesByStandard()
        .forEach(
            (standard, entries) -> {
              if (!entries.isEmpty()) {
                names.add(MarkdownText.plain(standard + ": " + String.join(", ", entries)));
              }
            });
    return names.toString();
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.Novelty;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JUnit XML: a suite for each rule, in it a failed case for each open finding, a skipped one for
 * each that somebody accepted or a baseline knows, or a passed one where the rule found nothing.
 */
final class JUnitReporter implements Reporter {

  @Override
  public String format() {
    return "junit";
  }

  @Override
  public String summary() {
    return "Test reports of Jenkins, Azure DevOps, GitLab and Bitbucket: a suite for each rule.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("TEST-mule-secscan.xml");
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    Map<String, List<ReportedFinding>> suites = new TreeMap<>();
    result.rules().forEach(rule -> suites.put(rule.id(), new ArrayList<>()));
    result
        .findings()
        .forEach(
            finding ->
                suites
                    .computeIfAbsent(finding.finding().ruleId(), any -> new ArrayList<>())
                    .add(finding));
    Map<String, RuleMetadata> rules = result.rulesById();
    Xml xml = new Xml(out);
    xml.element(
        "testsuites",
        () -> {
          for (Map.Entry<String, List<ReportedFinding>> suite : suites.entrySet()) {
            writeSuite(xml, suite.getKey(), suite.getValue(), rules.get(suite.getKey()));
          }
        },
        counts(result.findings(), suites.values()));
    out.flush();
  }

  private static String[] counts(
      List<ReportedFinding> findings, Iterable<List<ReportedFinding>> suites) {
    int tests = 0;
    for (List<ReportedFinding> suite : suites) {
      tests += Math.max(1, suite.size());
    }
    long skipped = findings.stream().filter(JUnitReporter::isSkipped).count();
    return new String[] {
      "name",
      ToolName.NAME,
      "tests",
      String.valueOf(tests),
      "failures",
      String.valueOf(findings.size() - skipped),
      "errors",
      "0",
      "skipped",
      String.valueOf(skipped),
      "time",
      "0"
    };
  }

  private static void writeSuite(
      Xml xml, String ruleId, List<ReportedFinding> findings, @Nullable RuleMetadata rule)
      throws IOException {
    String[] attributes = counts(findings, List.of(findings));
    attributes[1] = ruleId;
    xml.element(
        "testsuite",
        () -> {
          if (findings.isEmpty()) {
            String title = rule == null ? ruleId : rule.title();
            xml.empty(
                "testcase", "name", "None: " + title, "classname", className(ruleId), "time", "0");
          }
          for (ReportedFinding finding : findings) {
            writeCase(xml, finding, rule);
          }
        },
        attributes);
  }

  private static String className(String ruleId) {
    return ToolName.NAME + "." + ruleId;
  }

  private static void writeCase(Xml xml, ReportedFinding reported, @Nullable RuleMetadata rule)
      throws IOException {
    Finding finding = reported.finding();
    xml.element(
        "testcase",
        () -> {
          if (isSkipped(reported)) {
            xml.empty("skipped", "message", reason(reported));
          } else {
            String type = finding.severity().word();
            xml.text(
                "failure", details(reported, rule), "message", finding.message(), "type", type);
          }
        },
        "name",
        finding.location().toString(),
        "classname",
        className(finding.ruleId()),
        "file",
        finding.location().path().value(),
        "time",
        "0");
  }

  private static boolean isSkipped(ReportedFinding reported) {
    return reported.suppressed() || reported.novelty() == Novelty.UNCHANGED;
  }

  private static String reason(ReportedFinding reported) {
    AcceptedFinding accepted = reported.suppression();
    if (accepted == null) {
      return "known to the baseline";
    }
    String reason = accepted.reason().isBlank() ? "no reason given" : accepted.reason();
    return reason + " (" + accepted.location() + ")";
  }

  private static String details(ReportedFinding reported, @Nullable RuleMetadata rule) {
    Finding finding = reported.finding();
    StringBuilder text = new StringBuilder();
    text.append(finding.severity().word()).append('[').append(finding.ruleId()).append("] ");
    text.append(finding.location()).append('\n');
    text.append("confidence: ").append(finding.confidence().word()).append("\n\n");
    for (CodeFrame.Line line : reported.frame().lines()) {
      text.append(line.marked() ? "> " : "  ").append(line.number()).append(" | ");
      text.append(line.text()).append('\n');
    }
    int number = 1;
    for (TraceStep step : finding.trace()) {
      text.append(number == 1 ? "\nPath of the data:\n" : "").append(number++).append(". ");
      text.append(step.location()).append(": ").append(step.message()).append('\n');
    }
    if (rule != null) {
      text.append('\n').append(RuleText.plain(rule));
    }
    return text.toString();
  }
}

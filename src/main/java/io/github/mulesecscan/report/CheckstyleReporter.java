package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Verdict;
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

/** Checkstyle's XML, which nearly every review tool reads: open findings by file. */
final class CheckstyleReporter implements Reporter {

  @Override
  public String format() {
    return "checkstyle";
  }

  @Override
  public String summary() {
    return "Whatever reads Checkstyle's XML, such as reviewdog: open findings.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("mule-secscan-checkstyle.xml");
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    Map<String, List<Finding>> files = new TreeMap<>();
    for (ReportedFinding reported : result.open()) {
      files
          .computeIfAbsent(reported.finding().location().path().value(), any -> new ArrayList<>())
          .add(reported.finding());
    }
    Xml xml = new Xml(out);
    xml.element(
        "checkstyle",
        () -> {
          for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
            xml.element("file", () -> writeErrors(xml, file.getValue()), "name", file.getKey());
          }
        },
        "version",
        "10.0");
    out.flush();
  }

  private static void writeErrors(Xml xml, List<Finding> findings) throws IOException {
    for (Finding finding : findings) {
      xml.empty(
          "error",
          "line",
          String.valueOf(finding.location().startLine()),
          "column",
          String.valueOf(finding.location().startColumn()),
          "severity",
          severity(finding.severity()),
          "message",
          finding.message(),
          "source",
          ToolName.NAME + "." + finding.ruleId());
    }
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "info";
    };
  }
}

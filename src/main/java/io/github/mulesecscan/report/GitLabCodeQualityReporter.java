package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GitLab's report of code quality, which every edition shows in merge requests. */
final class GitLabCodeQualityReporter implements Reporter {

  @Override
  public String format() {
    return "gitlab-codequality";
  }

  @Override
  public String summary() {
    return "The widget of GitLab's merge requests, in every edition: open findings.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("gl-code-quality-report.json");
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    Json json = new Json(out);
    json.list(
        () -> {
          for (ReportedFinding reported : result.open()) {
            json.object(() -> writeIssue(json, reported));
          }
        });
  }

  private static void writeIssue(Json json, ReportedFinding reported) throws IOException {
    Finding finding = reported.finding();
    json.field("type", "issue");
    json.field("check_name", finding.ruleId());
    json.field("description", VisibleText.line(finding.message()));
    json.texts("categories", List.of("Security"));
    json.field("severity", severity(finding.severity()));
    json.field("fingerprint", reported.fingerprint());
    json.object(
        "location",
        () -> {
          json.field("path", finding.location().path().value());
          json.object(
              "lines",
              () -> {
                json.field("begin", finding.location().startLine());
                json.field("end", finding.location().endLine());
              });
        });
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "blocker";
      case HIGH -> "critical";
      case MEDIUM -> "major";
      case LOW -> "minor";
      case INFO -> "info";
    };
  }
}

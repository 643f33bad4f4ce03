package io.github.mulesecscan.report;

import static io.github.mulesecscan.report.ConsoleFindings.counted;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.Novelty;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Workflow commands that GitHub Actions turns into annotations of the changed lines. It takes ten
 * of each level from a step and drops the others without a word, so the worst are written and the
 * rest is counted.
 */
public final class GitHubReporter implements Reporter {

  private static final int MOST_OF_A_LEVEL = 10;

  private enum Level {
    ERROR,
    WARNING,
    NOTICE
  }

  @Override
  public String format() {
    return "github";
  }

  @Override
  public String summary() {
    return "GitHub Actions without code scanning: annotations, and a summary of the job.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.empty();
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    Map<String, RuleMetadata> rules = result.rulesById();
    Map<Level, Integer> written = new EnumMap<>(Level.class);
    int leftOut = 0;
    for (ReportedFinding reported : WorstFindings.inOrder(unknown(result))) {
      Finding finding = reported.finding();
      Level level = level(finding.severity());
      if (written.merge(level, 1, Integer::sum) > MOST_OF_A_LEVEL) {
        leftOut++;
      } else {
        out.write(command(level, finding, rules.get(finding.ruleId())));
      }
    }
    if (leftOut > 0) {
      String findings = counted(leftOut, "further finding");
      out.write(findings + " without annotation: GitHub takes ten of each level from a step\n");
    }
    out.flush();
  }

  /** Annotations are for what a change brought: findings that a baseline knows are left out. */
  private static List<ReportedFinding> unknown(ScanResult result) {
    return result.open().stream()
        .filter(reported -> reported.novelty() != Novelty.UNCHANGED)
        .toList();
  }

  private static Level level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Level.ERROR;
      case MEDIUM -> Level.WARNING;
      case LOW, INFO -> Level.NOTICE;
    };
  }

  private static String command(Level level, Finding finding, @Nullable RuleMetadata rule) {
    Location place = finding.location();
    String title = rule == null ? finding.ruleId() : rule.title() + " (" + finding.ruleId() + ")";
    StringBuilder text = new StringBuilder("::");
    text.append(level.name().toLowerCase(Locale.ROOT));
    text.append(" file=").append(property(place.path().value()));
    text.append(",line=").append(place.startLine());
    text.append(",endLine=").append(place.endLine());
    // Columns are taken within one line only.
    if (place.startLine() == place.endLine() && place.span().length() > 0) {
      text.append(",col=").append(place.startColumn());
      text.append(",endColumn=").append(place.endColumn());
    }
    text.append(",title=").append(property(finding.severity().word() + ": " + title));
    return text.append("::").append(data(finding.message())).append('\n').toString();
  }

  /** Text after the command: a percent sign begins an escape there, a line end ends it. */
  private static String data(String text) {
    return VisibleText.line(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}

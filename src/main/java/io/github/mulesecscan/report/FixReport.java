package io.github.mulesecscan.report;

import io.github.mulesecscan.edit.TextDiff;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.fix.FixResult;
import io.github.mulesecscan.fix.FixResult.ChangedFile;
import io.github.mulesecscan.fix.FixResult.Fixed;
import io.github.mulesecscan.fix.FixResult.Refused;
import io.github.mulesecscan.source.VisibleText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what can be mended: the changes as a unified diff, and the sum. */
public final class FixReport {

  private final StringBuilder text = new StringBuilder();

  private FixReport() {}

  /**
   * The changes and the sum as text.
   *
   * @param unsafe whether unsafe fixes were asked for
   * @param written how many files were written; empty where changes are only shown
   */
  public static String text(FixResult result, boolean unsafe, Optional<Integer> written) {
    FixReport report = new FixReport();
    result.files().forEach(report::diff);
    report.fixed(result);
    report.refused(result);
    report.sum(result, unsafe, written);
    return report.text.toString().stripTrailing();
  }

  private void diff(ChangedFile file) {
    String path = VisibleText.line(file.path().value());
    line("--- a/" + path);
    line("+++ b/" + path);
    for (TextDiff.Hunk hunk : file.diff().hunks()) {
      line(hunk.header());
      for (TextDiff.Line each : hunk.lines()) {
        line(each.kind().sign() + shown(each));
      }
    }
    line("");
  }

  /** The carriage return before the line feed is not for the eye. */
  static String shown(TextDiff.Line line) {
    String content = line.text();
    boolean ends = content.endsWith("\r");
    return VisibleText.block(ends ? content.substring(0, content.length() - 1) : content);
  }

  private void fixed(FixResult result) {
    for (Fixed one : result.fixed()) {
      line("fixed: " + place(one.finding()) + VisibleText.line(one.fix().title()));
    }
  }

  private void refused(FixResult result) {
    for (Refused one : result.refused()) {
      line("not fixed: " + place(one.finding()) + one.reason());
    }
  }

  private static String place(Finding finding) {
    return ConsoleFindings.place(finding.location()) + ": " + finding.ruleId() + ": ";
  }

  private void sum(FixResult result, boolean unsafe, Optional<Integer> written) {
    if (!result.fixed().isEmpty()) {
      Map<String, Long> rules =
          result.fixed().stream()
              .collect(
                  Collectors.groupingBy(
                      one -> one.finding().ruleId(), TreeMap::new, Collectors.counting()));
      line("");
      rules.forEach(
          (rule, count) -> line(String.format(java.util.Locale.ROOT, "%6d  %s", count, rule)));
    }
    line("");
    String verb = written.isPresent() ? "Fixed " : "Can fix ";
    line(
        verb
            + counted(result.fixed().size(), "finding")
            + " in "
            + counted(result.files().size(), "file")
            + ", refused "
            + result.refused().size()
            + "; "
            + counted(result.remaining().size(), "finding")
            + (result.remaining().size() == 1 ? " remains." : " remain."));
    if (written.isEmpty() && !result.files().isEmpty()) {
      line("Nothing was written; -Dsecscan.fix.apply=true writes.");
    }
    if (!unsafe && result.unsafeOffers() > 0) {
      line(
          "For "
              + counted((int) result.unsafeOffers(), "finding")
              + " there is a fix to be reviewed; -Dsecscan.fix.unsafe=true takes these, too.");
    }
  }

  private static String counted(int number, String noun) {
    return ConsoleFindings.counted(number, noun);
  }

  private void line(String words) {
    text.append(words).append(System.lineSeparator());
  }
}

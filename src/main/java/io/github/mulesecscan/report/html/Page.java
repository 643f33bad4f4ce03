package io.github.mulesecscan.report.html;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.source.VisibleText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page shows.
 *
 * @param assets style, script and policy
 * @param name what was scanned, in a few words
 * @param version the version of the plugin
 * @param verdict how the result was judged
 * @param tally all findings
 * @param scope how much was scanned
 * @param applications the applications, the worst first
 * @param groups the rules that found something, the worst first
 * @param files the files with findings, by path
 * @param flows the flows with findings, by file and name
 * @param rules all rules that were run, those with findings first
 * @param standards what standards ask for and what was found of it
 * @param suppressed the accepted findings
 * @param suppressionNotes what is wrong with suppressions
 * @param trend what a comparison with a baseline showed, none or one
 * @param notes what could not be read or done
 * @param choices what the filters offer
 */
record Page(
    Assets assets,
    String name,
    String version,
    Judgement verdict,
    Tally tally,
    Scope scope,
    List<Application> applications,
    List<RuleGroup> groups,
    List<CardGroup> files,
    List<CardGroup> flows,
    List<RuleGroup> rules,
    List<Standard> standards,
    List<Card> suppressed,
    List<Note> suppressionNotes,
    List<Trend> trend,
    List<Note> notes,
    Choices choices) {

  /**
   * How the result was judged.
   *
   * @param state {@code failed}, {@code passed} or {@code open}
   * @param title the same as a heading
   * @param reason why
   */
  record Judgement(String state, String title, String reason) {

    static Judgement of(@Nullable Verdict verdict) {
      if (verdict == null) {
        return new Judgement("open", "Not judged", "Nobody asked whether this passes.");
      }
      String reason = VisibleText.line(verdict.reason());
      return verdict.failed()
          ? new Judgement("failed", "Failed", reason)
          : new Judgement("passed", "Passed", reason);
    }
  }

  /** How much was scanned, as numbers to be shown. */
  record Scope(
      String applications,
      String files,
      String flows,
      String rules,
      String size,
      String advisories) {}

  /** An application with its findings. */
  record Application(
      String label, String name, String folder, String kind, int files, int flows, Tally tally) {}

  /** What a comparison with a baseline showed, as numbers and as the findings that are gone. */
  record Trend(String fresh, String known, String fixed, List<Fixed> gone) {}

  /** A finding of the baseline that is gone. */
  record Fixed(String ruleId, String severity, String severityTitle, String file, String anchor) {}

  /** Something that the scan could not read or do. */
  record Note(String level, String code, String place, List<Inline> text) {}

  /** What the filters offer; a filter with a single choice is not shown. */
  record Choices(
      Set<String> rules, Set<String> areas, Set<String> files, Set<String> applications) {}
}

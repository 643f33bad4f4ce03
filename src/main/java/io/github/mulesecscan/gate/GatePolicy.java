package io.github.mulesecscan.gate;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.scan.Novelty;
import io.github.mulesecscan.scan.ReportedFinding;
import org.jspecify.annotations.Nullable;

/**
 * What fails a build.
 *
 * @param failOn the mildest severity whose findings fail it; null when findings never do
 * @param minConfidence findings less sure than this do not count
 * @param maxAllowed how many findings that count are let through
 * @param failOnError whether files that could not be analysed fail it
 * @param onlyNew whether findings that the baseline knows do not count
 * @param changes the lines that findings must touch to count; null when all do
 */
public record GatePolicy(
    @Nullable Severity failOn,
    Confidence minConfidence,
    MaxAllowed maxAllowed,
    boolean failOnError,
    boolean onlyNew,
    @Nullable ChangedLines changes) {

  /** A policy for all findings, known or new, wherever they are. */
  public GatePolicy(
      @Nullable Severity failOn,
      Confidence minConfidence,
      MaxAllowed maxAllowed,
      boolean failOnError) {
    this(failOn, minConfidence, maxAllowed, failOnError, false, null);
  }

  /** This policy for findings that the baseline does not know. */
  public GatePolicy forNewOnly(boolean newOnly) {
    return new GatePolicy(failOn, minConfidence, maxAllowed, failOnError, newOnly, changes);
  }

  /** This policy for findings that a change touches. */
  public GatePolicy forChanges(ChangedLines touched) {
    return new GatePolicy(failOn, minConfidence, maxAllowed, failOnError, onlyNew, touched);
  }

  /** Whether {@code reported} is left alone for being old. */
  boolean spares(ReportedFinding reported) {
    return (onlyNew && reported.novelty() == Novelty.UNCHANGED)
        || (changes != null && !changes.touch(reported.finding()));
  }

  /**
   * Whether findings of {@code severity} count, if they are sure enough and nobody accepted them.
   */
  boolean counts(Severity severity) {
    return failOn != null
        && (severity.isAtLeast(failOn) || maxAllowed.bySeverity().containsKey(severity));
  }

  /** {@code never} or the severity's word, as written in the configuration. */
  String failOnWord() {
    return failOn == null ? "never" : failOn.word();
  }
}

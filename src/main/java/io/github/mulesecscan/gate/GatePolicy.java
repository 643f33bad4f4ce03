package io.github.mulesecscan.gate;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What fails a build.
 *
 * @param failOn the mildest severity whose findings fail it; null when findings never do
 * @param minConfidence findings less sure than this do not count
 * @param maxAllowed how many findings that count are let through
 * @param failOnError whether files that could not be analysed fail it
 */
public record GatePolicy(
    @Nullable Severity failOn,
    Confidence minConfidence,
    MaxAllowed maxAllowed,
    boolean failOnError) {

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

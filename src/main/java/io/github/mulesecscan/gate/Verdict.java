package io.github.mulesecscan.gate;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.source.SourcePath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Whether a build passes, and why.
 *
 * @param failed whether it fails
 * @param reason one sentence without full stop: the counts, the words of the policy that decided
 *     and, of a failure, the worst findings with their places
 * @param tallies what became of the findings of each severity; every severity has an entry
 * @param applications how each application would be judged if it were scanned alone, by folder;
 *     empty in these verdicts themselves
 */
public record Verdict(
    boolean failed,
    String reason,
    Map<Severity, Tally> tallies,
    Map<SourcePath, Verdict> applications) {

  /** A verdict on one application. */
  public Verdict(boolean failed, String reason, Map<Severity, Tally> tallies) {
    this(failed, reason, tallies, Map.of());
  }

  public Verdict {
    applications = Map.copyOf(applications);
    Map<Severity, Tally> complete = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      complete.put(severity, tallies.getOrDefault(severity, Tally.NOTHING));
    }
    tallies = Collections.unmodifiableMap(complete);
  }

  /**
   * What became of the findings of one severity.
   *
   * @param counted how many counted against the policy, those let through included
   * @param suppressed how many somebody accepted
   * @param belowThreshold how many are open but too mild or too unsure to count
   * @param old how many would count, but were known or lie outside the change that is judged
   */
  public record Tally(int counted, int suppressed, int belowThreshold, int old) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(
          counted + other.counted,
          suppressed + other.suppressed,
          belowThreshold + other.belowThreshold,
          old + other.old);
    }
  }

  /** The findings of all severities together. */
  public Tally total() {
    return tallies.values().stream().reduce(Tally.NOTHING, Tally::plus);
  }
}

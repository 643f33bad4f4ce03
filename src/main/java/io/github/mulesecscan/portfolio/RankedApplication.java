package io.github.mulesecscan.portfolio;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.scan.SeverityCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An application with its place among the others.
 *
 * @param rank its place, the most risky first, from 1; applications of equal risk share one
 * @param application the application
 * @param risk its risk
 * @param change by how much the risk grew since the last run that the history knows; null where
 *     that did not know the application
 * @param verdict how it would be judged alone; null where nobody judged
 * @param findings its findings, suppressed ones included
 */
public record RankedApplication(
    int rank,
    ScannedApplication application,
    long risk,
    @Nullable Long change,
    @Nullable Verdict verdict,
    List<ReportedFinding> findings) {

  private static final Comparator<ReportedFinding> WORST_FIRST =
      Comparator.comparing((ReportedFinding one) -> one.finding().severity())
          .thenComparing(one -> one.finding().confidence())
          .thenComparing(Comparator.naturalOrder());

  public RankedApplication {
    findings = List.copyOf(findings);
  }

  /** Whether it would fail a build of its own. */
  public boolean failed() {
    return verdict != null && verdict.failed();
  }

  /** Its findings that nobody accepted, by severity. */
  public SeverityCounts open() {
    return SeverityCounts.open(findings);
  }

  /** How many of its findings somebody accepted. */
  public int suppressed() {
    return SeverityCounts.suppressed(findings).total();
  }

  /** At most {@code most} of its open findings, by severity and confidence. */
  public List<ReportedFinding> worst(int most) {
    return findings.stream()
        .filter(one -> !one.suppressed())
        .sorted(WORST_FIRST)
        .limit(most)
        .toList();
  }

  /** By how much the risk grew, where that is known. */
  public Optional<Long> grown() {
    return Optional.ofNullable(change);
  }
}

package io.github.mulesecscan.scan;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.source.SourcePath;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How many findings of a selection have each severity. */
public final class SeverityCounts {

  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

  private SeverityCounts() {}

  /** Of the findings that nobody accepted. */
  public static SeverityCounts open(List<ReportedFinding> findings) {
    return of(findings, finding -> !finding.suppressed());
  }

  /** Of those that nobody accepted, what the baseline does not know. */
  public static SeverityCounts fresh(List<ReportedFinding> findings) {
    return of(findings, one -> !one.suppressed() && one.novelty() == Novelty.NEW);
  }

  /** Of the findings that somebody accepted. */
  public static SeverityCounts suppressed(List<ReportedFinding> findings) {
    return of(findings, ReportedFinding::suppressed);
  }

  /** The findings of the application in {@code folder}. */
  public static List<ReportedFinding> ofApplication(
      List<ReportedFinding> findings, SourcePath folder) {
    return findings.stream().filter(finding -> finding.application().equals(folder)).toList();
  }

  private static SeverityCounts of(
      List<ReportedFinding> findings, Predicate<ReportedFinding> selected) {
    SeverityCounts counts = new SeverityCounts();
    for (ReportedFinding finding : findings) {
      if (selected.test(finding)) {
        counts.counts.merge(finding.finding().severity(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** How many have {@code severity}. */
  public int of(Severity severity) {
    return counts.getOrDefault(severity, 0);
  }

  /** How many there are of all severities. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}

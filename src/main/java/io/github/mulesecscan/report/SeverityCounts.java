package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.scan.Novelty;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.source.SourcePath;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How many findings of a selection have each severity. */
final class SeverityCounts {

  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

  private SeverityCounts() {}

  static SeverityCounts open(List<ReportedFinding> findings) {
    return of(findings, finding -> !finding.suppressed());
  }

  /** Of those that nobody accepted, what the baseline does not know. */
  static SeverityCounts fresh(List<ReportedFinding> findings) {
    return of(findings, one -> !one.suppressed() && one.novelty() == Novelty.NEW);
  }

  static SeverityCounts suppressed(List<ReportedFinding> findings) {
    return of(findings, ReportedFinding::suppressed);
  }

  static List<ReportedFinding> ofApplication(List<ReportedFinding> findings, SourcePath folder) {
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

  int of(Severity severity) {
    return counts.getOrDefault(severity, 0);
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}

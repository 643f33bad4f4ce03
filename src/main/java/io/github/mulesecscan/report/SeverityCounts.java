package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.source.SourcePath;
import java.util.List;
import java.util.function.Predicate;

/** How many findings of a selection have each severity. */
final class SeverityCounts {

  private final int[] counts = new int[Severity.values().length];

  private SeverityCounts() {}

  static SeverityCounts open(List<ReportedFinding> findings) {
    return of(findings, finding -> !finding.suppressed());
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
        counts.counts[finding.finding().severity().ordinal()]++;
      }
    }
    return counts;
  }

  int of(Severity severity) {
    return counts[severity.ordinal()];
  }

  int total() {
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }
}

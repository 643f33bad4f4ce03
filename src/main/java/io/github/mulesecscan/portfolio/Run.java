package io.github.mulesecscan.portfolio;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.scan.SeverityCounts;
import io.github.mulesecscan.source.SourcePath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is kept of a run.
 *
 * @param label its name, given by whoever ran it: a day, a commit, a release; may be empty
 * @param open its open findings by severity; every severity has an entry
 * @param suppressed how many findings were accepted
 * @param risks the risk of each application, by folder
 */
public record Run(
    String label, Map<Severity, Integer> open, int suppressed, SortedMap<SourcePath, Long> risks) {

  public Run {
    Map<Severity, Integer> complete = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      complete.put(severity, open.getOrDefault(severity, 0));
    }
    open = Collections.unmodifiableMap(complete);
    risks = Collections.unmodifiableSortedMap(new TreeMap<>(risks));
  }

  /** What is to be kept of a scan. */
  static Run of(ScanResult result, String label) {
    SeverityCounts counts = SeverityCounts.open(result.findings());
    Map<Severity, Integer> open = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      open.put(severity, counts.of(severity));
    }
    Map<SourcePath, List<ReportedFinding>> findings =
        result.findings().stream().collect(Collectors.groupingBy(ReportedFinding::application));
    SortedMap<SourcePath, Long> risks = new TreeMap<>();
    for (ScannedApplication application : result.applications()) {
      SourcePath folder = application.folder();
      risks.put(folder, Risk.of(findings.getOrDefault(folder, List.of())));
    }
    return new Run(label, open, SeverityCounts.suppressed(result.findings()).total(), risks);
  }

  /** The risk of all applications together. */
  public long risk() {
    return risks.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The risk of an application, where the run knew it. */
  public Optional<Long> riskOf(SourcePath folder) {
    return Optional.ofNullable(risks.get(folder));
  }

  /** How many open findings there were. */
  public int total() {
    return open.values().stream().mapToInt(Integer::intValue).sum();
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The findings that a SARIF run holds: code scanning refuses a run with more than 25,000 results,
 * so of more the worst are kept.
 *
 * @param findings those kept, in the order of every report
 * @param leftOut how many were left out for the limit
 */
record SarifSelection(List<ReportedFinding> findings, int leftOut) {

  static final int MOST_RESULTS = 25_000;

  static SarifSelection of(ScanResult result, boolean withSuppressed) {
    List<ReportedFinding> all = withSuppressed ? result.findings() : result.open();
    if (all.size() <= MOST_RESULTS) {
      return new SarifSelection(all, 0);
    }
    Comparator<Integer> worstFirst =
        Comparator.comparing((Integer index) -> all.get(index).suppressed())
            .thenComparing(index -> all.get(index).finding().severity())
            .thenComparing(index -> all.get(index).finding().confidence())
            .thenComparing(Comparator.naturalOrder());
    List<ReportedFinding> kept =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(worstFirst)
            .limit(MOST_RESULTS)
            .sorted()
            .map(all::get)
            .toList();
    return new SarifSelection(kept, all.size() - MOST_RESULTS);
  }
}

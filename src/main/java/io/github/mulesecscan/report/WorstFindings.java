package io.github.mulesecscan.report;

import io.github.mulesecscan.scan.ReportedFinding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The findings that a report with a limit holds: of more than it may, the worst.
 *
 * @param findings those kept, in the order of every report
 * @param leftOut how many were left out for the limit
 */
record WorstFindings(List<ReportedFinding> findings, int leftOut) {

  /** At most {@code most} of {@code all}: open ones before suppressed ones, then the worst. */
  static WorstFindings of(List<ReportedFinding> all, int most) {
    if (all.size() <= most) {
      return new WorstFindings(all, 0);
    }
    List<ReportedFinding> kept = worstFirst(all).limit(most).sorted().mapToObj(all::get).toList();
    return new WorstFindings(kept, all.size() - most);
  }

  /** All of {@code findings}, the worst first and alike ones in the order of every report. */
  static List<ReportedFinding> inOrder(List<ReportedFinding> findings) {
    return worstFirst(findings).mapToObj(findings::get).toList();
  }

  private static IntStream worstFirst(List<ReportedFinding> all) {
    Comparator<Integer> order =
        Comparator.comparing((Integer index) -> all.get(index).suppressed())
            .thenComparing(index -> all.get(index).finding().severity())
            .thenComparing(index -> all.get(index).finding().confidence())
            .thenComparing(Comparator.naturalOrder());
    return IntStream.range(0, all.size()).boxed().sorted(order).mapToInt(Integer::intValue);
  }
}

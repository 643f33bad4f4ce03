package io.github.mulesecscan.report.html;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.SeverityCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many findings there are of each severity.
 *
 * @param entries one for each severity, the worst first
 * @param open how many nobody accepted
 * @param suppressed how many somebody accepted
 */
record Tally(List<Entry> entries, int open, int suppressed) {

  private static final double WHOLE = 100;

  /**
   * The open findings of one severity.
   *
   * @param word the severity's word
   * @param title the same, for headings
   * @param count how many there are
   * @param start where the severity begins in a bar of 100 units for all
   * @param share how long it is there
   */
  record Entry(String word, String title, int count, String start, String share) {}

  static Tally of(List<ReportedFinding> findings) {
    SeverityCounts counts = SeverityCounts.open(findings);
    List<Entry> entries = new ArrayList<>();
    int before = 0;
    for (Severity severity : Severity.values()) {
      int count = counts.of(severity);
      entries.add(
          new Entry(
              severity.word(),
              Words.capitalized(severity.word()),
              count,
              share(before, counts.total()),
              share(count, counts.total())));
      before += count;
    }
    return new Tally(
        List.copyOf(entries), counts.total(), SeverityCounts.suppressed(findings).total());
  }

  private static String share(int count, int total) {
    return String.format(Locale.ROOT, "%.2f", total == 0 ? 0 : WHOLE * count / total);
  }

  /** The severities that occur. */
  List<Entry> present() {
    return entries.stream().filter(entry -> entry.count() > 0).toList();
  }

  /** A number that sorts the worse of two tallies first, in the order of severities. */
  int compareTo(Tally other) {
    for (int i = 0; i < entries.size(); i++) {
      int more = Integer.compare(other.entries.get(i).count(), entries.get(i).count());
      if (more != 0) {
        return more;
      }
    }
    return Integer.compare(other.suppressed, suppressed);
  }
}

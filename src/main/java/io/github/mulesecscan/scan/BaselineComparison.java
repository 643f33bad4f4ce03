package io.github.mulesecscan.scan;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.suppression.Baseline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What comparing a scan with a baseline showed.
 *
 * <p>A finding is known if the baseline has its fingerprint. A finding of a file that was renamed
 * or moved is known if the baseline has one of the same rule at the same component of a file that
 * is gone.
 *
 * @param fresh how many findings are new, suppressed ones not counted
 * @param unchanged how many are known, suppressed ones not counted
 * @param fixed what the baseline knows and the scan, which looked there, did not find again
 */
public record BaselineComparison(int fresh, int unchanged, List<Baseline.Entry> fixed) {

  public BaselineComparison {
    fixed = List.copyOf(fixed);
  }

  /**
   * Compares.
   *
   * @param exists whether there still is a file of that path
   * @param whole whether the scan looked at everything the baseline speaks of; otherwise only what
   *     lies in scanned applications can count as fixed
   */
  public static ScanResult compare(
      ScanResult result, Baseline baseline, Predicate<SourcePath> exists, boolean whole) {
    Map<String, Deque<Baseline.Entry>> known = new HashMap<>();
    baseline.entries().forEach(entry -> add(known, entry.fingerprint(), entry));
    List<ReportedFinding> findings = new ArrayList<>(result.findings());
    for (int i = 0; i < findings.size(); i++) {
      ReportedFinding one = findings.get(i);
      boolean found = take(known, one.fingerprint());
      findings.set(i, one.with(found ? Novelty.UNCHANGED : Novelty.NEW));
    }

    Map<String, Deque<Baseline.Entry>> moved = new HashMap<>();
    List<Baseline.Entry> remaining =
        known.values().stream().flatMap(Deque::stream).sorted().toList();
    remaining.stream()
        .filter(entry -> !exists.test(entry.file()))
        .forEach(entry -> add(moved, place(entry.ruleId(), entry.anchor()), entry));
    List<Baseline.Entry> gone = new ArrayList<>(remaining);
    for (int i = 0; i < findings.size(); i++) {
      ReportedFinding one = findings.get(i);
      Deque<Baseline.Entry> twins =
          moved.get(place(one.finding().ruleId(), one.finding().anchor()));
      if (one.novelty() == Novelty.NEW && twins != null && !twins.isEmpty()) {
        gone.remove(twins.poll());
        findings.set(i, one.with(Novelty.UNCHANGED));
      }
    }
    gone.removeIf(entry -> !whole && !isScanned(result, entry.file()));
    // What somebody else wrote into the file is not known to be free of credentials.
    gone.replaceAll(entry -> masked(entry, result.secrets()));
    BaselineComparison comparison =
        new BaselineComparison(
            count(findings, Novelty.NEW), count(findings, Novelty.UNCHANGED), gone);
    return result.compared(findings, comparison);
  }

  private static Baseline.Entry masked(Baseline.Entry entry, SecretMask secrets) {
    return new Baseline.Entry(
        entry.fingerprint(),
        entry.ruleId(),
        entry.file(),
        secrets.hide(entry.anchor()),
        entry.severity());
  }

  private static int count(List<ReportedFinding> findings, Novelty novelty) {
    return (int)
        findings.stream().filter(one -> !one.suppressed() && one.novelty() == novelty).count();
  }

  private static boolean isScanned(ScanResult result, SourcePath file) {
    return result.applications().stream().anyMatch(one -> file.isWithin(one.folder()));
  }

  private static String place(String ruleId, String anchor) {
    return ruleId + '\n' + anchor;
  }

  private static void add(
      Map<String, Deque<Baseline.Entry>> entries, String key, Baseline.Entry entry) {
    entries.computeIfAbsent(key, unused -> new ArrayDeque<>()).add(entry);
  }

  private static boolean take(Map<String, Deque<Baseline.Entry>> entries, String key) {
    Deque<Baseline.Entry> found = entries.get(key);
    return found != null && found.poll() != null;
  }
}

package io.github.mulesecscan.portfolio;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.source.SourcePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All applications of a run, side by side.
 *
 * @param applications the applications, the most risky first
 * @param rules the rules with open findings, those with the most risk first
 * @param history the runs before this one, the oldest first
 * @param now this run as the history will know it
 */
public record Portfolio(
    List<RankedApplication> applications, List<HeatRow> rules, History history, Run now) {

  private static final Comparator<ScannedApplication> BY_FOLDER =
      Comparator.comparing(ScannedApplication::folder);

  public Portfolio {
    applications = List.copyOf(applications);
    rules = List.copyOf(rules);
  }

  /**
   * Ranks the applications of a run.
   *
   * @param verdict how the run was judged; null where nobody judged it
   * @param history the runs before
   * @param label the name of this run, such as its day; empty for none
   */
  public static Portfolio of(
      ScanResult result, @Nullable Verdict verdict, History history, String label) {
    Map<SourcePath, List<ReportedFinding>> findings =
        result.findings().stream().collect(Collectors.groupingBy(ReportedFinding::application));
    Map<SourcePath, Long> risks = new HashMap<>();
    for (ScannedApplication application : result.applications()) {
      SourcePath folder = application.folder();
      risks.put(folder, Risk.of(findings.getOrDefault(folder, List.of())));
    }
    List<ScannedApplication> order = new ArrayList<>(result.applications());
    order.sort(
        Comparator.comparing((ScannedApplication one) -> risks.getOrDefault(one.folder(), 0L))
            .reversed()
            .thenComparing(BY_FOLDER));
    List<RankedApplication> ranked = new ArrayList<>();
    for (ScannedApplication application : order) {
      SourcePath folder = application.folder();
      long risk = risks.getOrDefault(folder, 0L);
      ranked.add(
          new RankedApplication(
              rank(ranked, risk),
              application,
              risk,
              history.last().flatMap(run -> run.riskOf(folder)).map(old -> risk - old).orElse(null),
              verdict == null ? null : verdict.applications().get(folder),
              findings.getOrDefault(folder, List.of())));
    }
    return new Portfolio(ranked, rows(result), history, Run.of(result, label));
  }

  private static int rank(List<RankedApplication> before, long risk) {
    RankedApplication last = before.isEmpty() ? null : before.get(before.size() - 1);
    return last != null && last.risk() == risk ? last.rank() : before.size() + 1;
  }

  private static List<HeatRow> rows(ScanResult result) {
    Map<String, SortedMap<SourcePath, HeatRow.Cell>> cells = new TreeMap<>();
    Map<String, Long> risks = new HashMap<>();
    for (ReportedFinding reported : result.open()) {
      String rule = reported.finding().ruleId();
      cells
          .computeIfAbsent(rule, any -> new TreeMap<>())
          .merge(
              reported.application(),
              new HeatRow.Cell(1, reported.finding().severity()),
              HeatRow.Cell::plus);
      risks.merge(rule, (long) Risk.of(reported.finding()), Long::sum);
    }
    Map<String, RuleMetadata> rules = result.rulesById();
    List<HeatRow> rows = new ArrayList<>();
    cells.forEach(
        (id, found) ->
            Optional.ofNullable(rules.get(id))
                .ifPresent(rule -> rows.add(new HeatRow(rule, risks.getOrDefault(id, 0L), found))));
    rows.sort(
        Comparator.comparing(HeatRow::risk)
            .reversed()
            .thenComparing(HeatRow::worst)
            .thenComparing(row -> row.rule().id()));
    return rows;
  }

  /** How many applications would fail a build of their own. */
  public int failed() {
    return (int) applications.stream().filter(RankedApplication::failed).count();
  }

  /** The runs before and this one, the oldest first. */
  public List<Run> runs() {
    List<Run> all = new ArrayList<>(history.runs());
    all.add(now);
    return List.copyOf(all);
  }
}

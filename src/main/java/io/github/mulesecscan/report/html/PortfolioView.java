package io.github.mulesecscan.report.html;

import java.util.List;

/**
 * Everything that the page of a portfolio shows.
 *
 * @param assets style, script and policy
 * @param name what was scanned, in a few words
 * @param version the version of the plugin
 * @param verdict how the run was judged
 * @param scope how much was scanned and how much of it would fail, as a sentence
 * @param tally all findings
 * @param risk the risk of all applications together
 * @param change by how much it grew since the run before; empty where there is none
 * @param formula how risk is worked out
 * @param hasChanges whether rows tell by how much the risk grew
 * @param rows the applications, the most risky first
 * @param ruleCount how many rules have open findings
 * @param heat rules by application
 * @param trend the picture of the runs, none or one
 * @param runs the runs of the history and this one, the latest first
 * @param details the name of the report with all findings; empty where there is none
 */
record PortfolioView(
    Assets assets,
    String name,
    String version,
    Page.Judgement verdict,
    String scope,
    Tally tally,
    String risk,
    String change,
    String formula,
    boolean hasChanges,
    List<Row> rows,
    int ruleCount,
    Heat heat,
    List<TrendChart> trend,
    List<PastRun> runs,
    String details) {

  /**
   * An application.
   *
   * @param rank its place
   * @param id names it on the page
   * @param share its risk as a part of the highest, in hundredths
   * @param change by how much its risk grew, {@code new} for one that the run before did not know
   * @param worst its worst open findings
   * @param link where all of its findings are; empty where there is no such place
   */
  record Row(
      int rank,
      String id,
      String name,
      String folder,
      Page.Judgement verdict,
      String risk,
      String share,
      String change,
      Tally tally,
      List<Worst> worst,
      String link) {}

  /** One of the worst findings; the link is empty where there is nothing to link to. */
  record Worst(
      String severity,
      String severityTitle,
      String confidence,
      String ruleId,
      List<Inline> message,
      String place,
      String link) {}

  /**
   * Rules by application.
   *
   * @param leftOut what is not shown, as a sentence; empty where all is
   */
  record Heat(List<Column> columns, List<Line> lines, String leftOut) {}

  /** An application at the head of a column. */
  record Column(String id, String name) {}

  /** A rule with what it found in each application. */
  record Line(String title, String ruleId, int count, List<Cell> cells) {}

  /** How often a rule found something in an application; the worst severity is empty at 0. */
  record Cell(int count, String worst) {}

  /** A run in words. */
  record PastRun(
      String label, int applications, String risk, List<Integer> counts, int suppressed) {}
}

package io.github.mulesecscan.report.html;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.portfolio.HeatRow;
import io.github.mulesecscan.portfolio.Portfolio;
import io.github.mulesecscan.portfolio.RankedApplication;
import io.github.mulesecscan.portfolio.Risk;
import io.github.mulesecscan.portfolio.Run;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.source.VisibleText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Works out what the page of a portfolio shows. */
final class PortfolioViewBuilder {

  private static final int WORST = 5;
  private static final int MOST_COLUMNS = 24;
  private static final int MOST_LINES = 40;
  private static final double WHOLE = 100;

  private final Portfolio portfolio;
  private final ScanResult result;
  private final String details;
  private final List<RankedApplication> ranked;

  PortfolioViewBuilder(Portfolio portfolio, ScanResult result, String details) {
    this.portfolio = portfolio;
    this.result = result;
    this.details = details;
    this.ranked = portfolio.applications();
  }

  PortfolioView build(@Nullable Verdict verdict) {
    List<Run> runs = portfolio.runs();
    List<PortfolioView.PastRun> past = new ArrayList<>(runs.stream().map(this::pastRun).toList());
    Collections.reverse(past);
    return new PortfolioView(
        Assets.load(),
        Words.counted(ranked.size(), "application"),
        VisibleText.line(result.toolVersion()),
        Page.Judgement.of(verdict),
        scope(verdict != null),
        Tally.of(result.findings()),
        Words.grouped(portfolio.now().risk()),
        portfolio
            .history()
            .last()
            .map(last -> signed(portfolio.now().risk() - last.risk()))
            .orElse(""),
        Risk.FORMULA,
        portfolio.history().last().isPresent(),
        rows(),
        portfolio.rules().size(),
        heat(),
        runs.size() < 2 ? List.of() : List.of(TrendChart.of(runs)),
        past,
        details);
  }

  private String scope(boolean judged) {
    int flows = result.applications().stream().mapToInt(ScannedApplication::flows).sum();
    String scanned =
        Words.counted(result.statistics().files(), "file")
            + " · "
            + Words.counted(flows, "flow")
            + " · "
            + Words.counted(result.rules().size(), "rule");
    return judged
        ? scanned + " · " + portfolio.failed() + " of " + ranked.size() + " would fail alone"
        : scanned;
  }

  private List<PortfolioView.Row> rows() {
    long highest = ranked.stream().mapToLong(RankedApplication::risk).max().orElse(0);
    List<PortfolioView.Row> rows = new ArrayList<>();
    for (RankedApplication one : ranked) {
      ScannedApplication application = one.application();
      rows.add(
          new PortfolioView.Row(
              one.rank(),
              id(rows.size()),
              VisibleText.line(application.name()),
              VisibleText.line(application.folder().value()),
              Page.Judgement.of(one.verdict()),
              Words.grouped(one.risk()),
              share(one.risk(), highest),
              change(one),
              Tally.of(one.findings()),
              one.worst(WORST).stream().map(this::worst).toList(),
              link(
                  "application="
                      + URLEncoder.encode(
                          PageBuilder.label(application), StandardCharsets.UTF_8))));
    }
    return rows;
  }

  private static String id(int index) {
    return "a-" + (index + 1);
  }

  private static String share(long risk, long highest) {
    return String.format(Locale.ROOT, "%.2f", highest == 0 ? 0 : WHOLE * risk / highest);
  }

  private String change(RankedApplication one) {
    return portfolio.history().last().isEmpty()
        ? ""
        : one.grown().map(PortfolioViewBuilder::signed).orElse("new");
  }

  private static String signed(long number) {
    if (number == 0) {
      return "±0";
    }
    return number > 0 ? "+" + Words.grouped(number) : "−" + Words.grouped(-number);
  }

  private PortfolioView.Worst worst(ReportedFinding reported) {
    Finding finding = reported.finding();
    return new PortfolioView.Worst(
        finding.severity().word(),
        Words.capitalized(finding.severity().word()),
        finding.confidence().word(),
        VisibleText.line(finding.ruleId()),
        Markdown.sentence(finding.message()),
        VisibleText.line(finding.location().toString()),
        link(Card.id(reported.fingerprint())));
  }

  private String link(String fragment) {
    return details.isEmpty() ? "" : details + "#" + fragment;
  }

  private PortfolioView.Heat heat() {
    List<PortfolioView.Column> columns = new ArrayList<>();
    for (RankedApplication one : ranked.subList(0, Math.min(MOST_COLUMNS, ranked.size()))) {
      columns.add(
          new PortfolioView.Column(id(columns.size()), VisibleText.line(one.application().name())));
    }
    List<PortfolioView.Line> lines =
        portfolio.rules().stream().limit(MOST_LINES).map(row -> line(row, columns.size())).toList();
    int rules = portfolio.rules().size() - lines.size();
    int applications = ranked.size() - columns.size();
    List<String> missing = new ArrayList<>();
    if (rules > 0) {
      missing.add(Words.counted(rules, "more rule"));
    }
    if (applications > 0) {
      missing.add(Words.counted(applications, "more application"));
    }
    String leftOut =
        missing.isEmpty()
            ? ""
            : "Not shown here, but in the format portfolio-json: "
                + String.join(" and ", missing)
                + ".";
    return new PortfolioView.Heat(columns, lines, leftOut);
  }

  private PortfolioView.Line line(HeatRow row, int columns) {
    List<PortfolioView.Cell> cells =
        ranked.stream()
            .limit(columns)
            .map(one -> row.cells().get(one.application().folder()))
            .map(
                cell ->
                    cell == null
                        ? new PortfolioView.Cell(0, "")
                        : new PortfolioView.Cell(cell.count(), cell.worst().word()))
            .toList();
    return new PortfolioView.Line(
        VisibleText.line(row.rule().title()),
        VisibleText.line(row.rule().id()),
        row.count(),
        cells);
  }

  private PortfolioView.PastRun pastRun(Run run) {
    return new PortfolioView.PastRun(
        label(run),
        run.risks().size(),
        Words.grouped(run.risk()),
        List.copyOf(run.open().values()),
        run.suppressed());
  }

  private String label(Run run) {
    if (!run.label().isEmpty()) {
      return VisibleText.line(run.label());
    }
    int number = portfolio.runs().indexOf(run) + 1;
    return run == portfolio.now() ? "this run" : "run " + number;
  }
}

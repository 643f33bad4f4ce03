package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.portfolio.Portfolio;
import io.github.mulesecscan.portfolio.RankedApplication;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.SeverityCounts;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The applications of a run as a table for spreadsheets. */
final class PortfolioCsvReporter extends PortfolioReporter {

  private static final List<String> COLUMNS =
      List.of(
          "rank",
          "application",
          "folder",
          "kind",
          "verdict",
          "risk",
          "risk-before",
          "critical",
          "high",
          "medium",
          "low",
          "info",
          "open",
          "suppressed",
          "worst-rule",
          "worst-place");

  private final Surroundings surroundings;

  PortfolioCsvReporter() {
    this(Surroundings.NONE);
  }

  private PortfolioCsvReporter(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public PortfolioCsvReporter within(Surroundings around) {
    return new PortfolioCsvReporter(around);
  }

  @Override
  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public String format() {
    return "portfolio-csv";
  }

  @Override
  public String summary() {
    return "The portfolio as a table for spreadsheets: every application in a row, the most risky"
        + " first.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("mule-secscan-portfolio.csv");
  }

  @Override
  void write(Portfolio portfolio, ScanResult result, @Nullable Verdict verdict, Writer out)
      throws IOException {
    CsvRow.write(out, COLUMNS);
    for (RankedApplication application : portfolio.applications()) {
      CsvRow.write(out, row(application));
    }
    out.flush();
  }

  private static List<String> row(RankedApplication ranked) {
    SeverityCounts open = ranked.open();
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(ranked.rank()));
    row.add(ranked.application().name());
    row.add(ranked.application().folder().value());
    row.add(ranked.application().kind());
    row.add(ranked.verdict() == null ? "" : ranked.failed() ? "failed" : "passed");
    row.add(String.valueOf(ranked.risk()));
    // Not the difference: a minus sign would make a formula of it.
    row.add(ranked.grown().map(more -> String.valueOf(ranked.risk() - more)).orElse(""));
    for (Severity severity : Severity.values()) {
      row.add(String.valueOf(open.of(severity)));
    }
    row.add(String.valueOf(open.total()));
    row.add(String.valueOf(ranked.suppressed()));
    Optional<ReportedFinding> worst = ranked.worst(1).stream().findFirst();
    row.add(worst.map(one -> one.finding().ruleId()).orElse(""));
    row.add(worst.map(one -> one.finding().location().toString()).orElse(""));
    return row;
  }
}

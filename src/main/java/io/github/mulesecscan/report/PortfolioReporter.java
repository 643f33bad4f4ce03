package io.github.mulesecscan.report;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.portfolio.History;
import io.github.mulesecscan.portfolio.Portfolio;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** A report that compares applications. */
public abstract sealed class PortfolioReporter implements Reporter
    permits PortfolioHtmlReporter, PortfolioJsonReporter, PortfolioCsvReporter {

  /**
   * What a portfolio shows beside the result.
   *
   * @param history the runs before this one
   * @param label the name of this run; empty for none
   * @param hasDetails whether the report {@code html} lies beside it
   */
  public record Surroundings(History history, String label, boolean hasDetails) {

    /** Nothing is known but the result itself. */
    public static final Surroundings NONE = new Surroundings(History.NONE, "", false);
  }

  /** The same report with what is around it. */
  public abstract PortfolioReporter within(Surroundings surroundings);

  abstract Surroundings surroundings();

  @Override
  public final void write(ScanResult result, @Nullable Verdict verdict, Writer out)
      throws IOException {
    Surroundings around = surroundings();
    write(Portfolio.of(result, verdict, around.history(), around.label()), result, verdict, out);
  }

  abstract void write(Portfolio portfolio, ScanResult result, @Nullable Verdict verdict, Writer out)
      throws IOException;
}

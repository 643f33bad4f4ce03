package io.github.mulesecscan.report.html;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.portfolio.Portfolio;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** The portfolio as one page that needs nothing else. */
public final class PortfolioPage {

  private PortfolioPage() {}

  /**
   * Writes the page.
   *
   * @param verdict how the result was judged; null where nobody judged it
   * @param details the name of the report with all findings, beside the page; empty where there is
   *     none
   * @throws IOException when {@code out} cannot be written to
   */
  @SuppressWarnings("NullAway") // Generated code takes null for "no interceptor".
  public static void write(
      Portfolio portfolio, ScanResult result, @Nullable Verdict verdict, String details, Writer out)
      throws IOException {
    PortfolioView view = new PortfolioViewBuilder(portfolio, result, details).build(verdict);
    try {
      JteportfolioGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(out)), null, view);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.flush();
  }
}

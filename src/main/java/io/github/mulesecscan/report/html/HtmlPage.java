package io.github.mulesecscan.report.html;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** The HTML report as one page that needs nothing else. */
public final class HtmlPage {

  private HtmlPage() {}

  /**
   * Writes the page.
   *
   * @param verdict how the result was judged; null where nobody judged it
   * @throws IOException when {@code out} cannot be written to
   */
  @SuppressWarnings("NullAway") // Generated code takes null for "no interceptor".
  public static void write(ScanResult result, @Nullable Verdict verdict, Writer out)
      throws IOException {
    Page page = new PageBuilder(result).build(verdict);
    try {
      JtepageGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(out)), null, page);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.flush();
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.report.html.HtmlPage;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page for people: developers who mend findings, auditors who ask what was looked at. */
final class HtmlReporter implements Reporter {

  @Override
  public String format() {
    return "html";
  }

  @Override
  public String summary() {
    return "One page for people, to be opened in a browser: findings with code, data flow and"
        + " remedy, standards, suppressions and what was scanned.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("mule-secscan.html");
  }

  @Override
  public void write(ScanResult result, @Nullable Verdict verdict, Writer out) throws IOException {
    HtmlPage.write(result, verdict, out);
  }
}

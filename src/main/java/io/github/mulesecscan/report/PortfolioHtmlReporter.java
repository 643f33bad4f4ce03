package io.github.mulesecscan.report;

import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.portfolio.Portfolio;
import io.github.mulesecscan.report.html.PortfolioPage;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page for whoever has many applications to look after. */
final class PortfolioHtmlReporter extends PortfolioReporter {

  private final Surroundings surroundings;

  PortfolioHtmlReporter() {
    this(Surroundings.NONE);
  }

  private PortfolioHtmlReporter(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public PortfolioHtmlReporter within(Surroundings around) {
    return new PortfolioHtmlReporter(around);
  }

  @Override
  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public String format() {
    return "portfolio";
  }

  @Override
  public String summary() {
    return "One page for people who look after many applications: applications by risk, rules by"
        + " application, the course over time.";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("mule-secscan-portfolio.html");
  }

  @Override
  void write(Portfolio portfolio, ScanResult result, @Nullable Verdict verdict, Writer out)
      throws IOException {
    String details = surroundings.hasDetails() ? new HtmlReporter().fileName().orElse("") : "";
    PortfolioPage.write(portfolio, result, verdict, details, out);
  }
}

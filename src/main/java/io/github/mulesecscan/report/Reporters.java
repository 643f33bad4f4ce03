package io.github.mulesecscan.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The one list of report formats. */
public final class Reporters {

  private static final List<Reporter> ALL =
      List.of(
          new ConsoleReporter(ConsoleStyle.PLAIN),
          SarifReporter.complete(),
          SarifReporter.forCodeScanning(),
          new HtmlReporter(),
          new JsonReporter(),
          new CsvReporter(),
          new MarkdownReporter(),
          new ComplianceReporter(),
          new GitHubReporter(),
          new GitLabSastReporter(),
          new GitLabCodeQualityReporter(),
          new SonarQubeReporter(),
          new JUnitReporter(),
          new CheckstyleReporter(),
          new PortfolioHtmlReporter(),
          new PortfolioJsonReporter(),
          new PortfolioCsvReporter());

  private Reporters() {}

  /** All formats, in the order in which documentation shows them. */
  public static List<Reporter> all() {
    return ALL;
  }

  /** The words of all formats, in the same order. */
  public static List<String> formats() {
    return ALL.stream().map(Reporter::format).toList();
  }

  /** The format that {@code word} names, in any letter case. */
  public static Optional<Reporter> ofFormat(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(reporter -> reporter.format().equals(wanted)).findFirst();
  }
}

package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.Scanner;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two scans of the same sources on the same day give the same bytes, in every format. */
class RepeatableReportsTest {

  private static final Path BASE = Path.of("src/it").toAbsolutePath().normalize();

  @Test
  void twoScansGiveTheSameBytes() {
    Map<String, String> first = reports(1);
    assertThat(first.get("sarif")).hasSizeGreaterThan(10_000);
    // The order in which threads finish must not show.
    Map<String, String> second = reports(4);
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach(
        (format, report) ->
            assertThat(report.equals(second.get(format))).as("same " + format).isTrue());
  }

  private static Map<String, String> reports(int threads) {
    List<Rule> rules =
        RulesetLoader.load(
                List.of("strict"),
                BASE,
                RepeatableReportsTest.class.getClassLoader(),
                DetectorRegistry.of(Detectors.all()),
                Catalog.builtIn())
            .rules();
    ScanOptions usual = ScanOptions.defaults();
    ScanResult result =
        Scanner.scan(
            new ScanRequest(
                BASE,
                List.of(BASE),
                rules,
                Catalog.builtIn().on(LocalDate.of(2026, 11, 24)),
                new ScanOptions(
                    usual.reportFrom(),
                    threads,
                    usual.maxFileBytes(),
                    usual.includes(),
                    usual.excludes(),
                    usual.inlineSuppressions(),
                    usual.toolVersion(),
                    usual.repository()),
                ScanListener.SILENT));
    Map<String, String> reports = new TreeMap<>();
    for (String format : Reporters.formats()) {
      reports.put(format, Rendered.by(Reporters.ofFormat(format).orElseThrow(), result));
    }
    return reports;
  }
}

package io.github.mulesecscan.docs;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.report.ConsoleReporter;
import io.github.mulesecscan.report.ConsoleStyle;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.Scanner;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The sample application as the commands of the documentation scan it, on a fixed day. */
final class SampleScan {

  private static final Path SAMPLE = Path.of("src/it/sample-bank");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private final ScanResult result;

  SampleScan() {
    Path base = SAMPLE.toAbsolutePath().normalize();
    result =
        Scanner.scan(
            new ScanRequest(
                base,
                List.of(base),
                RulesetLoader.load(
                        List.of("default"),
                        base,
                        SampleScan.class.getClassLoader(),
                        DetectorRegistry.of(Detectors.all()),
                        Catalog.builtIn())
                    .rules(),
                Catalog.builtIn().on(DAY),
                ScanOptions.defaults(),
                ScanListener.SILENT));
  }

  /** What the console shows. */
  String console() {
    return shown(ConsoleStyle.PLAIN);
  }

  /** What the console shows with {@code secscan.quiet}. */
  String quiet() {
    return shown(new ConsoleStyle(false, true, List.of()));
  }

  private String shown(ConsoleStyle style) {
    StringWriter text = new StringWriter();
    try {
      new ConsoleReporter(style).write(result, null, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the SARIF logs that Microsoft's validator judges into the folder that is named. */
public final class SarifLogs {

  private SarifLogs() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    Map<String, ScanResult> results =
        Map.of(
            "everything", SampleResults.everything(),
            "compared", SampleResults.compared(),
            "empty", SampleResults.empty(),
            "hostile", SampleResults.hostile(),
            "sample-bank", scan(Path.of("src/it/sample-bank")),
            "loans", scan(Path.of("src/test/resources/apps/loans")));
    for (Map.Entry<String, ScanResult> each : results.entrySet()) {
      write(folder.resolve(each.getKey() + ".sarif"), "sarif", each.getValue());
      write(folder.resolve(each.getKey() + "-github.sarif"), "sarif-github", each.getValue());
    }
  }

  private static void write(Path file, String format, ScanResult result) throws IOException {
    Files.writeString(file, Rendered.by(Rendered.format(format), result));
  }

  /** With the strictest profile, so that as many rules as possible have something to say. */
  private static ScanResult scan(Path applications) {
    Path base = applications.toAbsolutePath().normalize();
    return Scanner.scan(
        new ScanRequest(
            base,
            List.of(base),
            RulesetLoader.load(
                    List.of("strict"),
                    base,
                    SarifLogs.class.getClassLoader(),
                    DetectorRegistry.of(Detectors.all()),
                    Catalog.builtIn())
                .rules(),
            Catalog.builtIn(),
            ScanOptions.defaults(),
            ScanListener.SILENT));
  }
}

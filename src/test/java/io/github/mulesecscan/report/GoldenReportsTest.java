package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares every report of the sample results with the text kept for it; {@code -Dgolden=update}
 * writes the texts anew, for a person to look at the difference.
 */
class GoldenReportsTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));

  @TestFactory
  Stream<DynamicTest> reportsAreAsKept() {
    return reports().entrySet().stream()
        .map(
            report ->
                DynamicTest.dynamicTest(
                    report.getKey(),
                    () -> compare(FOLDER.resolve(report.getKey()), report.getValue())));
  }

  @Test
  void everyKeptTextBelongsToAReport() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      Set<String> kept =
          files
              .filter(Files::isRegularFile)
              .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
              .filter(file -> Reporters.formats().contains(file.split("/", 2)[0]))
              .collect(Collectors.toSet());
      assertThat(kept).containsExactlyInAnyOrderElementsOf(reports().keySet());
    }
  }

  private static void compare(Path file, String actual) throws IOException {
    if (UPDATE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  /** Of a page, what does not come from its style and script, which have files of their own. */
  private static String withoutAssets(String report) {
    return report
        .replaceFirst("(?s)<style>.*?</style>", "<style></style>")
        .replaceFirst("(?s)<script>.*?</script>", "<script></script>")
        .replaceAll("&#39;sha256-[^&]+&#39;", "&#39;sha256-…&#39;");
  }

  private static Map<String, String> reports() {
    Map<String, ScanResult> samples = new LinkedHashMap<>();
    samples.put("everything", SampleResults.everything());
    samples.put("empty", SampleResults.empty());
    samples.put("hostile", SampleResults.hostile());
    Map<String, String> reports = new LinkedHashMap<>();
    samples.forEach(
        (name, sample) -> {
          for (Reporter reporter : Reporters.all()) {
            String extension =
                reporter
                    .fileName()
                    .map(file -> file.substring(file.lastIndexOf('.')))
                    .orElse(".txt");
            reports.put(
                reporter.format() + "/" + name + extension,
                withoutAssets(Rendered.by(reporter, sample)));
          }
        });
    for (String format : List.of("portfolio", "portfolio-json", "portfolio-csv")) {
      Reporter reporter = SampleHistory.within(Rendered.format(format));
      String file = reporter.fileName().orElseThrow();
      reports.put(
          format + "/with-history" + file.substring(file.lastIndexOf('.')),
          withoutAssets(Rendered.by(reporter, SampleResults.everything())));
    }
    List<String> files = List.of("/builds/shop/target/secscan/mule-secscan.sarif");
    reports.put(
        "console/everything-in-colour.txt",
        Rendered.by(
            new ConsoleReporter(new ConsoleStyle(true, false, files)), SampleResults.everything()));
    reports.put(
        "console/everything-in-lines.txt",
        Rendered.by(
            new ConsoleReporter(new ConsoleStyle(false, true, files)), SampleResults.everything()));
    return reports;
  }
}

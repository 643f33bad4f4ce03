package io.github.mulesecscan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.ComponentReader;
import io.github.mulesecscan.catalog.FunctionReader;
import io.github.mulesecscan.catalog.SinkKinds;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.fixture.GoldenFile;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/writing-connector-models.md says is so. */
class WritingModelsTest {

  private static final Path GUIDE = Path.of("docs/writing-connector-models.md");
  private static final Path SCHEMA = Path.of("docs/schema/components.schema.json");
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final Pattern GENERATED =
      Pattern.compile("(?s)(<!-- generated: (\\S+) -->\n).*?(<!-- end -->)");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)```(?:yaml\n# (\\S+)|xml\n<!-- (\\S+) -->)\n(.*?)```");

  @TempDir Path folder;

  @Test
  void theSchemaIsThatOfTheShape() throws IOException {
    String schema =
        GSON.toJson(ComponentReader.SHAPE.toJsonSchema("Models of components for mule-secscan"));
    GoldenFile.check(SCHEMA, schema + "\n");
  }

  @Test
  void tablesAreThoseOfTheShapes() throws IOException {
    Matcher matcher = GENERATED.matcher(Files.readString(GUIDE));
    StringBuilder updated = new StringBuilder();
    while (matcher.find()) {
      String whole = matcher.group(1) + "\n" + part(matcher.group(2)) + "\n" + matcher.group(3);
      matcher.appendReplacement(updated, Matcher.quoteReplacement(whole));
    }
    matcher.appendTail(updated);
    GoldenFile.check(GUIDE, updated.toString());
  }

  private static String part(String name) {
    return switch (name) {
      case "components" -> new ShapeTables().table(ComponentReader.SHAPE).toString();
      case "functions" -> new ShapeTables().table(FunctionReader.FUNCTION).toString();
      case "kinds" -> kinds();
      default -> throw new AssertionError("nothing is generated for " + name);
    };
  }

  private static String kinds() {
    StringBuilder table = new StringBuilder("| kind | what it is |\n|---|---|\n");
    for (SinkKinds.SinkKind kind : Catalog.builtIn().kinds().all()) {
      table.append("| `").append(kind.name()).append("` | ").append(kind.title()).append(" |\n");
    }
    return table.toString();
  }

  @Test
  void theExampleFindsWhatItSays() throws IOException {
    Matcher matcher = EXAMPLE.matcher(Files.readString(GUIDE));
    while (matcher.find()) {
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, matcher.group(3));
    }
    Ruleset ruleset = load("secscan-rules.yaml");
    ScanResult without = scan(ruleset.rules(), Catalog.builtIn());
    assertThat(without.findings()).noneMatch(WritingModelsTest::isInjection);
    assertThat(without.applications().get(0).unmodelled()).hasSize(2);
    assertThat(without.diagnostics())
        .anyMatch(
            note ->
                note.code().equals("unmodelled-components")
                    && note.message().startsWith("The components acme:order-listener (1), acme"));

    ScanResult with = scan(ruleset.rules(), Catalog.builtIn().with(ruleset.additions()));
    assertThat(with.findings()).anyMatch(WritingModelsTest::isInjection);
    assertThat(with.applications().get(0).unmodelled()).isEmpty();
  }

  private static boolean isInjection(io.github.mulesecscan.scan.ReportedFinding reported) {
    return reported.finding().ruleId().equals("sql-injection");
  }

  private ScanResult scan(List<Rule> rules, Catalog catalog) {
    return Scanner.scan(
        new ScanRequest(
            folder, List.of(folder), rules, catalog, ScanOptions.defaults(), ScanListener.SILENT));
  }

  private Ruleset load(String name) {
    return RulesetLoader.load(
        List.of(name),
        folder,
        WritingModelsTest.class.getClassLoader(),
        DetectorRegistry.of(Detectors.all()),
        Catalog.builtIn());
  }
}

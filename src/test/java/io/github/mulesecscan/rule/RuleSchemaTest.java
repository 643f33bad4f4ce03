package io.github.mulesecscan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.fixture.GoldenFile;
import io.github.mulesecscan.project.Manifest;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.suppression.SuppressionFile;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The JSON Schemas for editors are those of the shapes, and they accept and refuse what the plugin
 * accepts and refuses. What only the plugin can know is in {@code bad-semantics}.
 */
class RuleSchemaTest {

  private static final DetectorRegistry DETECTORS = DetectorRegistry.of(Detectors.all());
  private static final Path SCHEMAS = Path.of("docs/schema");
  private static final Path CORPUS = Path.of("src/test/resources/rulesets");
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String EXPECT = "# expect: ";

  private static String schema(String kind) {
    boolean rules = kind.equals("rules");
    Map<String, Object> schema =
        rules
            ? RuleFormat.rule(DETECTORS).toJsonSchema("Rule of mule-secscan")
            : RuleFormat.ruleset(DETECTORS).toJsonSchema("Ruleset of mule-secscan");
    return GSON.toJson(schema) + "\n";
  }

  @Test
  void publishedSchemasAreUpToDate() throws IOException {
    GoldenFile.check(SCHEMAS.resolve("rule.schema.json"), schema("rules"));
    GoldenFile.check(SCHEMAS.resolve("ruleset.schema.json"), schema("rulesets"));
    GoldenFile.check(
        SCHEMAS.resolve("manifest.schema.json"),
        GSON.toJson(Manifest.shape().toJsonSchema("Manifest of mule-secscan")) + "\n");
    GoldenFile.check(
        SCHEMAS.resolve("suppressions.schema.json"),
        GSON.toJson(SuppressionFile.SHAPE.toJsonSchema("Suppressions of mule-secscan")) + "\n");
  }

  @TestFactory
  Stream<DynamicTest> schemaAndLoaderAgree() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(CORPUS)) {
      walk.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThan(40);
    return files.stream()
        .map(
            file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    String folder = CORPUS.relativize(file).getName(0).toString();
    String kind = CORPUS.relativize(file).getName(1).toString();
    String content = Files.readString(file);
    List<String> bySchema = bySchema(kind, content);
    String byLoader = kind.equals("rules") ? ofRule(file, content) : ofRuleset(file);
    switch (folder) {
      case "good" -> {
        assertThat(byLoader).isEmpty();
        assertThat(bySchema).isEmpty();
      }
      case "bad" -> assertThat(bySchema).isNotEmpty();
      case "bad-semantics" -> assertThat(bySchema).isEmpty();
      default -> throw new AssertionError("no such folder: " + folder);
    }
    if (!folder.equals("good")) {
      String expected = content.lines().findFirst().orElseThrow();
      assertThat(expected).startsWith(EXPECT);
      assertThat(byLoader).contains(expected.substring(EXPECT.length()));
    }
  }

  @Test
  void everyBuiltInRuleFitsTheSchema() {
    for (RuleDefinition rule : RuleLoader.builtIn(DETECTORS)) {
      SourceText source = rule.source();
      Path file = Path.of("src/main/resources", source.path().value());
      assertThat(bySchema("rules", read(file))).as(rule.id()).isEmpty();
    }
    for (String profile : Profiles.names()) {
      Path file = Path.of("src/main/resources/rulesets", profile + ".yaml");
      assertThat(bySchema("rulesets", read(file))).as(profile).isEmpty();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> bySchema(String kind, String content) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema(kind));
    return schema.validate(content, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  private static String ofRule(Path file, String content) {
    List<YamlProblem> problems = new ArrayList<>();
    SourcePath path = new SourcePath(file.getFileName().toString());
    new RuleReader(DETECTORS, problems)
        .readFile(SourceText.root(path, content), "")
        .ifPresent(rule -> rule.configure(new RuleSetting(), Catalog.builtIn(), problems));
    return problems.isEmpty() ? "" : RulesetException.describe(problems);
  }

  private static String ofRuleset(Path file) {
    try {
      RulesetLoader.load(
          List.of(file.getFileName().toString()),
          Objects.requireNonNull(file.toAbsolutePath().getParent()),
          RuleSchemaTest.class.getClassLoader(),
          DETECTORS,
          Catalog.builtIn());
      return "";
    } catch (RulesetException e) {
      return String.valueOf(e.getMessage());
    }
  }
}

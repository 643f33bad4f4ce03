package io.github.mulesecscan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.fixture.GoldenFile;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for authors of rules: its tables are those of the shapes, its examples load. */
class WritingRulesTest {

  private static final Path GUIDE = Path.of("docs/writing-rules.md");
  private static final DetectorRegistry DETECTORS = DetectorRegistry.of(Detectors.all());
  private static final Pattern GENERATED =
      Pattern.compile("(?s)(<!-- generated: (\\S+) -->\n).*?(<!-- end -->)");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n# (\\S+\\.yaml)\n(.*?)```");

  @Test
  void tablesAreThoseOfTheShapes() throws IOException {
    String guide = Files.readString(GUIDE);
    Matcher matcher = GENERATED.matcher(guide);
    StringBuilder updated = new StringBuilder();
    List<String> parts = new ArrayList<>();
    while (matcher.find()) {
      parts.add(matcher.group(2));
      String whole = matcher.group(1) + "\n" + part(matcher.group(2)) + "\n" + matcher.group(3);
      matcher.appendReplacement(updated, Matcher.quoteReplacement(whole));
    }
    matcher.appendTail(updated);
    assertThat(parts).containsExactly("ruleset", "rule", "detectors");
    GoldenFile.check(GUIDE, updated.toString());
  }

  private static String part(String name) {
    return switch (name) {
      case "rule" -> new ShapeTables().table(RuleFormat.rule(DETECTORS)).toString();
      case "ruleset" -> ruleset();
      case "detectors" -> detectors();
      default -> throw new AssertionError("nothing is generated for " + name);
    };
  }

  private static String ruleset() {
    // The keys of a rule have their own table.
    return new ShapeTables()
        .except("rule", "reference", "components", "function")
        .table(RuleFormat.ruleset(DETECTORS))
        .toString();
  }

  private static String detectors() {
    ShapeTables tables = new ShapeTables();
    for (DetectorFactory factory : DETECTORS.factories()) {
      tables.line("### `" + factory.name() + "`").line("").line(factory.summary()).line("");
      String words = String.join("}`, `{", new TreeSet<>(factory.placeholders()));
      tables.line("Messages may name `{" + words + "}`.").line("");
      tables.table(factory.params()).line("");
    }
    return tables.toString().stripTrailing() + "\n";
  }

  @Test
  void examplesLoad(@TempDir Path folder) throws IOException {
    Matcher matcher = EXAMPLE.matcher(Files.readString(GUIDE));
    List<String> rulesets = new ArrayList<>();
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name.endsWith("rules.yaml")) {
        rulesets.add(name);
      }
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, matcher.group(2));
    }
    assertThat(rulesets).isNotEmpty();
    for (String name : rulesets) {
      Ruleset loaded =
          RulesetLoader.load(
              List.of(name),
              folder,
              WritingRulesTest.class.getClassLoader(),
              DETECTORS,
              Catalog.builtIn());
      assertThat(loaded.rules()).as(name).isNotEmpty();
    }
    checkRuleFiles(folder);
  }

  private static void checkRuleFiles(Path folder) throws IOException {
    List<YamlProblem> problems = new ArrayList<>();
    RuleReader reader = new RuleReader(DETECTORS, problems);
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith("rules.yaml")) {
          SourcePath path = new SourcePath(folder.relativize(file).toString().replace('\\', '/'));
          reader
              .readFile(SourceText.root(path, Files.readString(file)), "")
              .ifPresent(rule -> rule.configure(new RuleSetting(), Catalog.builtIn(), problems));
        }
      }
    }
    assertThat(problems).isEmpty();
  }
}

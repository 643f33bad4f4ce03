package io.github.mulesecscan.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonParser;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.docs.MarkdownPage.Example;
import io.github.mulesecscan.project.Manifest;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.suppression.SuppressionFile;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.helpers.DefaultHandler;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Examples in the documentation can be read, and are accepted by what they are written for. */
class ExamplesTest {

  private static final List<Example> EXAMPLES =
      MarkdownPage.all().stream()
          // Those are cut from fixtures, some of which are broken on purpose.
          .filter(page -> !page.file().startsWith("docs/rules"))
          .flatMap(page -> page.examples().stream())
          .toList();
  private static final Set<String> OF_RULESETS =
      Set.of("extends", "profile", "own-rules", "rule-files", "enable", "disable", "rules");

  @Test
  void xmlYamlAndJsonCanBeRead() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Example example : EXAMPLES) {
      counts.merge(example.language(), 1, Integer::sum);
      assertThatCode(() -> parse(example)).as(example.place()).doesNotThrowAnyException();
    }
    assertThat(counts).containsKeys("xml", "yaml");
  }

  private static void parse(Example example) throws Exception {
    switch (example.language()) {
      case "xml" -> parseXml(example.text());
      case "yaml" -> yaml(example.text());
      case "json" -> assertThat(JsonParser.parseString(example.text())).isNotNull();
      default -> {}
    }
  }

  /** Prefixes need no declaration, and several elements may stand side by side: excerpts. */
  private static void parseXml(String text) throws Exception {
    String body = text.replaceFirst("^<\\?xml[^>]*>", "");
    byte[] bytes = ("<excerpt>" + body + "</excerpt>").getBytes(StandardCharsets.UTF_8);
    SAXParserFactory.newInstance()
        .newSAXParser()
        .parse(new ByteArrayInputStream(bytes), new DefaultHandler());
  }

  private static Object yaml(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options)).load(text);
  }

  @Test
  void rulesetsSuppressionsAndManifestsAreAccepted(@TempDir Path folder) throws IOException {
    Map<String, List<String>> checked = new TreeMap<>();
    for (Example example : EXAMPLES) {
      Optional<String> kind = kind(example);
      if (kind.isPresent()) {
        checked.computeIfAbsent(kind.get(), name -> new ArrayList<>()).add(example.place());
        assertThat(problems(kind.get(), example, folder)).as(example.place()).isEmpty();
      }
    }
    assertThat(checked.keySet()).containsExactly("manifest", "ruleset", "suppressions");
  }

  /** What an example is a file of; absent where it is none of ours, or an excerpt. */
  private static Optional<String> kind(Example example) {
    // The guides for authors have files that name each other; their own tests load them.
    if (!example.language().equals("yaml") || example.file().startsWith("docs/writing-rules.md")) {
      return Optional.empty();
    }
    if (example.file().startsWith("docs/writing-connector-models.md")
        || example.file().startsWith("docs/governance.md")) {
      return Optional.empty();
    }
    Set<String> keys = keys(example);
    if (keys.contains("suppressions")) {
      return Optional.of("suppressions");
    }
    if (keys.stream().anyMatch(OF_RULESETS::contains)) {
      return Optional.of("ruleset");
    }
    return keys.stream().anyMatch(Manifest.keys()::contains)
        ? Optional.of("manifest")
        : Optional.empty();
  }

  private static Set<String> keys(Example example) {
    Set<String> keys = new TreeSet<>();
    YamlReader.open(text(example), new ArrayList<>()).stream()
        .flatMap(reader -> reader.node().entries().stream())
        .map(YamlEntry::key)
        .forEach(key -> keys.add(key.value()));
    return keys;
  }

  private static List<String> problems(String kind, Example example, Path folder)
      throws IOException {
    List<YamlProblem> problems = new ArrayList<>();
    switch (kind) {
      case "suppressions" -> SuppressionFile.read(text(example), problems);
      case "manifest" ->
          YamlReader.open(text(example), problems)
              .ifPresent(reader -> Manifest.shape().check(reader.node(), problems));
      default -> {
        return rulesetProblem(example, folder);
      }
    }
    return problems.stream().map(YamlProblem::toString).toList();
  }

  private static List<String> rulesetProblem(Example example, Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yaml"), example.text());
    try {
      RulesetLoader.load(
          List.of(file.toString()),
          folder,
          ExamplesTest.class.getClassLoader(),
          DetectorRegistry.of(Detectors.all()),
          Catalog.builtIn());
      return List.of();
    } catch (io.github.mulesecscan.rule.RulesetException e) {
      return Stream.of(e).map(Throwable::getMessage).toList();
    }
  }

  private static SourceText text(Example example) {
    return SourceText.root(new SourcePath("example.yaml"), example.text());
  }
}

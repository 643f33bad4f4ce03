package io.github.mulesecscan.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  private static final Map<String, Integer> SEVERITIES = severities();

  private static Map<String, Integer> severities() {
    Map<String, Integer> words = new LinkedHashMap<>();
    for (String word : List.of("critical", "high", "medium", "low", "info")) {
      words.put(word, words.size());
    }
    return words;
  }

  private final List<YamlProblem> problems = new ArrayList<>();

  private Optional<YamlReader> open(String content) {
    return YamlReader.open(SourceText.root(new SourcePath("rule.yaml"), content), problems);
  }

  private List<String> told() {
    return problems.stream().map(YamlProblem::toString).toList();
  }

  @Test
  void aRightFileIsReadWithoutProblems() {
    YamlReader reader =
        open("id: a\nseverity: high\ncwe: [89, 90]\nowasp: A03\non: true\nmax: 5\nparams:\n  from: [x]\nsinks:\n  - at: y\n")
            .orElseThrow();
    assertThat(reader.requiredText("id")).isEqualTo("a");
    assertThat(reader.requiredEnum("severity", SEVERITIES)).contains(1);
    assertThat(reader.intList("cwe")).containsExactly(89, 90);
    assertThat(reader.textList("owasp")).containsExactly("A03");
    assertThat(reader.optionalBoolean("on")).contains(true);
    assertThat(reader.optionalInt("max")).hasValue(5);
    assertThat(reader.optionalText("none")).isEmpty();
    YamlReader params = reader.mapping("params").orElseThrow();
    assertThat(params.textList("from")).containsExactly("x");
    params.finish();
    assertThat(reader.list("sinks")).hasSize(1);
    assertThat(reader.list("sinks").get(0).requiredText("at")).isEqualTo("y");
    reader.finish();
    assertThat(told()).isEmpty();
  }

  @Test
  void allProblemsOfAFileAreTold() {
    YamlReader reader =
        open("severty: high\nseverity: hgih\ncwe: [x, 89]\ntitle: [a]\non: yes\nmax: 1.5\nparams: x\nsinks: {a: b}\ntags: [low, lwo]\nempty:\n")
            .orElseThrow();
    assertThat(reader.requiredText("id")).isEmpty();
    assertThat(reader.requiredText("title")).isEmpty();
    assertThat(reader.enumValue("severity", SEVERITIES)).isEmpty();
    assertThat(reader.requiredEnum("confidence", SEVERITIES)).isEmpty();
    assertThat(reader.intList("cwe")).containsExactly(89);
    assertThat(reader.optionalBoolean("on")).isEmpty();
    assertThat(reader.optionalInt("max")).isEmpty();
    assertThat(reader.mapping("params")).isEmpty();
    assertThat(reader.list("sinks")).isEmpty();
    assertThat(reader.enumList("tags", SEVERITIES)).containsExactly(3);
    assertThat(reader.optionalText("empty")).isEmpty();
    reader.finish();
    assertThat(told())
        .containsExactly(
            "rule.yaml:1:1: 'id' is missing",
            "rule.yaml:4:8: 'title' must be text, but is a list",
            "rule.yaml:2:11: 'severity' must be one of critical, high, medium, low, info, but is 'hgih' (did you mean 'high'?)",
            "rule.yaml:1:1: 'confidence' is missing, one of critical, high, medium, low, info",
            "rule.yaml:3:7: 'cwe' must be a list of numbers, but is 'x'",
            "rule.yaml:5:5: 'on' must be true or false, but is 'yes'",
            "rule.yaml:6:6: 'max' must be a number, but is '1.5'",
            "rule.yaml:7:9: 'params' must be a mapping, but is 'x'",
            "rule.yaml:8:8: 'sinks' must be a list of mappings, but is a mapping",
            "rule.yaml:9:13: 'tags' must be one of critical, high, medium, low, info, but is 'lwo' (did you mean 'low'?)",
            "rule.yaml:10:7: 'empty' must be text, but is empty",
            "rule.yaml:1:1: unknown key 'severty' (did you mean 'severity'?); allowed here: id, title, severity, confidence, cwe, on, max, params, sinks, tags, empty");
  }

  @Test
  void aKeyTwiceIsAProblem() {
    assertThat(open("id: a\nid: b\n")).isPresent();
    assertThat(told())
        .containsExactly("rule.yaml:2:1: the key 'id' is here twice; the last one counts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "- a", "x", "a: b\n---\nc: d\n", "a: @", "a: [b"})
  void aFileThatIsNoMappingCannotBeOpened(String content) {
    assertThat(open(content)).isEmpty();
    assertThat(problems).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "severty, severity",
    "hgih, high",
    "HIGH, high",
    "sevrty, severity",
    "lo, low",
    "medum, medium"
  })
  void aSlipIsUnderstood(String word, String meant) {
    List<String> candidates = List.of("severity", "high", "low", "medium");
    assertThat(Suggestions.closest(word, candidates)).contains(meant);
  }

  @Test
  void anotherWordIsNotGuessed() {
    assertThat(Suggestions.closest("banana", List.of("severity", "high"))).isEmpty();
    assertThat(Suggestions.closest("x".repeat(1_000_000), List.of("x"))).isEmpty();
  }
}

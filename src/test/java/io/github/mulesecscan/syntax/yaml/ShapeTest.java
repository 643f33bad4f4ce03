package io.github.mulesecscan.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

  private static final Shape.ObjectShape RULE =
      Shape.object("rule")
          .required("id", Shape.text().matching("[a-z]+(-[a-z]+)*", "a word in kebab case"), "Id.")
          .required("severity", Shape.text().oneOf("critical", "high", "low"), "How bad.")
          .optional("cwe", Shape.listOf(Shape.integer().min(1)).orSingle(), "Weaknesses.")
          .optional("levels", Shape.mapOf(Shape.text().oneOf("high", "low")), "By profile.")
          .optional("on", Shape.bool(), "Whether.")
          .optional("off", Shape.bool(), "Whether not.")
          .atMostOneOf("on", "off");

  private static final Shape CONDITION = Shape.recursive("condition", ShapeTest::condition);

  private static Shape condition() {
    return Shape.anyOf(
        Shape.object("attribute condition")
            .required("attribute", Shape.text().nonEmpty(), "Name.")
            .optional("equals", Shape.text().orPlain(), "Value.")
            .optional("matches", Shape.text(), "Pattern."),
        Shape.object("all condition").required("all", Shape.listOf(CONDITION), "Parts."),
        Shape.object("not condition").required("not", CONDITION, "Part."),
        Shape.text().oneOf("always", "never"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{id: a-b, severity: high}|",
        "{id: a-b, severity: hihg}|1:21: 'severity' must be one of critical, high, low, but is "
            + "'hihg' (did you mean 'high'?)",
        "{id: A_b, severity: low}|1:6: 'id' must be a word in kebab case, but is 'A_b'",
        "{id: [a], severity: low}|1:6: 'id' must be a word in kebab case, but is a list",
        "{id: , severity: low}|1:5: 'id' must be a word in kebab case, but is empty",
        "{id: 12, severity: low}|1:6: 'id' must be a word in kebab case (YAML reads a number; write"
            + " \"12\"), but is '12'",
        "{severity: low}|1:1: 'id' is missing, a word in kebab case",
        "{id: a, severity: low, cew: 5}|1:24: unknown key 'cew' (did you mean 'cwe'?); allowed here:"
            + " id, severity, cwe, levels, on, off",
        "{id: a, severity: low, cwe: 5}|",
        "{id: a, severity: low, cwe: [5, '6', 0]}|1:33: 'cwe' must be a whole number of at least 1,"
            + " but is '6'; 1:38: 'cwe' must be a whole number of at least 1, but is '0'",
        "{id: a, severity: low, levels: {x: medium}}|1:36: 'x' must be one of high, low, but is"
            + " 'medium'",
        "{id: a, severity: low, on: yes}|1:28: 'on' must be true or false, but is 'yes'",
        "{id: a, severity: low, on: true, off: true}|1:1: a rule takes only one of on, off, but has"
            + " on, off",
        "{id: !x a, severity: low}|1:9: tags such as !x mean nothing here",
        "[1]|1:1: this must be a rule (a mapping with keys such as id, severity, cwe), but is a list",
      })
  void tellsEveryProblemOfARule(String yaml, String expected) {
    assertThat(problems(RULE, yaml)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "always|",
        "allways|1:1: this must be one of always, never, but is 'allways' (did you mean 'always'?)",
        "{attribute: a, equals: true}|",
        "{attribute: a, equls: b}|1:16: unknown key 'equls' (did you mean 'equals'?); allowed here:"
            + " attribute, equals, matches",
        "{all: [{attribute: a}, {not: {attribute: ''}}]}|1:42: 'attribute' must be text that is not"
            + " blank, but is ''",
        "{not: [a]}|1:7: 'not' must be one of always, never or a mapping with attribute, all or not,"
            + " but is a list",
        "{matches: a}|1:1: 'attribute' is missing, text",
        "{atribute: a}|1:2: unknown key 'atribute' (did you mean 'attribute'?)",
        "{al: []}|1:2: unknown key 'al' (did you mean 'all'?); allowed here: all",
        "{x: []}|1:1: this must be one of always, never or a mapping with attribute, all or not",
      })
  void findsTheAlternativeThatIsMeant(String yaml, String expected) {
    String found = problems(CONDITION, yaml);
    if (expected == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).contains(expected);
    }
  }

  @Test
  void refusesMergeKeys() {
    assertThat(problems(RULE, "id: a\nseverity: low\n<<: {cwe: 5}"))
        .isEqualTo("3:1: merge keys (<<) are not read here; write the keys out");
  }

  @Test
  void rendersNamedAndRecursiveShapesOnce() {
    Map<String, Object> schema = CONDITION.toJsonSchema("Conditions");
    assertThat(schema).containsEntry("$ref", "#/$defs/condition").containsKey("$schema");
    assertThat(schema.get("$defs"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("all-condition", "attribute-condition", "condition", "not-condition");
  }

  @Test
  void refusesTwoObjectsOfOneName() {
    Shape one = Shape.object("x").optional("a", Shape.text(), "A.");
    Shape other = Shape.object("x").optional("b", Shape.text(), "B.");
    assertThatThrownBy(() -> Shape.anyOf(one, other).toJsonSchema("T"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("called x");
  }

  @Test
  void refusesGroupsOfUnknownKeys() {
    assertThatThrownBy(() -> Shape.object("x").exactlyOneOf("a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String problems(Shape shape, String yaml) {
    SourceText text = SourceText.root(new SourcePath("f.yaml"), yaml);
    List<YamlProblem> problems = new ArrayList<>();
    YamlParse parse = YamlParser.parse(text);
    assertThat(parse.isComplete()).isTrue();
    shape.check(parse.first().orElseThrow(), problems);
    return String.join(
        "; ", problems.stream().map(problem -> problem.toString().substring(7)).toList());
  }
}

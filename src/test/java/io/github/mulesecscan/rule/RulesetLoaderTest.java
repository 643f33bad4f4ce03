package io.github.mulesecscan.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesetLoaderTest {

  private static final DetectorRegistry DETECTORS =
      DetectorRegistry.of(List.of(new WordDetector.Factory()));
  private static final List<RuleDefinition> BUILT_IN =
      RuleLoader.load(
          Map.of(
              "rules/transport/plain.yaml",
                  bytes(
                      """
                      id: plain
                      code: TLS-001
                      title: Plain text
                      severity: high
                      cwe: 319
                      profiles: {default: info, pci-dss: critical}
                      message: "{word}"
                      detector: word
                      params: {word: plain}
                      """),
              "rules/transport/weak.yaml",
                  bytes(
                      """
                      id: weak
                      title: Weak
                      severity: medium
                      profiles: [strict]
                      message: weak
                      detector: word
                      params: {word: weak, times: 2}
                      """),
              "rules/secrets/key.yaml",
                  bytes(
                      """
                      id: key
                      title: Key
                      severity: high
                      profiles: default
                      message: key
                      detector: word
                      params: {word: key}
                      """)),
          DETECTORS);

  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private RulesetLoaderTest write(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
    return this;
  }

  private Ruleset load(String... names) {
    return load(RulesetLoaderTest.class.getClassLoader(), names);
  }

  private Ruleset load(ClassLoader loader, String... names) {
    return RulesetLoader.load(
        Arrays.asList(names),
        new RulesetFinder(folder, loader),
        BUILT_IN,
        DETECTORS,
        Catalog.builtIn());
  }

  private static List<String> grades(Ruleset ruleset) {
    return ruleset.rules().stream()
        .map(rule -> rule.id() + " " + rule.metadata().severity().word())
        .toList();
  }

  @Test
  void profilesSelectRulesWithTheirSeverityThere() {
    assertThat(grades(load())).containsExactly("key high", "plain info");
    assertThat(grades(load("strict"))).containsExactly("key high", "plain info", "weak medium");
    assertThat(grades(load("pci-dss"))).containsExactly("key high", "plain critical");
    assertThat(grades(load("strict", "pci-dss")))
        .containsExactly("key high", "plain critical", "weak medium");
  }

  @Test
  void laterThingsCountWithinAndAcrossRulesets() throws IOException {
    write("a.yaml", "extends: strict", "disable: category:transport", "rules:", "  weak: low");
    write("b.yaml", "extends: a.yaml", "rules: {weak: off, plain: {severity: medium}}");
    write("d.yaml", "extends: default", "rules: {weak: true, key: false}");
    assertThat(grades(load("d.yaml"))).containsExactly("plain info", "weak medium");
    write("c.yaml", "enable: [weak, 'code:TLS-001']", "disable: ['severity:high', 'cwe:319']");
    assertThat(grades(load("a.yaml"))).containsExactly("key high", "weak low");
    assertThat(grades(load("b.yaml"))).containsExactly("key high", "plain medium");
    assertThat(grades(load("b.yaml", "c.yaml"))).containsExactly("weak low");
    assertThat(load("b.yaml").switchedOff()).containsExactly(new Ruleset.SwitchedOff("weak", ""));
  }

  @Test
  void settingsReplaceSingleParameters() throws IOException {
    write(
        "a.yaml",
        "enable: weak",
        "rules:",
        "  weak: {params: {times: 5}, confidence: high}",
        "  key: {enabled: false, reason: kept elsewhere}");
    Ruleset ruleset = load("a.yaml");
    Rule weak = ruleset.rules().get(0);
    assertThat(weak.detector()).isEqualTo(new WordDetector("weak", 5));
    assertThat(weak.metadata().confidence()).isEqualTo(Confidence.HIGH);
    assertThat(ruleset.switchedOff())
        .containsExactly(new Ruleset.SwitchedOff("key", "kept elsewhere"));
  }

  @ParameterizedTest
  @CsvSource({
    "key, low, high, LOW",
    "key, low, info, INFO",
    "key, low, none, LOW",
    "weak, critical, high, HIGH",
    "weak, critical, none, CRITICAL",
  })
  void aLoweredSeverityBoundsEveryCase(
      String rule, String severity, String caseSeverity, Severity reported) throws IOException {
    write(
        "a.yaml",
        "rules: {"
            + rule
            + ": {severity: "
            + severity
            + ", params: {word: "
            + caseSeverity
            + "}}}");
    assertThat(WordDetector.reportedBy(load("a.yaml").rules().get(0), folder)).isEqualTo(reported);
  }

  @Test
  void ownRulesAreSwitchedOn() throws IOException {
    write("rules/one.yaml", rule("one"));
    write("rules/deep/two.yaml", rule("two"));
    write("single.yaml", rule("single"));
    write(
        "a.yaml",
        "own-rules:",
        "  - id: inline",
        "    title: Inline",
        "    severity: low",
        "    message: 'says {word}'",
        "    detector: word",
        "    params: {word: x}",
        "rule-files: [single.yaml, 'rules/**/*.yaml']",
        "include: 'src/main/**'",
        "exclude: ['**/generated/**']",
        "rules: {two: critical}");
    Ruleset ruleset = load("a.yaml");
    assertThat(grades(ruleset))
        .containsExactly("inline low", "one high", "single high", "two critical");
    assertThat(ruleset.rules().get(0).metadata().category()).isEqualTo("custom");
    assertThat(ruleset.includes()).containsExactly("src/main/**");
    assertThat(ruleset.excludes()).containsExactly("**/generated/**");
    assertThat(grades(load("a.yaml", "a.yaml"))).hasSize(4);
  }

  private static String rule(String id) {
    return "id: "
        + id
        + "\ntitle: T\nseverity: high\nmessage: m\ndetector: word\nparams: {word: w}";
  }

  @Test
  void resourcesOfTheClassPathWork() throws IOException {
    write("cp/acme/all.yaml", "extends: [default, more/base.yaml]", "rule-files: own.yaml");
    write("cp/acme/more/base.yaml", "enable: weak");
    write("cp/acme/own.yaml", rule("own"));
    URL[] path = {folder.resolve("cp").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, null)) {
      assertThat(grades(load(loader, "classpath:acme/all.yaml")))
          .containsExactly("key high", "own high", "plain info", "weak medium");
      assertThatThrownBy(() -> load(loader, "classpath:acme/none.yaml"))
          .hasMessage("'classpath:acme/none.yaml' is not on the class path of the plugin");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "strct|there is no ruleset 'strct' (did you mean 'strict'?): not built in (default, strict,"
            + " pci-dss, hipaa, gdpr, zero-trust) and not a file",
        "https://example.org/r.yaml|'https://example.org/r.yaml' is an address; rulesets are files,"
            + " never fetched",
      })
  void tellsWhatNameIsWrong(String name, String message) {
    assertThatThrownBy(() -> load(name)).isInstanceOf(RulesetException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "extends: a.yaml|a.yaml:1:10: rulesets extend each other in a circle: a.yaml → a.yaml",
        "extends: defautl|a.yaml:1:10: there is no ruleset 'defautl' (did you mean 'default'?): not"
            + " built in (default, strict, pci-dss, hipaa, gdpr, zero-trust) and not a file",
        "extnds: default|a.yaml:1:1: unknown key 'extnds' (did you mean 'extends'?); allowed here:"
            + " description, extends, profile, own-rules, rule-files, components, functions,"
            + " governance, enable, disable, rules, include, exclude",
        "profile: strict-ish|a.yaml:1:10: 'profile' must be one of default, strict, pci-dss, hipaa,"
            + " gdpr, zero-trust, but is 'strict-ish'",
        "enable: plan|a.yaml:1:9: there is no rule 'plan' (did you mean 'plain'?)",
        "enable: 'code:TLS-002'|a.yaml:1:9: no rule has the code 'TLS-002' (did you mean 'TLS-001'?)",
        "enable: 'codes:TLS-001'|a.yaml:1:9: rules have no 'codes' (did you mean 'code'?); they have"
            + " category, code, severity, cwe, owasp-api, owasp-top10, compliance",
        "disable: 'category:transprot'|a.yaml:1:10: no rule has the category 'transprot' (did you"
            + " mean 'transport'?)",
        "rules: {plain: hihg}|a.yaml:1:16: 'plain' must be one of off, critical, high, medium, low,"
            + " info, true or false or a mapping with enabled, but is 'hihg' (did you mean 'high'?)",
        "rules: {plian: high}|a.yaml:1:9: there is no rule 'plian' (did you mean 'plain'?)",
        "rules: {key: {severity: hihg}}|a.yaml:1:25: 'severity' must be one of critical, high,"
            + " medium, low, info, but is 'hihg' (did you mean 'high'?)",
        "rules: {key: {params: {tims: 2}}}|a.yaml:1:24: unknown key 'tims' (did you mean 'times'?);"
            + " allowed here: word, times, message",
        "rules: {key: {params: {times: 0}}}|a.yaml:1:31: 'times' must be a whole number of at least"
            + " 1, but is '0'",
        "rules: {key: {params: {message: '{wrod}'}}}|a.yaml:1:34: the detector 'word' does not fill"
            + " '{wrod}' (did you mean '{word}'?); it fills word",
        "rules: {key: {params: {word: ((}}}|a.yaml:1:30: not a pattern",
        "rule-files: none.yaml|a.yaml:1:13: there is no file 'none.yaml'",
        "rule-files: 'none/*.yaml'|a.yaml:1:13: no file matches 'none/*.yaml'",
        "own-rules: [{id: key, title: T, severity: low, message: m, detector: word, params: {word:"
            + " w}}]|a.yaml:1:13: the rule 'key' is built in; change it under 'rules', or give yours"
            + " another id",
        "own-rules: [{id: own, title: T, severity: low, message: m, detector: wrod}]|a.yaml:1:70:"
            + " 'detector' must be word, but is 'wrod' (did you mean 'word'?)",
        "own-rules: [{id: own, title: T, severity: low, message: m, detector: word}]|a.yaml:1:13:"
            + " 'params' is missing, a word-params (a mapping with keys such as word, times, message)",
        "own-rules: [{id: own, title: T, severity: low, message: 'a {wrod}', detector: word, params:"
            + " {word: w}}]|a.yaml:1:60: the detector 'word' does not fill '{wrod}' (did you mean"
            + " '{word}'?); it fills word",
        "rules: [|a.yaml:",
        "{}{|a.yaml:",
      })
  void tellsWhatIsWrongWithAPlace(String yaml, String message) throws IOException {
    write("a.yaml", yaml);
    assertThatThrownBy(() -> load("a.yaml"))
        .isInstanceOf(RulesetException.class)
        .message()
        .startsWith(message);
  }

  @Test
  void tellsCyclesAndListsFurtherProblems() throws IOException {
    write("a.yaml", "extends: b.yaml", "enable: nothing");
    write("b.yaml", "extends: a.yaml", "enable: nobody");
    assertThatThrownBy(() -> load("a.yaml"))
        .hasMessage(
            """
            b.yaml:1:10: rulesets extend each other in a circle: a.yaml → b.yaml → a.yaml
            (2 further problems:
              b.yaml:2:9: there is no rule 'nobody'
              a.yaml:2:9: there is no rule 'nothing')"""
                .stripIndent());
  }

  @Test
  void endsWhenRulesetsMultiply() throws IOException {
    for (int i = 0; i < 20; i++) {
      write(i + ".yaml", "extends: [" + (i + 1) + ".yaml, " + (i + 1) + ".yaml]");
    }
    write("20.yaml", "enable: key");
    assertThatThrownBy(() -> load("0.yaml")).hasMessageContaining("more than 500 rulesets");
  }

  @Test
  void ruleFilesAreNamedAfterTheirRule() throws IOException {
    write("other.yaml", rule("one"));
    write("a.yaml", "rule-files: other.yaml");
    assertThatThrownBy(() -> load("a.yaml"))
        .hasMessage("other.yaml:1:5: 'id' must be the file's name: one belongs into one.yaml");
  }

  @Test
  void brokenBuiltInRulesAreADefect() {
    assertThatThrownBy(
            () ->
                RuleLoader.load(
                    Map.of("rules/transport/x.yaml", bytes("id: y\nseverity: low\n")), DETECTORS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rules/transport/x.yaml:1:1: 'title' is missing");
    assertThatThrownBy(
            () ->
                RuleLoader.load(
                    Map.of("rules/a/x.yaml", bytes(rule("x")), "rules/b/x.yaml", bytes(rule("x"))),
                    DETECTORS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the rule 'x' is also in rules/a/x.yaml");
    assertThatThrownBy(() -> RuleLoader.load(Map.of("rules/x.yaml", bytes(rule("x"))), DETECTORS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rules/<category>/<id>.yaml");
    assertThatThrownBy(
            () ->
                RuleLoader.load(
                    Map.of("rules/a/x.yaml", bytes(rule("x") + "\ncategory: b\n")), DETECTORS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'category' must be the name of the folder, a");
  }
}

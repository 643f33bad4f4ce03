package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.AdvisoriesAge;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.SourcePath;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schema of SARIF asks for, and what GitHub code scanning asks for beyond it. */
class SarifReporterTest {

  static Stream<Arguments> logs() {
    return Stream.of("sarif", "sarif-github")
        .flatMap(
            format ->
                Stream.of(
                    Arguments.of(format, SampleResults.everything()),
                    Arguments.of(format, SampleResults.empty()),
                    Arguments.of(format, SampleResults.hostile())));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void isValidAgainstTheOfficialSchema(String format, ScanResult sample) throws IOException {
    assertThat(Schemas.sarifProblems(Rendered.by(Rendered.format(format), sample))).isEmpty();
  }

  @Test
  void theValidatorIsAwake() throws IOException {
    String log = Rendered.by(Rendered.format("sarif"), SampleResults.everything());
    assertThat(Schemas.sarifProblems(log.replace("\"startLine\": 4", "\"startLine\": 0")))
        .isNotEmpty();
    assertThat(Schemas.sarifProblems(log.replace("\"text\"", "\"txt\""))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("logs")
  void rulesHaveWhatCodeScanningRequires(String format, ScanResult sample) {
    for (JsonObject rule : objects(driver(run(format, sample)).getAsJsonArray("rules"))) {
      assertThat(rule.get("id").getAsString()).isNotEmpty();
      assertThat(rule.get("name").getAsString())
          .hasSizeBetween(1, 255)
          .isNotEqualToIgnoringCase(rule.get("id").getAsString());
      assertThat(text(rule, "shortDescription")).hasSizeBetween(1, 1024);
      assertThat(text(rule, "fullDescription")).hasSizeBetween(1, 1024);
      assertThat(text(rule, "help")).isNotEmpty();
      assertThat(rule.getAsJsonObject("help").get("markdown").getAsString()).isNotEmpty();
      JsonObject properties = rule.getAsJsonObject("properties");
      assertThat(strings(properties.getAsJsonArray("tags")))
          .contains("security")
          .hasSizeLessThanOrEqualTo(20)
          .doesNotHaveDuplicates();
      assertThat(properties.get("precision").getAsString()).isIn("high", "medium", "low");
      assertSecuritySeverity(rule, properties);
    }
  }

  private static void assertSecuritySeverity(JsonObject rule, JsonObject properties) {
    if (properties.get("severity").getAsString().equals("info")) {
      assertThat(properties.has("security-severity")).isFalse();
      assertThat(rule.getAsJsonObject("defaultConfiguration").get("level").getAsString())
          .isEqualTo("note");
      return;
    }
    JsonElement number = properties.get("security-severity");
    assertThat(number.getAsJsonPrimitive().isString()).isTrue();
    assertThat(Double.parseDouble(number.getAsString())).isGreaterThan(0.0).isLessThanOrEqualTo(10);
  }

  @Test
  void aRuleOfOneWordIsNamedByItsTitleAndOneWithoutPagesLeadsToItsWeakness() {
    RuleMetadata sql = SampleRules.SQL;
    RuleMetadata ssrf =
        new RuleMetadata(
            "ssrf",
            sql.codes(),
            "Address of a request put together",
            sql.severity(),
            sql.confidence(),
            sql.category(),
            sql.since(),
            List.of(918),
            sql.owaspApi(),
            sql.owaspTop10(),
            sql.compliance(),
            sql.profiles(),
            sql.message(),
            sql.why(),
            sql.remedy(),
            List.of());
    ScanResult empty = SampleResults.empty();
    ScanResult result =
        new ScanResult(
            "dev",
            List.of(ssrf),
            empty.applications(),
            List.of(),
            List.of(),
            empty.statistics(),
            empty.advisories());
    JsonObject rule = objects(driver(run("sarif", result)).getAsJsonArray("rules")).get(0);
    assertThat(rule.get("name").getAsString()).isEqualTo("AddressOfRequestPutTogether");
    assertThat(rule.get("helpUri").getAsString())
        .isEqualTo("https://cwe.mitre.org/data/definitions/918.html");
  }

  @Test
  void rulesBeyondTheLimitsAreCutToThem() {
    RuleMetadata sql = SampleRules.SQL;
    RuleMetadata large =
        new RuleMetadata(
            "a".repeat(300),
            sql.codes(),
            "😀".repeat(1_000),
            sql.severity(),
            sql.confidence(),
            sql.category(),
            sql.since(),
            IntStream.range(1, 40).boxed().toList(),
            sql.owaspApi(),
            sql.owaspTop10(),
            sql.compliance(),
            sql.profiles(),
            sql.message(),
            "w".repeat(2_000),
            sql.remedy(),
            sql.references());
    ScanResult empty = SampleResults.empty();
    ScanResult result =
        new ScanResult(
            "dev",
            List.of(large),
            empty.applications(),
            List.of(),
            List.of(),
            empty.statistics(),
            new AdvisoriesAge(LocalDate.of(2026, 11, 23), 0));
    rulesHaveWhatCodeScanningRequires("sarif", result);
    JsonObject rule = objects(driver(run("sarif", result)).getAsJsonArray("rules")).get(0);
    assertThat(text(rule, "shortDescription")).endsWith("😀…");
    assertThat(text(rule, "help")).contains("w".repeat(2_000));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void resultsHaveWhatCodeScanningRequires(String format, ScanResult sample) {
    JsonObject run = run(format, sample);
    JsonArray rules = driver(run).getAsJsonArray("rules");
    Set<String> fingerprints = new HashSet<>();
    for (JsonObject result : objects(run.getAsJsonArray("results"))) {
      assertThat(text(result, "message")).isNotBlank();
      int ruleIndex = result.get("ruleIndex").getAsInt();
      assertThat(rules.get(ruleIndex).getAsJsonObject().get("id")).isEqualTo(result.get("ruleId"));
      JsonObject place =
          result
              .getAsJsonArray("locations")
              .get(0)
              .getAsJsonObject()
              .getAsJsonObject("physicalLocation");
      assertThat(place.getAsJsonObject("artifactLocation").get("uri").getAsString())
          .matches("[A-Za-z0-9._~/%-]+")
          .doesNotStartWith("/");
      assertThat(place.getAsJsonObject("region").keySet())
          .contains("startLine", "startColumn", "endLine", "endColumn");
      fingerprints.add(
          result
              .getAsJsonObject("partialFingerprints")
              .get("primaryLocationLineHash")
              .getAsString());
    }
    assertThat(fingerprints).hasSameSizeAs(run.getAsJsonArray("results"));
    JsonObject invocation = run.getAsJsonArray("invocations").get(0).getAsJsonObject();
    assertThat(invocation.get("executionSuccessful").getAsBoolean()).isTrue();
    assertThat(run.getAsJsonObject("automationDetails").get("id").getAsString())
        .isEqualTo("mule-secscan/");
  }

  @Test
  void suppressionsAreOnAllResultsOrNone() {
    List<JsonObject> all =
        objects(run("sarif", SampleResults.everything()).getAsJsonArray("results"));
    assertThat(all).hasSize(6).allMatch(result -> result.has("suppressions"));
    assertThat(all)
        .filteredOn(result -> !result.getAsJsonArray("suppressions").isEmpty())
        .hasSize(2);
    List<JsonObject> open =
        objects(run("sarif-github", SampleResults.everything()).getAsJsonArray("results"));
    assertThat(open).hasSize(4).noneMatch(result -> result.has("suppressions"));
  }

  @Test
  void aResultWithAnotherSeverityThanItsRuleSaysSo() {
    for (JsonObject result :
        objects(run("sarif", SampleResults.everything()).getAsJsonArray("results"))) {
      JsonObject properties = result.getAsJsonObject("properties");
      boolean raised = result.get("ruleId").getAsString().equals("logged-secret");
      assertThat(properties.has("security-severity")).isEqualTo(raised);
      if (raised) {
        assertThat(properties.get("security-severity").getAsString()).isEqualTo("8.0");
        assertThat(result.get("level").getAsString()).isEqualTo("error");
      }
    }
  }

  @Test
  void linksOfMessagesPointToRelatedPlaces() {
    JsonObject result =
        objects(run("sarif", SampleResults.everything()).getAsJsonArray("results")).get(1);
    assertThat(text(result, "message"))
        .endsWith(
            ". See: [anyone can call this listener](1), "
                + "[the #\\[configuration\\] of the host](2).");
    assertThat(result.getAsJsonArray("relatedLocations"))
        .extracting(place -> place.getAsJsonObject().get("id").getAsInt())
        .containsExactly(1, 2);
  }

  @Test
  void ofTooManyFindingsTheWorstAreKeptInOrder() {
    JsonObject run = run("sarif-github", SampleResults.many(25_002));
    List<JsonObject> results = objects(run.getAsJsonArray("results"));
    assertThat(results).hasSize(25_000);
    assertThat(text(results.get(0), "message")).isEqualTo("finding 1");
    assertThat(text(results.get(24_998), "message")).isEqualTo("finding 24999");
    assertThat(text(results.get(24_999), "message")).isEqualTo("finding 25001");
    assertThat(run.getAsJsonArray("invocations").toString())
        .contains("report-limit", "worst 25000 of 25002 findings");
  }

  @Test
  void asManyFindingsAsAllowedAreAllKept() {
    JsonObject run = run("sarif", SampleResults.many(25_000));
    assertThat(run.getAsJsonArray("results")).hasSize(25_000);
    assertThat(run.getAsJsonArray("invocations").toString()).doesNotContain("report-limit");
  }

  @Test
  void ofALongPathBothEndsAreKept() {
    ReportedFinding finding = SampleResults.longPath(3_000);
    JsonObject run = run("sarif", SampleResults.with(List.of(finding)));
    JsonArray steps =
        objects(run.getAsJsonArray("results"))
            .get(0)
            .getAsJsonArray("codeFlows")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("threadFlows")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("locations");
    assertThat(steps).hasSize(1_000);
    assertThat(steps.get(499).toString()).contains("\"step 500\"");
    assertThat(steps.get(500).toString()).contains("\"step 2501\"");
  }

  @Test
  void aFindingOfAnUnknownRuleHasNoRuleIndex() {
    ScanResult all = SampleResults.everything();
    ScanResult withoutRules =
        new ScanResult(
            all.toolVersion(),
            List.of(),
            all.applications(),
            all.findings(),
            all.diagnostics(),
            all.statistics(),
            new AdvisoriesAge(LocalDate.of(2026, 11, 23), 0));
    JsonObject run = run("sarif", withoutRules);
    assertThat(objects(run.getAsJsonArray("results"))).noneMatch(result -> result.has("ruleIndex"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ./",
    "src/main/mule/api.xml, src/main/mule/api.xml",
    "a b/ü.xml, a%20b/%C3%BC.xml",
    "c:x?y#z%41, c%3Ax%3Fy%23z%2541",
    "😀\ud800, %F0%9F%98%80%3F",
  })
  void pathsBecomeRelativeReferences(String path, String uri) {
    assertThat(SarifUri.of(new SourcePath(path))).isEqualTo(uri);
  }

  private static JsonObject run(String format, ScanResult result) {
    String log = Rendered.by(Rendered.format(format), result);
    return JsonParser.parseString(log)
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject();
  }

  private static JsonObject driver(JsonObject run) {
    return run.getAsJsonObject("tool").getAsJsonObject("driver");
  }

  private static String text(JsonObject holder, String name) {
    return holder.getAsJsonObject(name).get("text").getAsString();
  }

  private static List<JsonObject> objects(JsonArray array) {
    List<JsonObject> objects = new ArrayList<>();
    array.forEach(element -> objects.add(element.getAsJsonObject()));
    return objects;
  }

  private static List<String> strings(JsonArray array) {
    return Arrays.asList(
        array.asList().stream().map(JsonElement::getAsString).toArray(String[]::new));
  }
}

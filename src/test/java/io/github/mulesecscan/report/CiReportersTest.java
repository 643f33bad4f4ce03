package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON formats of CI servers against what their readers demand. */
class CiReportersTest {

  static Stream<ScanResult> samples() {
    return Stream.of(
        SampleResults.everything(),
        SampleResults.empty(),
        SampleResults.hostile(),
        SampleResults.many(300),
        SampleResults.with(List.of(SampleResults.longPath(500))));
  }

  private static String report(String format, ScanResult result) {
    return Rendered.by(Rendered.format(format), result);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void reportsFulfilTheRequirements(ScanResult result) throws IOException {
    assertThat(Schemas.problems("gitlab-sast.schema.json", report("gitlab-sast", result)))
        .isEmpty();
    assertThat(
            Schemas.problems(
                "gitlab-codequality.schema.json", report("gitlab-codequality", result)))
        .isEmpty();
    assertThat(Schemas.problems("sonarqube.schema.json", report("sonarqube", result))).isEmpty();
  }

  @Test
  void requirementsAreNotEmpty() throws IOException {
    String good = report("gitlab-sast", SampleResults.everything());
    assertThat(Schemas.problems("gitlab-sast.schema.json", good.replace("\"Critical\"", "\"bad\"")))
        .isNotEmpty();
    assertThat(Schemas.problems("gitlab-codequality.schema.json", "[{}]")).isNotEmpty();
    assertThat(
            Schemas.problems("sonarqube.schema.json", "{\"rules\":[{\"id\":\"a\"}],\"issues\":[]}"))
        .isNotEmpty();
  }

  @Test
  void suppressedFindingsAreLeftToReportsThatKnowSuppressions() {
    assertThat(JsonParser.parseString(report("gitlab-codequality", SampleResults.everything())))
        .isInstanceOfSatisfying(JsonArray.class, issues -> assertThat(issues).hasSize(4));
    JsonObject sast =
        JsonParser.parseString(report("gitlab-sast", SampleResults.everything())).getAsJsonObject();
    assertThat(sast.getAsJsonArray("vulnerabilities")).hasSize(4);
  }

  @Test
  void gitLabGetsTheRuleFirstAndThePath() {
    JsonObject sast =
        JsonParser.parseString(report("gitlab-sast", SampleResults.everything())).getAsJsonObject();
    List<JsonObject> sqls = new ArrayList<>();
    for (JsonElement vulnerability : sast.getAsJsonArray("vulnerabilities")) {
      if (vulnerability.toString().contains("sql-injection")) {
        sqls.add(vulnerability.getAsJsonObject());
      }
    }
    assertThat(sqls).hasSize(1);
    JsonObject sql = sqls.get(0);
    assertThat(sql.getAsJsonArray("identifiers").toString())
        .startsWith("[{\"type\":\"mule_secscan_rule\",\"name\":\"mule-secscan sql-injection\"")
        .contains("\"CWE-89\"", "\"A03:2021\"");
    JsonArray flow =
        sql.getAsJsonObject("details")
            .getAsJsonObject("data_flow")
            .getAsJsonArray("items")
            .get(0)
            .getAsJsonArray();
    List<String> kinds = new ArrayList<>();
    flow.forEach(node -> kinds.add(node.getAsJsonObject().get("node_type").getAsString()));
    assertThat(kinds)
        .containsExactly("source", "propagation", "propagation", "propagation", "sink");
  }

  @Test
  void longPathsKeepTheirSourceAndTheirSink() {
    String sast = report("gitlab-sast", SampleResults.with(List.of(SampleResults.longPath(500))));
    assertThat(sast.split("code-flow-node", -1)).hasSize(101);
    assertThat(sast).contains("\"source\"", "\"sink\"");
  }

  @Test
  void sonarQubeKnowsTheRuleOfEveryIssue() {
    for (ScanResult result : samples().toList()) {
      JsonObject sonar = JsonParser.parseString(report("sonarqube", result)).getAsJsonObject();
      Set<String> ids = new HashSet<>();
      for (JsonElement rule : sonar.getAsJsonArray("rules")) {
        assertThat(ids.add(rule.getAsJsonObject().get("id").getAsString())).isTrue();
      }
      for (JsonElement issue : sonar.getAsJsonArray("issues")) {
        assertThat(ids).contains(issue.getAsJsonObject().get("ruleId").getAsString());
      }
    }
  }

  @Test
  void severitiesThatDifferFromTheRuleMakeARuleOfTheirOwn() {
    JsonObject sonar =
        JsonParser.parseString(report("sonarqube", SampleResults.everything())).getAsJsonObject();
    List<String> rules = new ArrayList<>();
    for (JsonElement element : sonar.getAsJsonArray("rules")) {
      JsonObject rule = element.getAsJsonObject();
      rules.add(rule.get("id").getAsString() + " " + rule.get("severity").getAsString());
    }
    assertThat(rules).contains("logged-secret MAJOR", "logged-secret:high CRITICAL");
  }
}

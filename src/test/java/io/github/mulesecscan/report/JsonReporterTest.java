package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReporterTest {

  static Stream<ScanResult> samples() {
    return Stream.of(SampleResults.everything(), SampleResults.empty(), SampleResults.hostile());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isValidAgainstThePublishedSchema(ScanResult sample) throws IOException {
    assertThat(Schemas.jsonProblems(json(sample))).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatItDoesNotDescribe() throws IOException {
    String report = json(SampleResults.everything());
    assertThat(Schemas.jsonProblems(report.replace("\"confidence\"", "\"sureness\""))).isNotEmpty();
    assertThat(Schemas.jsonProblems(report.replace("\"markEnd\": 0", "\"markEnd\": -1")))
        .isNotEmpty();
    assertThat(Schemas.jsonProblems(report.replace("\"apps/orders\"", "\"/apps/orders\"")))
        .isNotEmpty();
  }

  @Test
  void aResultThatNobodyJudgedHasNoVerdict() throws IOException {
    StringWriter out = new StringWriter();
    new JsonReporter().write(SampleResults.empty(), null, out);
    assertThat(Schemas.jsonProblems(out.toString())).isEmpty();
    assertThat(parse(out.toString()).get("verdict").isJsonNull()).isTrue();
  }

  @Test
  void offsetsAndReplacementsAreExactEvenWhereTextsAreNeutralised() {
    JsonObject finding = firstFinding(SampleResults.hostile());
    assertThat(finding.get("file").getAsString()).isEqualTo("a b/\u001b[2J\u202e%41:<x>#?é.xml");
    assertThat(finding.get("message").getAsString()).doesNotContain("\u001b", "\u202e", "\u009b");
    assertThat(
            finding
                .getAsJsonArray("fixes")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("edits")
                .toString())
        .contains("\\u001b[31mred");
  }

  @Test
  void everyEntryOfAStandardSaysWhatSupportsItAndWhatWasFound() {
    JsonObject report = parse(json(SampleResults.everything()));
    Set<String> words = new TreeSet<>();
    for (JsonElement standard : report.getAsJsonArray("compliance")) {
      for (JsonElement each : standard.getAsJsonObject().getAsJsonArray("controls")) {
        JsonObject control = each.getAsJsonObject();
        String status = control.get("status").getAsString();
        words.add(status);
        int open = control.getAsJsonObject("open").get("total").getAsInt();
        JsonArray accepted = control.getAsJsonArray("suppressed");
        boolean supported = !control.getAsJsonArray("rules").isEmpty();
        assertThat(control.getAsJsonArray("findings")).hasSize(open);
        assertThat(status.equals("open")).isEqualTo(open > 0);
        assertThat(status.equals("accepted")).isEqualTo(open == 0 && !accepted.isEmpty());
        assertThat(supported).isNotEqualTo(status.equals("no-rule") || status.equals("not-static"));
        accepted.forEach(
            one -> assertThat(one.getAsJsonObject().get("reason").getAsString()).isNotBlank());
      }
    }
    assertThat(words).contains("open", "accepted", "no-rule", "not-static");
  }

  @Test
  void countsAgreeWithFindings() {
    JsonObject report = parse(json(SampleResults.everything()));
    JsonArray findings = report.getAsJsonArray("findings");
    JsonObject summary = report.getAsJsonObject("summary");
    int open = summary.getAsJsonObject("open").get("total").getAsInt();
    int suppressed = summary.getAsJsonObject("suppressed").get("total").getAsInt();
    assertThat(List.of(open, suppressed)).containsExactly(4, 2);
    assertThat(findings).hasSize(open + suppressed);
  }

  private static JsonObject firstFinding(ScanResult result) {
    return parse(json(result)).getAsJsonArray("findings").get(0).getAsJsonObject();
  }

  private static JsonObject parse(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  private static String json(ScanResult result) {
    return Rendered.by(Rendered.format("json"), result);
  }
}

package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mulesecscan.portfolio.History;
import io.github.mulesecscan.portfolio.Portfolio;
import io.github.mulesecscan.portfolio.Run;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The three formats that compare applications. */
class PortfolioReportersTest {

  private static final Document EVERYTHING = page(SampleResults.everything());
  private static final Document HOSTILE = page(SampleResults.hostile());
  private static final Document MANY = page(SampleResults.applications(300));

  private static Document page(ScanResult result) {
    return Jsoup.parse(Rendered.by(SampleHistory.within(Rendered.format("portfolio")), result));
  }

  static Stream<ScanResult> samples() {
    return Stream.of(
        SampleResults.everything(),
        SampleResults.empty(),
        SampleResults.hostile(),
        SampleResults.applications(300));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void jsonIsValidAgainstThePublishedSchema(ScanResult sample) throws IOException {
    Reporter json = Rendered.format("portfolio-json");
    assertThat(Schemas.portfolioProblems(Rendered.by(json, sample))).isEmpty();
    assertThat(Schemas.portfolioProblems(Rendered.by(SampleHistory.within(json), sample)))
        .isEmpty();
  }

  @Test
  void theSchemaRefusesWhatItDoesNotDescribe() throws IOException {
    String report = Rendered.by(Rendered.format("portfolio-json"), SampleResults.everything());
    assertThat(Schemas.portfolioProblems(report.replace("\"rank\"", "\"place\""))).isNotEmpty();
    assertThat(Schemas.portfolioProblems(report.replace("\"risk\": 1", "\"risk\": -1")))
        .isNotEmpty();
  }

  @Test
  void nobodyHasToJudge() throws IOException {
    for (String format : List.of("portfolio", "portfolio-json", "portfolio-csv")) {
      StringWriter out = new StringWriter();
      Rendered.format(format).write(SampleResults.everything(), null, out);
      String shown =
          format.equals("portfolio") ? Jsoup.parse(out.toString()).text() : out.toString();
      assertThat(shown).as(format).doesNotContain("would fail", "passed", "Passed");
    }
  }

  @Test
  void theSumsOfThePartsAreTheWhole() {
    JsonObject report =
        JsonParser.parseString(
                Rendered.by(
                    SampleHistory.within(Rendered.format("portfolio-json")),
                    SampleResults.applications(50)))
            .getAsJsonObject();
    long risk = 0;
    int open = 0;
    for (var application : report.getAsJsonArray("applications")) {
      risk += application.getAsJsonObject().get("risk").getAsLong();
      open += application.getAsJsonObject().getAsJsonObject("open").get("total").getAsInt();
    }
    JsonObject summary = report.getAsJsonObject("summary");
    assertThat(summary.get("risk").getAsLong()).isEqualTo(risk).isPositive();
    assertThat(summary.getAsJsonObject("open").get("total").getAsInt()).isEqualTo(open);
    long ofRules = 0;
    for (var rule : report.getAsJsonArray("rules")) {
      ofRules += rule.getAsJsonObject().get("risk").getAsLong();
    }
    assertThat(ofRules).isEqualTo(risk);
    assertThat(report.getAsJsonArray("runs")).hasSize(4);
  }

  @Test
  void scannedTextNeverBecomesMarkup() {
    for (Document page : List.of(EVERYTHING, HOSTILE)) {
      Set<String> attributes = new TreeSet<>();
      for (Element element : page.getAllElements()) {
        element.attributes().forEach(attribute -> attributes.add(attribute.getKey()));
      }
      assertThat(attributes).noneMatch(name -> name.startsWith("on") || name.equals("style"));
      assertThat(page.select("script")).hasSize(1);
      assertThat(page.select("[src], link, iframe, img, object, form")).isEmpty();
      assertThat(page.select("a[href]"))
          .allMatch(
              link -> link.attr("href").matches("(mule-secscan\\.html)?(#[A-Za-z0-9=%+._*-]*)?"));
      assertThat(page.html()).doesNotContain("\u001b", "\u202e", "\u0000", "\u2028");
    }
    assertThat(HOSTILE.select("#worst .msg").text())
        .contains("</script><img src=x onerror=alert(1)>");
    assertThat(EVERYTHING.select("#trend tbody th").text()).contains("</script><img src=x>");
  }

  @Test
  void everyLinkOfThePageLeadsSomewhere() {
    for (Document page : Set.of(EVERYTHING, HOSTILE, MANY)) {
      for (String target : page.select("a[href^=#]").eachAttr("href")) {
        assertThat(page.getElementById(target.substring(1))).as(target).isNotNull();
      }
      assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }
  }

  @Test
  void detailsAreLinkedOnlyWhereTheyAre() {
    assertThat(EVERYTHING.select("#worst a[href]").eachAttr("href"))
        .contains("mule-secscan.html", "mule-secscan.html#application=apps%2Forders")
        .contains("mule-secscan.html#f-aaaa");
    Document alone =
        Jsoup.parse(Rendered.by(Rendered.format("portfolio"), SampleResults.everything()));
    assertThat(alone.select("a[href*=html]")).isEmpty();
  }

  @Test
  void theCourseOverTimeIsShownWhereItIsKnown() {
    assertThat(EVERYTHING.select("#trend svg").attr("aria-label"))
        .startsWith("Open findings over 4 runs: from 18 to ");
    assertThat(EVERYTHING.select("#trend tbody th").eachText())
        .startsWith("2026-11-30")
        .endsWith("run 2", "2026-09-01");
    assertThat(EVERYTHING.select("#applications tbody tr").eachText())
        .anyMatch(row -> row.contains("stock") && row.contains("new"));
    Document alone =
        Jsoup.parse(Rendered.by(Rendered.format("portfolio"), SampleResults.everything()));
    assertThat(alone.select("#trend, .trend-chart")).isEmpty();
  }

  @Test
  void ofManyApplicationsTheMatrixTellsWhatItLeavesOut() {
    assertThat(MANY.select("#heat thead th")).hasSize(26);
    assertThat(MANY.select("#heat .lead").text())
        .contains("portfolio-json: 276 more applications.");
    assertThat(MANY.select("#applications tbody tr")).hasSize(300);
  }

  @Test
  void aRunThatIsWrittenIsReadAgain() throws IOException {
    String label = "release \"7\"\n\u202e # : {} </script> 😀 [x]";
    Run run = Portfolio.of(SampleResults.applications(300), null, History.NONE, label).now();
    StringWriter line = new StringWriter();
    HistoryWriter.write(run, line);
    assertThat(line.toString()).endsWith("}\n").containsOnlyOnce("\n");
    List<YamlProblem> problems = new ArrayList<>();
    History read =
        History.read(SourceText.root(new SourcePath("h.jsonl"), line.toString() + line), problems);
    assertThat(problems).isEmpty();
    assertThat(read.runs()).containsExactly(run, run);
  }
}

package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV, Markdown and GitHub's workflow commands. */
class TextReportersTest {

  private static String report(String format, ScanResult result) {
    return Rendered.by(Rendered.format(format), result);
  }

  private static ScanResult finding(String message) {
    Location place = new Location(new SourcePath("a,b:c%.xml"), new Span(0, 1), 1, 1, 1, 2);
    Finding finding =
        Finding.of("sql-injection", Severity.HIGH, Confidence.HIGH, message, place, "x");
    return SampleResults.with(
        List.of(
            new ReportedFinding(
                finding, new SourcePath("x"), "f", CodeFrame.NONE, List.of(), null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\uFF1D1", "=cmd|' /C'!A0"})
  void csvCellsAreNoFormulas(String message) {
    String row = report("csv", finding(message)).split("\r\n", -1)[1];
    assertThat(row).containsPattern(",\"?'[^,]*,CWE-89 CWE-20,");
  }

  @Test
  void csvQuotesWhatWouldEndACell() {
    String[] rows = report("csv", finding("a \"b\", c\nd")).split("\r\n", -1);
    assertThat(rows).hasSize(3);
    assertThat(rows[1]).contains(",\"a \"\"b\"\", c d\",");
  }

  @Test
  void csvHasOneRowForEachFinding() {
    assertThat(report("csv", SampleResults.everything()).split("\r\n", -1)).hasSize(8);
    assertThat(report("csv", SampleResults.hostile()).split("\r\n", -1)).hasSize(4);
  }

  @Test
  void commandsCannotBeEndedByTheirText() {
    String report = report("github", finding("100%\n::warning::x"));
    assertThat(report)
        .startsWith(
            "::error file=a%2Cb%3Ac%25.xml,line=1,endLine=1,col=1,endColumn=2,title=high%3A ")
        .endsWith("::100%25 ::warning::x\n");
    assertThat(report.lines()).hasSize(1);
  }

  @Test
  void whatABaselineKnowsGetsNoAnnotation() {
    assertThat(report("github", SampleResults.everything())).contains("sql-injection");
    assertThat(report("github", SampleResults.compared())).doesNotContain("sql-injection");
    assertThat(report("csv", SampleResults.compared())).contains("critical,high,open,unchanged,");
    assertThat(report("markdown", SampleResults.compared())).contains("known to the baseline");
  }

  @Test
  void moreAnnotationsThanGitHubTakesAreCounted() {
    List<String> lines = report("github", SampleResults.many(300)).lines().toList();
    assertThat(lines).hasSize(13);
    assertThat(lines.get(0)).startsWith("::error ");
    assertThat(lines.get(12))
        .isEqualTo(
            "288 further findings without annotation: GitHub takes ten of each level from a step");
  }

  @Test
  void markdownStaysBelowTheLimitAndSaysSo() {
    String report = report("markdown", SampleResults.many(20_000));
    assertThat(report.getBytes(StandardCharsets.UTF_8).length).isBetween(700_000, 900_000);
    assertThat(report).contains(" findings more: this summary was cut").contains("</details>");
    assertThat(report.indexOf("| critical |")).isLessThan(report.indexOf("| medium |"));
  }

  @Test
  void markdownKeepsScannedTextText() {
    String report = report("markdown", SampleResults.hostile());
    assertThat(report)
        .doesNotContain("<img", "[l](x)", "\u001b", "\u202e")
        .contains("&lt;img src=x");
    assertThat(MarkdownText.message("a `b|c` ![d](http://e) @f <g> www.h.i _j_ k_l $m$"))
        .isEqualTo(
            "a `b\\|c` \\!\\[d\\](http\\://e) @<!-- -->f &lt;g\\> www\\.h.i \\_j\\_ k_l \\$m\\$");
    assertThat(MarkdownText.message("- item `open")).isEqualTo("\\- item \\`open");
  }
}

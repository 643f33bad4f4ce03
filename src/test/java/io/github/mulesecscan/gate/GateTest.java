package io.github.mulesecscan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Verdict.Tally;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.AdvisoriesAge;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScanStatistics;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

  /**
   * Findings are written as severity and, where it is not high, confidence; {@code -} before one
   * means suppressed, {@code !} a file that could not be analysed, {@code ?} one read with an
   * assumption.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # findings             | failOn   | min    | allowed         | onError | failed | reason
          ''                     | high     | medium | 0               | true    | false  | no findings
          high                   | high     | medium | 0               | true    | true   | 1 high finding (failOn=high): high-rule at a.xml:1:7
          critical               | high     | medium | 0               | true    | true   | 1 critical finding (failOn=high): critical-rule at a.xml:1:7
          medium low             | high     | medium | 0               | true    | false  | no finding counts (failOn=high, minConfidence=medium): 2 below the threshold
          -high high/low         | high     | medium | 0               | true    | false  | no finding counts (failOn=high, minConfidence=medium): 1 below the threshold, 1 suppressed
          high/low               | high     | low    | 0               | true    | true   | 1 high finding (failOn=high): high-rule at a.xml:1:7
          critical               | never    | low    | 0               | true    | false  | findings do not fail the build (failOn=never): 1 below the threshold
          critical               | never    | low    | critical=0      | true    | false  | findings do not fail the build (failOn=never): 1 below the threshold
          info                   | info     | low    | 0               | true    | true   | 1 info finding (failOn=info): info-rule at a.xml:1:7
          medium high critical   | medium   | medium | 0               | true    | true   | 1 critical, 1 high and 1 medium findings (failOn=medium): critical-rule at a.xml:3:7, high-rule at a.xml:2:7, medium-rule at a.xml:1:7
          high/medium high high high critical | high | medium | 0      | true    | true   | 1 critical and 4 high findings (failOn=high): critical-rule at a.xml:5:7, high-rule at a.xml:2:7, high-rule at a.xml:3:7 and 2 more
          high high              | high     | medium | 2               | true    | false  | 2 high findings let through (failOn=high, maxAllowed=2)
          high critical -high low| high     | medium | 2               | true    | false  | 1 critical and 1 high findings let through (failOn=high, maxAllowed=2): 1 below the threshold, 1 suppressed
          high high critical     | high     | medium | 2               | true    | true   | 1 critical and 2 high findings (failOn=high, maxAllowed=2): critical-rule at a.xml:3:7, high-rule at a.xml:1:7, high-rule at a.xml:2:7
          high critical          | high     | medium | high=1          | true    | true   | 1 critical finding (failOn=high, maxAllowed=high=1): critical-rule at a.xml:2:7
          high high              | high     | medium | high=1          | true    | true   | 2 high findings (failOn=high, maxAllowed=high=1): high-rule at a.xml:1:7, high-rule at a.xml:2:7
          medium medium          | high     | medium | medium=1        | true    | true   | 2 medium findings (failOn=high, maxAllowed=medium=1): medium-rule at a.xml:1:7, medium-rule at a.xml:2:7
          medium low             | high     | medium | high=2,medium=1 | true    | false  | 1 medium finding let through (failOn=high, maxAllowed=high=2,medium=1): 1 below the threshold
          high critical critical | high     | medium | 2,high=0        | true    | true   | 1 high finding (failOn=high, maxAllowed=2,high=0): high-rule at a.xml:1:7
          !                      | high     | medium | 0               | true    | true   | 1 error of the scan (failOnError=true): xml-malformed at a.xml
          !                      | high     | medium | 0               | false   | false  | no findings; not counted: 1 error of the scan (failOnError=false)
          !                      | never    | medium | 0               | true    | true   | 1 error of the scan (failOnError=true): xml-malformed at a.xml
          ?                      | high     | medium | 0               | true    | false  | no findings
          high ! !               | high     | medium | 0               | true    | true   | 1 high finding (failOn=high): high-rule at a.xml:1:7; 2 errors of the scan (failOnError=true): xml-malformed at a.xml, xml-malformed at a.xml
          """)
  void judges(
      String findings,
      String failOn,
      String min,
      String allowed,
      boolean onError,
      boolean failed,
      String reason) {
    GatePolicy policy =
        new GatePolicy(
            Severity.ofWord(failOn).orElse(null),
            Confidence.ofWord(min).orElseThrow(),
            MaxAllowed.parse(allowed),
            onError);

    Verdict verdict = Gate.judge(result(findings), policy);

    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.failed()).isEqualTo(failed);
  }

  @Test
  void countsEachSeverity() {
    GatePolicy policy =
        new GatePolicy(Severity.HIGH, Confidence.MEDIUM, MaxAllowed.parse("9"), true);

    Verdict verdict = Gate.judge(result("high -high high/low medium medium -info"), policy);

    assertThat(verdict.tallies())
        .containsOnlyKeys(Severity.values())
        .containsEntry(Severity.HIGH, new Tally(1, 1, 1, 0))
        .containsEntry(Severity.MEDIUM, new Tally(0, 0, 2, 0))
        .containsEntry(Severity.INFO, new Tally(0, 1, 0, 0))
        .containsEntry(Severity.CRITICAL, new Tally(0, 0, 0, 0));
    assertThat(verdict.total()).isEqualTo(new Tally(1, 2, 3, 0));
  }

  @Test
  void theReasonCannotCommandATerminal() {
    Diagnostic error =
        Diagnostic.at(
            Diagnostic.Level.ERROR, "xml-malformed", at("\u001b[2J\u202e\n.xml", 1), "broken");
    Diagnostic whole =
        Diagnostic.of(Diagnostic.Level.ERROR, "no-files", new SourcePath(""), "nothing");
    GatePolicy policy = new GatePolicy(null, Confidence.LOW, MaxAllowed.NONE, true);

    Verdict verdict = Gate.judge(result(List.of(), List.of(error, whole)), policy);

    assertThat(verdict.reason())
        .isEqualTo(
            "2 errors of the scan (failOnError=true): "
                + "xml-malformed at \uFFFD[2J\uFFFD .xml:1:7, no-files");
  }

  private static ScanResult result(String words) {
    List<ReportedFinding> findings = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (String word : words.isBlank() ? new String[0] : words.split(" ", -1)) {
      if (word.equals("!") || word.equals("?")) {
        diagnostics.add(
            Diagnostic.of(
                word.equals("!") ? Diagnostic.Level.ERROR : Diagnostic.Level.WARNING,
                "xml-malformed",
                new SourcePath("a.xml"),
                "broken"));
      } else {
        findings.add(finding(word, findings.size() + 1));
      }
    }
    return result(findings, diagnostics);
  }

  private static ScanResult result(List<ReportedFinding> findings, List<Diagnostic> diagnostics) {
    return new ScanResult(
        "dev",
        List.of(),
        List.of(),
        findings,
        diagnostics,
        new ScanStatistics(1, 1, 1, 1, 1),
        new AdvisoriesAge(LocalDate.of(2026, 11, 23), 0));
  }

  private static ReportedFinding finding(String word, int line) {
    boolean suppressed = word.startsWith("-");
    String[] grades = word.substring(suppressed ? 1 : 0).split("/", -1);
    Location location = at("a.xml", line);
    Finding finding =
        Finding.of(
            grades[0] + "-rule",
            Severity.ofWord(grades[0]).orElseThrow(),
            grades.length == 1 ? Confidence.HIGH : Confidence.ofWord(grades[1]).orElseThrow(),
            "message",
            location,
            "anchor");
    AcceptedFinding accepted =
        suppressed ? new AcceptedFinding(AcceptedFinding.Kind.INLINE, "reason", location) : null;
    return new ReportedFinding(
        finding, new SourcePath(""), word + line, CodeFrame.NONE, List.of(), accepted);
  }

  private static Location at(String path, int line) {
    return new Location(new SourcePath(path), new Span(line * 100, 1), line, 7, line, 8);
  }
}

package io.github.mulesecscan.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Gate;
import io.github.mulesecscan.gate.GatePolicy;
import io.github.mulesecscan.gate.MaxAllowed;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.AdvisoriesAge;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScanStatistics;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortfolioTest {

  private static final GatePolicy POLICY =
      new GatePolicy(Severity.HIGH, Confidence.MEDIUM, MaxAllowed.NONE, true);

  private final List<ScannedApplication> applications = new ArrayList<>();
  private final List<ReportedFinding> findings = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private void application(String folder, String... words) {
    SourcePath path = new SourcePath(folder);
    applications.add(new ScannedApplication(path, folder, "mule-application", 1, 1, List.of()));
    for (String word : words) {
      findings.add(finding(path, word, findings.size() + 1));
    }
  }

  /** {@code high}, {@code high/low}, {@code -high} for one that somebody accepted. */
  private static ReportedFinding finding(SourcePath folder, String word, int line) {
    String[] parts = word.replace("-", "").split("/", -1);
    Severity severity = Severity.ofWord(parts[0]).orElseThrow();
    Confidence confidence =
        parts.length == 1 ? Confidence.HIGH : Confidence.ofWord(parts[1]).orElseThrow();
    Location place = new Location(folder.resolve("a.xml"), new Span(0, 1), line, 1, line, 2);
    return new ReportedFinding(
        Finding.of(parts[0] + "-rule", severity, confidence, "message", place, "anchor"),
        folder,
        "f" + line,
        CodeFrame.NONE,
        List.of(),
        word.startsWith("-")
            ? new AcceptedFinding(AcceptedFinding.Kind.INLINE, "why", place)
            : null);
  }

  private ScanResult result() {
    return new ScanResult(
        "dev",
        List.of(),
        applications,
        findings,
        diagnostics,
        new ScanStatistics(1, 1, 1, 1, 1),
        new AdvisoriesAge(LocalDate.of(2026, 11, 30), 0));
  }

  private Portfolio portfolio(History history) {
    ScanResult result = result();
    return Portfolio.of(result, Gate.judge(result, POLICY), history, "now");
  }

  @ParameterizedTest
  @CsvSource({
    "critical, 100",
    "critical/medium, 50",
    "critical/low, 25",
    "high, 40",
    "high/low, 10",
    "medium/medium, 6",
    "low, 4",
    "low/low, 1",
    "info, 0",
    "-critical, 0",
  })
  void theFormulaIsTheDocumentedOne(String word, long points) {
    assertThat(Risk.of(List.of(finding(new SourcePath("a"), word, 1)))).isEqualTo(points);
    assertThat(Risk.FORMULA).contains("critical 100", "high 40", "medium 12", "low 4", "info 0");
  }

  @Test
  void theMostRiskyComesFirstAndEqualsShareARank() {
    application("a", "low");
    application("b", "high", "-critical");
    application("c", "medium", "medium", "low", "low", "low", "low");
    application("d");
    application("e", "critical/low", "critical/low");
    assertThat(portfolio(History.NONE).applications())
        .extracting(one -> one.rank() + " " + one.application().folder() + " " + one.risk())
        .containsExactly("1 e 50", "2 b 40", "2 c 40", "4 a 4", "5 d 0");
  }

  @Test
  void eachApplicationIsJudgedAsIfItWereAlone() {
    application("a", "high");
    application("a/inner", "medium");
    application("b", "-high");
    diagnostics.add(
        Diagnostic.of(
            Diagnostic.Level.ERROR, "xml-malformed", new SourcePath("a/inner/b.xml"), "broken"));
    Portfolio portfolio = portfolio(History.NONE);
    assertThat(portfolio.failed()).isEqualTo(2);
    assertThat(portfolio.applications())
        .extracting(
            one ->
                one.application().folder() + ": " + Objects.requireNonNull(one.verdict()).reason())
        .containsExactly(
            "a: 1 high finding (failOn=high): high-rule at a/a.xml:1:1",
            "a/inner: 1 error of the scan (failOnError=true): xml-malformed at a/inner/b.xml",
            "b: no finding counts (failOn=high, minConfidence=medium): 1 suppressed");
  }

  @Test
  void theLastRunOfTheHistoryTellsTheChange() {
    application("a", "high");
    application("b", "low");
    TreeMap<SourcePath, Long> risks = new TreeMap<>();
    risks.put(new SourcePath("a"), 100L);
    History history = new History(List.of(new Run("before", java.util.Map.of(), 0, risks)));
    assertThat(portfolio(history).applications())
        .extracting(RankedApplication::grown)
        .containsExactly(java.util.Optional.of(-60L), java.util.Optional.empty());
    assertThat(portfolio(history).runs()).extracting(Run::label).containsExactly("before", "now");
  }

  @Test
  void theWorstFindingsAreTheWorstAndTheSurest() {
    application("a", "low", "high/low", "-critical", "high", "medium");
    assertThat(portfolio(History.NONE).applications().get(0).worst(3))
        .extracting(one -> one.finding().location().startLine())
        .containsExactly(4, 2, 5);
  }
}

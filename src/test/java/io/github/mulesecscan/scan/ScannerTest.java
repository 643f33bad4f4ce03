package io.github.mulesecscan.scan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerTest {

  private static final String CONFIG =
      """
      <mule xmlns="http://www.mulesoft.org/schema/mule/core">
        <flow name="first"><logger message="password is hunter2hunter2"/></flow>
        <!-- secscan:ignore flow-seen: known -->
        <flow name="second"/>
      </mule>
      """;

  @TempDir Path folder;

  @Test
  void theResultDoesNotDependOnTheNumberOfThreads() throws IOException {
    for (int i = 0; i < 12; i++) {
      application("app-" + i);
    }
    ScanResult alone = scan(1, flowSeen());
    ScanResult together = scan(4, flowSeen());
    assertThat(alone.applications()).hasSize(12);
    assertThat(alone.findings()).hasSize(24);
    assertThat(together.findings()).isEqualTo(alone.findings());
    assertThat(together.diagnostics()).isEqualTo(alone.diagnostics());
  }

  @Test
  void acceptedFindingsAreKeptAndMarked() throws IOException {
    application("app");
    ScanResult result = scan(1, flowSeen());
    assertThat(result.findings())
        .extracting(ReportedFinding::suppressed)
        .containsExactly(false, true);
    assertThat(result.open()).hasSize(1);
    AcceptedFinding accepted = requireNonNull(result.findings().get(1).suppression());
    assertThat(accepted.reason()).isEqualTo("known");
  }

  @Test
  void withoutInlineSuppressionsEverythingCounts() throws IOException {
    application("app");
    ScanOptions options =
        new ScanOptions(Severity.INFO, 1, 1_000_000, List.of(), List.of(), false, "test");
    assertThat(scan(options, flowSeen()).open()).hasSize(2);
  }

  @Test
  void excludedPathsAreNotReported() throws IOException {
    application("app");
    ScanOptions options =
        new ScanOptions(
            Severity.INFO, 1, 1_000_000, List.of(), List.of("**/mule/*.xml"), true, "test");
    assertThat(scan(options, flowSeen()).findings()).isEmpty();
  }

  @Test
  void aRuleThatFailsIsToldAndTheOthersGoOn() throws IOException {
    application("app");
    Detector broken =
        (context, reporting) -> {
          throw new IllegalStateException("defect");
        };
    ScanResult result = scan(1, new Rule(metadata("broken-rule"), broken), flowSeen());
    assertThat(result.findings()).hasSize(2);
    assertThat(result.diagnostics()).extracting(Diagnostic::code).contains("rule-failed");
    assertThat(result.diagnostics().toString()).contains("broken-rule");
  }

  @Test
  void dataThatWasNotFollowedToItsEndIsTold() throws IOException {
    Path mule = application("app").resolve("src/main/mule");
    Files.writeString(
        mule.resolve("deep.xml"),
        "<mule xmlns=\"http://www.mulesoft.org/schema/mule/core\"><flow name=\"deep\">"
            + "<try>".repeat(300)
            + "</try>".repeat(300)
            + "</flow></mule>");
    Detector asking = (context, reporting) -> context.taint();
    List<Diagnostic> diagnostics =
        scan(1, new Rule(metadata("asking"), asking)).diagnostics().stream()
            .filter(diagnostic -> diagnostic.code().equals("data-flow-incomplete"))
            .toList();
    assertThat(diagnostics).hasSize(1);
    assertThat(diagnostics.get(0).level()).isEqualTo(Diagnostic.Level.WARNING);
    assertThat(diagnostics.get(0).path().toString()).endsWith("src/main/mule/deep.xml");
    assertThat(diagnostics.get(0).message()).contains("findings may be missing");
  }

  @Test
  void noCredentialIsInTheResult() throws IOException {
    Path resources = Files.createDirectories(application("app").resolve("src/main/resources"));
    Files.writeString(resources.resolve("config.properties"), "db.password=hunter2hunter2\n");
    assertThat(scan(1, flowSeen()).findings().toString()).doesNotContain("hunter2hunter2");
  }

  @Test
  void aSuppressionWithoutUseIsToldOnlyWhenItsRuleWasRun() throws IOException {
    Path mule = application("app").resolve("src/main/mule");
    Files.writeString(
        mule.resolve("b.xml"),
        "<mule xmlns=\"http://www.mulesoft.org/schema/mule/core\">"
            + "<!-- secscan:ignore flow-seen: x --><sub-flow name=\"s\"/>"
            + "<!-- secscan:ignore not-run: x --><sub-flow name=\"t\"/></mule>");
    List<String> codes = new ArrayList<>();
    scan(1, flowSeen()).diagnostics().forEach(diagnostic -> codes.add(diagnostic.code()));
    assertThat(codes).containsOnlyOnce("suppression-unused");
  }

  @Test
  void fingerprintsStayWhenLinesMove() throws IOException {
    Path config = application("app").resolve("src/main/mule/config.xml");
    List<String> before = fingerprints();
    Files.writeString(config, CONFIG.replace("<flow", "\n\n<!-- moved -->\n<flow"));
    assertThat(fingerprints()).isEqualTo(before);
  }

  private List<String> fingerprints() {
    return scan(1, flowSeen()).findings().stream().map(ReportedFinding::fingerprint).toList();
  }

  private Path application(String name) throws IOException {
    Path mule = Files.createDirectories(folder.resolve(name).resolve("src/main/mule"));
    Files.writeString(mule.resolve("config.xml"), CONFIG);
    return folder.resolve(name);
  }

  private ScanResult scan(int threads, Rule... rules) {
    return scan(
        new ScanOptions(Severity.INFO, threads, 1_000_000, List.of(), List.of(), true, "test"),
        rules);
  }

  private ScanResult scan(ScanOptions options, Rule... rules) {
    return Scanner.scan(
        new ScanRequest(
            folder,
            List.of(folder),
            List.of(rules),
            Catalog.builtIn(),
            options,
            ScanListener.SILENT));
  }

  /** Reports every flow, in words that hold a password of one of the files. */
  static Rule flowSeen() {
    Detector detector =
        (context, reporting) -> {
          for (XmlElement flow : context.project().flows()) {
            if (flow.getName().equals("flow")) {
              String name = flow.attribute("name").orElseThrow().getValue();
              reporting.report(
                  reporting.finding(flow.location(), "flow/" + name, Map.of("flow", name)));
            }
          }
        };
    return new Rule(metadata("flow-seen"), detector);
  }

  private static RuleMetadata metadata(String id) {
    return new RuleMetadata(
        id,
        List.of(),
        "A flow",
        Severity.LOW,
        Confidence.HIGH,
        "test",
        "0.1.0",
        List.of(1),
        List.of(),
        List.of(),
        Map.of(),
        Map.of("default", Severity.LOW),
        "flow {flow}, not hunter2hunter2",
        "why",
        "remedy",
        List.of());
  }
}

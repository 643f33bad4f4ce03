package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.fixture.GoldenFile;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.Ruleset;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.Scanner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * An API from its specification to its gateway: RAML with traits, resource types, a library and
 * OAuth 2.0, policies of Flex Gateway, a manifest and a profile of API Governance; and the same
 * application with OpenAPI 3.1.
 */
class LoansSampleTest {

  private static final Path SAMPLE = Path.of("src/test/resources/apps/loans");
  private static final ScanResult RESULT = scan();

  @Test
  void findingsAreThose() throws IOException {
    String findings =
        RESULT.findings().stream()
            .map(
                each ->
                    each.finding().severity().word()
                        + "["
                        + each.finding().ruleId()
                        + "] "
                        + each.finding().location()
                        + (each.suppressed() ? " (accepted)" : "")
                        + " "
                        + each.finding().message())
            .collect(Collectors.joining("\n"));
    String told =
        RESULT.diagnostics().stream()
            .map(each -> each.code() + " " + each.path() + " " + each.message())
            .collect(Collectors.joining("\n"));
    GoldenFile.check(SAMPLE.resolve("findings.txt"), findings + "\n\n" + told + "\n");
  }

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(rules("oas")).isEqualTo(rules("raml"));
  }

  @Test
  void evidenceTellsWhatWasFoundAcceptedAndNotSeen() {
    String evidence = Rendered.by(Rendered.format("compliance"), RESULT);
    assertThat(row(evidence, "[API2]")).contains("| open findings | 1 high, 5 medium |  |");
    assertThat(row(evidence, "[API7]")).contains("| open findings | 2 low |  |", "`ssrf`");
    assertThat(row(evidence, "[4.2.1]")).contains("| open findings | 2 info | 1 |");
    assertThat(row(evidence, "[6](https://eur-lex")).contains("not covered by static analysis");
    assertThat(evidence)
        .contains(
            "- API8: `gateway-without-tls` at `raml/gateway/loans.yaml:10:16`: both run in one pod,"
                + " the line is local (LOANS-17)",
            "- nothing is known of the gateway of `oas/mule-secscan.yaml`: rules on policies had"
                + " nothing to look at")
        .doesNotContain("not everything could be read");
  }

  private static String row(String evidence, String entry) {
    return evidence
        .lines()
        .filter(line -> line.startsWith("| " + entry))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no entry " + entry));
  }

  /** The rules that report something outside the gateway's files, which only one of them has. */
  private static Set<String> rules(String application) {
    return RESULT.findings().stream()
        .map(ReportedFinding::finding)
        .filter(each -> each.location().path().value().startsWith(application + "/src/"))
        .map(each -> each.ruleId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ScanResult scan() {
    Path base = SAMPLE.toAbsolutePath().normalize();
    Ruleset ruleset =
        RulesetLoader.load(
            List.of("ruleset.yaml"),
            base,
            LoansSampleTest.class.getClassLoader(),
            DetectorRegistry.of(Detectors.all()),
            Catalog.builtIn());
    return Scanner.scan(
        new ScanRequest(
            base,
            List.of(base),
            ruleset.rules(),
            Catalog.builtIn().on(LocalDate.of(2026, 11, 24)),
            ScanOptions.defaults(),
            ScanListener.SILENT,
            ruleset.notices()));
  }
}

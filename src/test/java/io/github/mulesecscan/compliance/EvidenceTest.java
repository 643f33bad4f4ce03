package io.github.mulesecscan.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.AdvisoriesAge;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScanStatistics;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final SourcePath FILE = new SourcePath("src/main/mule/a.xml");
  private static final Location PLACE = SourceText.root(FILE, "<mule/>").locate(new Span(0, 5));

  @Test
  void eachEntryHasTheRulesThatSupportItAndTheirFindings() {
    ControlEvidence transmission =
        control(
            Evidence.of(
                result(
                    finding("plain-http", false),
                    finding("plain-http", true),
                    finding("weak-cipher", true))),
            "pci-dss",
            "4.2.1");
    assertThat(transmission.rules()).containsExactly("plain-http", "weak-cipher");
    assertThat(transmission.findings()).hasSize(3);
    assertThat(transmission.accepted()).hasSize(2);
    assertThat(transmission.status()).isEqualTo(Status.OPEN);
    assertThat(transmission.limit()).isNotEmpty();
  }

  @Test
  void theStatusNeverSaysThatAnEntryIsMet() {
    Evidence evidence = Evidence.of(result(finding("weak-cipher", true)));
    assertThat(control(evidence, "owasp-api-2023", "API8").status()).isEqualTo(Status.ACCEPTED);
    assertThat(control(evidence, "owasp-api-2023", "API2").status())
        .isEqualTo(Status.NOTHING_FOUND);
    assertThat(control(evidence, "hipaa", "164.310").status()).isEqualTo(Status.NOT_STATIC);
    assertThat(control(evidence, "owasp-api-2023", "API1").status()).isEqualTo(Status.NO_RULE);
    for (Status status : Status.values()) {
      assertThat(status.words()).doesNotContain("met", "passed", "compliant", "proves");
    }
  }

  @Test
  void weaknessesAreListedByNumberWhereRulesNameThem() {
    StandardEvidence weaknesses = standard(Evidence.of(result()), "cwe");
    assertThat(weaknesses.controls())
        .extracting(ControlEvidence::number)
        .containsExactly("CWE-287", "CWE-319", "CWE-327");
    assertThat(weaknesses.supported()).isEqualTo(3);
  }

  @Test
  void standardsAndEntriesOfOnesOwnAreListedToo() {
    Evidence evidence = Evidence.of(result());
    StandardEvidence own = standard(evidence, "acme-10");
    assertThat(own.controls()).extracting(ControlEvidence::number).containsExactly("R2", "R10");
    assertThat(own.controls()).allMatch(control -> !control.checked());
    assertThat(control(evidence, "gdpr", "99").title()).isEmpty();
  }

  private static StandardEvidence standard(Evidence evidence, String id) {
    return evidence.standards().stream()
        .filter(standard -> standard.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static ControlEvidence control(Evidence evidence, String id, String number) {
    return standard(evidence, id).controls().stream()
        .filter(control -> control.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private static ScanResult result(ReportedFinding... findings) {
    return new ScanResult(
        "1",
        List.of(
            rule("plain-http", 319, "API8", Map.of("pci-dss", List.of("4.2.1"))),
            rule("token", 287, "API2", Map.of("acme-10", List.of("R10", "R2"))),
            rule(
                "weak-cipher",
                327,
                "API8",
                Map.of("pci-dss", List.of("4.2.1"), "gdpr", List.of("99")))),
        List.of(),
        Arrays.asList(findings),
        List.of(),
        new ScanStatistics(1, 1, 1, 1, 1),
        new AdvisoriesAge(LocalDate.of(2026, 1, 1), 0));
  }

  private static ReportedFinding finding(String ruleId, boolean accepted) {
    Finding finding =
        Finding.of(ruleId, Severity.HIGH, Confidence.HIGH, "m", PLACE, accepted ? "a" : "b");
    return new ReportedFinding(
        finding,
        new SourcePath(""),
        ruleId,
        CodeFrame.NONE,
        List.of(),
        accepted ? new AcceptedFinding(AcceptedFinding.Kind.INLINE, "agreed", PLACE) : null);
  }

  private static RuleMetadata rule(
      String id, int cwe, String owaspApi, Map<String, List<String>> compliance) {
    return new RuleMetadata(
        id,
        List.of(),
        id,
        Severity.HIGH,
        Confidence.HIGH,
        "c",
        "0.1.0",
        List.of(cwe),
        List.of(owaspApi),
        List.of(),
        compliance,
        Map.of(),
        "m",
        "w",
        "r",
        List.of());
  }
}

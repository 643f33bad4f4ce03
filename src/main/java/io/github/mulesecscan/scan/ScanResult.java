package io.github.mulesecscan.scan;

import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything one scan found, in the order in which reports show it.
 *
 * @param toolVersion the version of the plugin
 * @param rules the rules that were run, by id
 * @param applications the applications, by folder
 * @param findings the findings at or above the reported severity, by file and place; suppressed
 *     ones included and marked
 * @param diagnostics what could not be read or done, by file and place
 * @param statistics how much work it was
 * @param advisories how old what is known about versions was
 * @param baseline what comparing with a baseline showed; null when there is none
 * @param secrets hides the credentials of the applications in what is shown of their files
 */
public record ScanResult(
    String toolVersion,
    List<RuleMetadata> rules,
    List<ScannedApplication> applications,
    List<ReportedFinding> findings,
    List<Diagnostic> diagnostics,
    ScanStatistics statistics,
    AdvisoriesAge advisories,
    @Nullable BaselineComparison baseline,
    SecretMask secrets) {

  public ScanResult {
    rules = List.copyOf(rules);
    applications = List.copyOf(applications);
    findings = List.copyOf(findings);
    diagnostics = List.copyOf(diagnostics);
  }

  /** A result that was not compared with a baseline. */
  public ScanResult(
      String toolVersion,
      List<RuleMetadata> rules,
      List<ScannedApplication> applications,
      List<ReportedFinding> findings,
      List<Diagnostic> diagnostics,
      ScanStatistics statistics,
      AdvisoriesAge advisories) {
    this(
        toolVersion,
        rules,
        applications,
        findings,
        diagnostics,
        statistics,
        advisories,
        null,
        SecretMask.NONE);
  }

  /** This result with other findings and further diagnostics. */
  ScanResult with(List<ReportedFinding> others, List<Diagnostic> more) {
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.addAll(more);
    all.sort(Comparator.naturalOrder());
    return new ScanResult(
        toolVersion, rules, applications, others, all, statistics, advisories, baseline, secrets);
  }

  /** This result, compared with a baseline. */
  ScanResult compared(List<ReportedFinding> marked, BaselineComparison comparison) {
    return new ScanResult(
        toolVersion,
        rules,
        applications,
        marked,
        diagnostics,
        statistics,
        advisories,
        comparison,
        secrets);
  }

  /** The rules that were run, by id. */
  public Map<String, RuleMetadata> rulesById() {
    Map<String, RuleMetadata> byId = new TreeMap<>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    return byId;
  }

  /** The application that the file or folder {@code path} belongs to. */
  public Optional<ScannedApplication> applicationOf(SourcePath path) {
    return applications.stream()
        .filter(one -> path.isWithin(one.folder()))
        .max(Comparator.comparing(one -> one.folder().value().length()));
  }

  /** The findings that nobody accepted. */
  public List<ReportedFinding> open() {
    return findings.stream().filter(finding -> !finding.suppressed()).toList();
  }
}

package io.github.mulesecscan.scan;

import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.source.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
 */
public record ScanResult(
    String toolVersion,
    List<RuleMetadata> rules,
    List<ScannedApplication> applications,
    List<ReportedFinding> findings,
    List<Diagnostic> diagnostics,
    ScanStatistics statistics,
    AdvisoriesAge advisories) {

  public ScanResult {
    rules = List.copyOf(rules);
    applications = List.copyOf(applications);
    findings = List.copyOf(findings);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The rules that were run, by id. */
  public Map<String, RuleMetadata> rulesById() {
    Map<String, RuleMetadata> byId = new TreeMap<>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    return byId;
  }

  /** The findings that nobody accepted. */
  public List<ReportedFinding> open() {
    return findings.stream().filter(finding -> !finding.suppressed()).toList();
  }
}

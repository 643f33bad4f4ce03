package io.github.mulesecscan.gate;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.gate.Verdict.Tally;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.ScannedApplication;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides whether a build passes. */
public final class Gate {

  private static final int NAMED_IN_REASON = 3;

  private final GatePolicy policy;
  private final List<Finding> counted = new ArrayList<>();
  private final List<Diagnostic> errors;
  private final Map<Severity, Tally> tallies = new EnumMap<>(Severity.class);

  private Gate(List<ReportedFinding> findings, List<Diagnostic> diagnostics, GatePolicy policy) {
    this.policy = policy;
    this.errors =
        diagnostics.stream()
            .filter(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
            .toList();
    findings.forEach(this::count);
  }

  /** Judges what a scan found, as a whole and in each application. */
  public static Verdict judge(ScanResult result, GatePolicy policy) {
    Verdict whole = new Gate(result.findings(), result.diagnostics(), policy).verdict();
    return new Verdict(
        whole.failed(), whole.reason(), whole.tallies(), ofApplications(result, policy));
  }

  private static Map<SourcePath, Verdict> ofApplications(ScanResult result, GatePolicy policy) {
    Map<SourcePath, List<ReportedFinding>> findings =
        result.findings().stream().collect(Collectors.groupingBy(ReportedFinding::application));
    Map<SourcePath, List<Diagnostic>> diagnostics = new HashMap<>();
    for (Diagnostic diagnostic : result.diagnostics()) {
      result
          .applicationOf(diagnostic.path())
          .ifPresent(
              owner ->
                  diagnostics
                      .computeIfAbsent(owner.folder(), any -> new ArrayList<>())
                      .add(diagnostic));
    }
    Map<SourcePath, Verdict> verdicts = new HashMap<>();
    for (ScannedApplication application : result.applications()) {
      SourcePath folder = application.folder();
      verdicts.put(
          folder,
          new Gate(
                  findings.getOrDefault(folder, List.of()),
                  diagnostics.getOrDefault(folder, List.of()),
                  policy)
              .verdict());
    }
    return verdicts;
  }

  private void count(ReportedFinding reported) {
    Finding finding = reported.finding();
    Tally tally;
    if (reported.suppressed()) {
      tally = new Tally(0, 1, 0, 0);
    } else if (finding.confidence().isAtLeast(policy.minConfidence())
        && policy.counts(finding.severity())) {
      boolean old = policy.spares(reported);
      tally = old ? new Tally(0, 0, 0, 1) : new Tally(1, 0, 0, 0);
      if (!old) {
        counted.add(finding);
      }
    } else {
      tally = new Tally(0, 0, 1, 0);
    }
    tallies.merge(finding.severity(), tally, Tally::plus);
  }

  private Verdict verdict() {
    List<String> failures = new ArrayList<>();
    Set<Severity> tooMany = tooMany();
    if (!tooMany.isEmpty()) {
      failures.add(findingFailure(tooMany));
    }
    if (policy.failOnError() && !errors.isEmpty()) {
      failures.add(errorFailure());
    }
    if (failures.isEmpty()) {
      return new Verdict(false, passReason(), tallies);
    }
    return new Verdict(true, String.join("; ", failures), tallies);
  }

  /** The severities of which more findings count than are let through. */
  private Set<Severity> tooMany() {
    Set<Severity> tooMany = EnumSet.noneOf(Severity.class);
    Set<Severity> others = EnumSet.noneOf(Severity.class);
    int ofOthers = 0;
    for (Severity severity : Severity.values()) {
      int count = counted(severity);
      Integer allowed = policy.maxAllowed().bySeverity().get(severity);
      if (allowed != null && count > allowed) {
        tooMany.add(severity);
      } else if (allowed == null && count > 0) {
        others.add(severity);
        ofOthers += count;
      }
    }
    if (ofOthers > policy.maxAllowed().others()) {
      tooMany.addAll(others);
    }
    return tooMany;
  }

  private int counted(Severity severity) {
    return tallies.getOrDefault(severity, Tally.NOTHING).counted();
  }

  private String findingFailure(Set<Severity> severities) {
    List<Finding> worst =
        counted.stream()
            .filter(finding -> severities.contains(finding.severity()))
            .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::confidence))
            .toList();
    String named = named(worst, finding -> finding.ruleId() + " at " + finding.location());
    return counts(severities) + " (" + decidingWords() + "): " + named;
  }

  private String errorFailure() {
    return errorCount() + " (failOnError=true): " + named(errors, Gate::errorAt);
  }

  private String errorCount() {
    return errors.size() == 1 ? "1 error of the scan" : errors.size() + " errors of the scan";
  }

  private static String errorAt(Diagnostic error) {
    if (error.location() != null) {
      return error.code() + " at " + error.location();
    }
    return error.path().value().isEmpty() ? error.code() : error.code() + " at " + error.path();
  }

  private static <T> String named(List<T> worst, Function<T, String> name) {
    String first =
        worst.stream().limit(NAMED_IN_REASON).map(name).collect(Collectors.joining(", "));
    int more = worst.size() - NAMED_IN_REASON;
    return VisibleText.line(more > 0 ? first + " and " + more + " more" : first);
  }

  /** {@code 1 critical and 2 high findings}. */
  private String counts(Set<Severity> severities) {
    List<String> parts = new ArrayList<>();
    int total = 0;
    for (Severity severity : severities) {
      total += counted(severity);
      parts.add(counted(severity) + " " + severity.word());
    }
    int last = parts.size() - 1;
    String all =
        last == 0
            ? parts.get(0)
            : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    return all + (total == 1 ? " finding" : " findings");
  }

  /** The words of the policy without which these findings would have passed. */
  private String decidingWords() {
    String failOn = "failOn=" + policy.failOnWord();
    return policy.maxAllowed().isSet() ? failOn + ", maxAllowed=" + policy.maxAllowed() : failOn;
  }

  private String passReason() {
    String reason = policy.failOn() == null ? neverReason() : thresholdReason();
    if (errors.isEmpty()) {
      return reason;
    }
    return reason + "; not counted: " + errorCount() + " (failOnError=false)";
  }

  private String neverReason() {
    return "findings do not fail the build (failOn=never)" + leftOut();
  }

  private String thresholdReason() {
    if (!counted.isEmpty()) {
      Set<Severity> present = EnumSet.noneOf(Severity.class);
      counted.forEach(finding -> present.add(finding.severity()));
      return counts(present) + " let through (" + decidingWords() + ")" + leftOut();
    }
    if (leftOut().isEmpty()) {
      return "no findings";
    }
    String words = "failOn=" + policy.failOnWord();
    return "no finding counts ("
        + words
        + ", minConfidence="
        + policy.minConfidence().word()
        + ")"
        + leftOut();
  }

  private String oldWords() {
    String known = policy.onlyNew() ? "known from the baseline" : "";
    String outside =
        policy.changes() == null ? "" : "not touched since " + policy.changes().since();
    return known.isEmpty() || outside.isEmpty() ? known + outside : known + " or " + outside;
  }

  /** How many findings did not count: without that, a pass is easily misread as a clean scan. */
  private String leftOut() {
    Tally total = tallies.values().stream().reduce(Tally.NOTHING, Tally::plus);
    List<String> parts = new ArrayList<>();
    if (total.belowThreshold() > 0) {
      parts.add(total.belowThreshold() + " below the threshold");
    }
    if (total.old() > 0) {
      parts.add(total.old() + " " + oldWords());
    }
    if (total.suppressed() > 0) {
      parts.add(total.suppressed() + " suppressed");
    }
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }
}

package io.github.mulesecscan.scan;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.suppression.FileSuppression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Marks the findings that a file of suppressions accepts. */
public final class FileAcceptance {

  private final ScanResult result;
  private final List<FileSuppression> suppressions;
  private final LocalDate today;
  private final Set<FileSuppression> used = new LinkedHashSet<>();

  private FileAcceptance(ScanResult result, List<FileSuppression> all, LocalDate today) {
    this.result = result;
    this.suppressions = List.copyOf(all);
    this.today = today;
  }

  /**
   * Marks the accepted findings, and notes suppressions that have expired or accept nothing.
   *
   * @param today the day on which suppressions must still hold
   * @param whole whether the scan looked at everything the suppressions speak of; otherwise only
   *     one whose files lie in a scanned application can be without use
   */
  public static ScanResult apply(
      ScanResult result, List<FileSuppression> suppressions, LocalDate today, boolean whole) {
    return new FileAcceptance(result, suppressions, today).run(whole);
  }

  private ScanResult run(boolean whole) {
    List<ReportedFinding> findings = new ArrayList<>();
    for (ReportedFinding one : result.findings()) {
      Optional<FileSuppression> by = one.suppressed() ? Optional.empty() : acceptedBy(one);
      findings.add(by.map(suppression -> one.accepted(accepted(suppression))).orElse(one));
    }
    return result.with(findings, diagnostics(whole));
  }

  private Optional<FileSuppression> acceptedBy(ReportedFinding one) {
    List<FileSuppression> covering =
        suppressions.stream()
            .filter(suppression -> suppression.covers(one.finding(), one.fingerprint()))
            .toList();
    used.addAll(covering);
    return covering.stream().filter(suppression -> !suppression.isExpired(today)).findFirst();
  }

  /** Reasons quote what they excuse, now and then. */
  private AcceptedFinding accepted(FileSuppression suppression) {
    return new AcceptedFinding(
        AcceptedFinding.Kind.FILE,
        result.secrets().hide(suppression.words()),
        suppression.location());
  }

  private List<Diagnostic> diagnostics(boolean whole) {
    Set<String> rulesRun =
        result.rules().stream().map(rule -> rule.id()).collect(Collectors.toSet());
    List<Diagnostic> all = new ArrayList<>();
    for (FileSuppression suppression : suppressions) {
      String rules = String.join(", ", suppression.ruleIds().stream().sorted().toList());
      boolean isUsed = used.contains(suppression);
      if (isUsed && suppression.isExpired(today)) {
        all.add(
            diagnostic(
                Diagnostic.Level.WARNING,
                "suppression-expired",
                suppression,
                "held until "
                    + suppression.expires()
                    + ": what it accepted of "
                    + rules
                    + " counts again"));
      } else if (!isUsed
          && rulesRun.containsAll(suppression.ruleIds())
          && looked(suppression, whole)) {
        all.add(
            diagnostic(
                Diagnostic.Level.NOTE,
                "suppression-unused",
                suppression,
                "nothing that it speaks of is reported by " + rules + "; it can be removed"));
      }
    }
    return all;
  }

  private static Diagnostic diagnostic(
      Diagnostic.Level level, String code, FileSuppression suppression, String message) {
    return Diagnostic.at(level, code, suppression.location(), message);
  }

  private boolean looked(FileSuppression suppression, boolean whole) {
    if (whole || suppression.path() == null) {
      return whole;
    }
    SourcePath folder = new SourcePath(suppression.path().fixedFolder());
    return result.applications().stream().anyMatch(one -> folder.isWithin(one.folder()));
  }
}

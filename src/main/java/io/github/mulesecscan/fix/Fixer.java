package io.github.mulesecscan.fix;

import io.github.mulesecscan.edit.TextDiff;
import io.github.mulesecscan.edit.TextEdits;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.fix.FixResult.ChangedFile;
import io.github.mulesecscan.fix.FixResult.Fixed;
import io.github.mulesecscan.fix.FixResult.Refused;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.SecretMask;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes as many fixes as go together, looks at the result with a second scan, takes back what did
 * not work out, and goes on with those that had to wait because they change the same place. Nothing
 * is written: the changes are in the result.
 */
public final class Fixer {

  /** Of fixes that change the same place, one is made in each round. */
  private static final int MOST_ROUNDS = 25;

  private final ScanRequest request;
  private final Function<ScanRequest, ScanResult> scanner;
  private final boolean unsafe;
  private final WorkingCopy files;

  private final List<Fixed> fixed = new ArrayList<>();
  private final Map<String, Refused> refused = new LinkedHashMap<>();
  private final Set<String> accepted = new HashSet<>();
  private List<ReportedFinding> findings = List.of();
  private SecretMask secrets = SecretMask.NONE;
  private boolean isWaiting;

  private Fixer(ScanRequest request, Function<ScanRequest, ScanResult> scanner, boolean unsafe) {
    this.request = request;
    this.scanner = scanner;
    this.unsafe = unsafe;
    this.files = new WorkingCopy(request.base());
  }

  /**
   * Finds out what can be mended.
   *
   * @param scanner scans, and marks what is accepted: accepted findings are left alone
   * @param unsafe whether fixes that a person has to read are made, too
   */
  public static FixResult run(
      ScanRequest request, Function<ScanRequest, ScanResult> scanner, boolean unsafe) {
    return new Fixer(request, scanner, unsafe).run();
  }

  private FixResult run() {
    ScanResult first = scanner.apply(request);
    findings = first.findings();
    secrets = first.secrets();
    findings.stream()
        .filter(ReportedFinding::suppressed)
        .forEach(finding -> accepted.add(Planned.key(finding.finding())));
    int round = 0;
    List<Planned> plan = plan();
    while (!plan.isEmpty() && round++ < MOST_ROUNDS) {
      make(plan);
      plan = plan();
    }
    if (isWaiting || !plan.isEmpty()) {
      candidates().forEach(left -> refuse(left, "it changes the same place as another fix"));
    }
    return result(first.secrets());
  }

  private FixResult result(SecretMask before) {
    List<ChangedFile> changes = new ArrayList<>();
    files
        .changed()
        .forEach(
            (path, after) -> {
              String old = before.andValuesOf(secrets).masked(files.originalText(path));
              String now = secrets.andValuesOf(before).masked(files.text(path));
              TextDiff diff = TextDiff.of(old, now);
              changes.add(new ChangedFile(path, files.original(path), after, diff));
            });
    List<Fixed> sorted = fixed.stream().sorted(Comparator.comparing(Fixed::finding)).toList();
    List<Refused> left =
        refused.values().stream().sorted(Comparator.comparing(Refused::finding)).toList();
    return new FixResult(sorted, left, changes, open().toList());
  }

  private java.util.stream.Stream<ReportedFinding> open() {
    return findings.stream()
        .filter(finding -> !finding.suppressed())
        .filter(finding -> !accepted.contains(Planned.key(finding.finding())));
  }

  /** The findings that could be mended and were not tried yet. */
  private List<Planned> candidates() {
    List<Planned> all = new ArrayList<>();
    open()
        .filter(finding -> !refused.containsKey(Planned.key(finding.finding())))
        .forEach(
            finding ->
                wanted(finding.finding()).ifPresent(fix -> all.add(new Planned(finding, fix))));
    return all;
  }

  private Optional<Fix> wanted(Finding finding) {
    return finding.fixes().stream()
        .filter(fix -> unsafe || fix.safety() == Fix.Safety.SAFE)
        .findFirst();
  }

  /** Those that go together; of two that do not, the one that reports show first. */
  private List<Planned> plan() {
    isWaiting = false;
    List<Planned> plan = new ArrayList<>();
    for (Planned candidate : candidates()) {
      Optional<String> refusal =
          candidate.fix().edits().stream()
              .flatMap(edit -> files.refusal(edit.path()).stream())
              .findFirst();
      if (refusal.isPresent()) {
        refuse(candidate, refusal.get());
      } else if (plan.stream().allMatch(candidate::fits)) {
        plan.add(candidate);
      } else {
        isWaiting = true;
      }
    }
    return plan;
  }

  private void refuse(Planned planned, String reason) {
    refused.put(
        Planned.key(planned.finding()), new Refused(planned.finding(), planned.fix(), reason));
  }

  /** Makes the fixes of {@code plan}, or those of them that work out. */
  private void make(List<Planned> plan) {
    List<Planned> left = new ArrayList<>(plan);
    while (!left.isEmpty()) {
      Map<Planned, String> failures = attempt(left);
      failures.forEach(this::refuse);
      if (failures.isEmpty()) {
        left.forEach(planned -> fixed.add(new Fixed(planned.finding(), planned.fix())));
        return;
      }
      left.removeAll(failures.keySet());
    }
  }

  /** Makes all of {@code plan}; where some do not work out, makes none and tells which and why. */
  private Map<Planned, String> attempt(List<Planned> plan) {
    Map<SourcePath, Set<TextEdit>> edits = new TreeMap<>();
    plan.forEach(
        planned ->
            planned
                .fix()
                .edits()
                .forEach(
                    edit ->
                        edits.computeIfAbsent(edit.path(), p -> new LinkedHashSet<>()).add(edit)));
    Map<SourcePath, byte[]> contents = new TreeMap<>();
    Map<Planned, String> failures = new LinkedHashMap<>();
    edits.forEach(
        (path, changes) -> {
          SourceText before = files.text(path);
          Optional<byte[]> bytes = files.bytes(path, TextEdits.apply(before.content(), changes));
          if (bytes.isPresent()) {
            contents.put(path, bytes.get());
          } else {
            touching(plan, path)
                .forEach(
                    planned ->
                        failures.put(planned, "the file's encoding lacks a character of it"));
          }
        });
    if (!failures.isEmpty()) {
      return failures;
    }
    Map<SourcePath, byte[]> all = files.changed();
    all.putAll(contents);
    ScanResult after = scanner.apply(request.of(folders(plan), all));
    failures.putAll(new Proof(plan, edits, findings, after).failures());
    if (failures.isEmpty()) {
      files.accept(contents);
      take(after);
    }
    return failures;
  }

  static List<Planned> touching(Collection<Planned> plan, SourcePath path) {
    return plan.stream().filter(planned -> planned.touches(path)).toList();
  }

  /** The applications that have to be looked at again. */
  private List<Path> folders(List<Planned> plan) {
    return plan.stream()
        .map(planned -> planned.reported().application())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(folder -> request.base().resolve(folder.value()))
        .toList();
  }

  /** Puts what the second scan found in the place of what was found before. */
  private void take(ScanResult after) {
    Set<SourcePath> scanned =
        after.applications().stream()
            .map(application -> application.folder())
            .collect(Collectors.toSet());
    List<ReportedFinding> now = new ArrayList<>(after.findings());
    findings.stream().filter(finding -> !scanned.contains(finding.application())).forEach(now::add);
    now.sort(Comparator.naturalOrder());
    findings = now;
    secrets = secrets.replacedBy(after.secrets(), scanned);
  }
}

package io.github.mulesecscan.fix;

import io.github.mulesecscan.edit.TextEdits;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what a second scan found against the first one. */
final class Proof {

  private final List<Planned> plan;
  private final Map<SourcePath, ? extends Collection<TextEdit>> edits;
  private final List<ReportedFinding> before;
  private final ScanResult after;
  private final Map<Planned, String> failures = new LinkedHashMap<>();

  /** A finding by rule and place, as places are after the changes. */
  private record Spot(String rule, SourcePath path, int offset) {}

  Proof(
      List<Planned> plan,
      Map<SourcePath, ? extends Collection<TextEdit>> edits,
      List<ReportedFinding> before,
      ScanResult after) {
    this.plan = plan;
    this.edits = edits;
    this.before = before;
    this.after = after;
  }

  /** The fixes that did not work out, with the reason; all others did. */
  Map<Planned, String> failures() {
    for (Diagnostic diagnostic : after.diagnostics()) {
      if (diagnostic.level() == Diagnostic.Level.ERROR && edits.containsKey(diagnostic.path())) {
        Fixer.touching(plan, diagnostic.path())
            .forEach(planned -> fail(planned, "the file could not be read any more"));
      }
    }
    plan.stream()
        .filter(this::isStillFound)
        .forEach(planned -> fail(planned, "the finding would still be there"));
    findNew();
    return failures;
  }

  private void fail(Planned planned, String reason) {
    failures.putIfAbsent(planned, reason);
  }

  private boolean isStillFound(Planned planned) {
    Finding mended = planned.finding();
    int offset = moved(mended);
    return after.findings().stream()
        .map(ReportedFinding::finding)
        .filter(finding -> finding.ruleId().equals(mended.ruleId()))
        .filter(finding -> finding.location().path().equals(mended.location().path()))
        .map(finding -> finding.location().span())
        .anyMatch(span -> span.offset() == offset || span.contains(new Span(offset, 1)));
  }

  private int moved(Finding finding) {
    Collection<TextEdit> changes = edits.get(finding.location().path());
    int offset = finding.location().span().offset();
    return changes == null ? offset : TextEdits.moved(offset, changes);
  }

  /** A finding that was not there before is the fault of the fix that changed its place. */
  private void findNew() {
    Set<Spot> known = new HashSet<>();
    for (ReportedFinding one : before) {
      known.add(
          new Spot(one.finding().ruleId(), one.finding().location().path(), moved(one.finding())));
    }
    for (ReportedFinding one : after.findings()) {
      Finding finding = one.finding();
      Span span = finding.location().span();
      SourcePath path = finding.location().path();
      if (!known.contains(new Spot(finding.ruleId(), path, span.offset()))) {
        for (Planned planned : Fixer.touching(plan, path)) {
          if (changed(planned, path).stream().anyMatch(place -> meet(place, span))) {
            fail(planned, "it would lead to another finding, of " + finding.ruleId());
          }
        }
      }
    }
  }

  /** The places that {@code planned} changes, as they are after all changes. */
  private List<Span> changed(Planned planned, SourcePath path) {
    List<Span> places = new ArrayList<>();
    for (TextEdit edit : planned.fix().edits()) {
      Collection<TextEdit> changes = edits.get(path);
      if (edit.path().equals(path) && changes != null) {
        int start = TextEdits.moved(edit.span().offset(), changes);
        places.add(new Span(start, edit.replacement().length()));
      }
    }
    return places;
  }

  private static boolean meet(Span one, Span other) {
    return one.offset() <= other.end() && other.offset() <= one.end();
  }
}

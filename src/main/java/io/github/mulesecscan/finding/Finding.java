package io.github.mulesecscan.finding;

import io.github.mulesecscan.source.Location;
import java.util.Comparator;
import java.util.List;

/**
 * A security problem at an exact place.
 *
 * @param ruleId the rule that reports it
 * @param severity how bad it is here, which may differ from the rule's own severity
 * @param confidence how sure the scan is here
 * @param message one or two sentences for the person who has to mend it; holds no secret
 * @param location the attribute, expression or value that is wrong
 * @param anchor names the place without line numbers, so that a fingerprint survives edits
 *     elsewhere: {@code flow/find/db:select/db:sql}
 * @param related further places, in the order in which they should be read
 * @param trace the path of the data from source to sink; empty for findings without data flow
 * @param fixes repairs, the best one first
 */
public record Finding(
    String ruleId,
    Severity severity,
    Confidence confidence,
    String message,
    Location location,
    String anchor,
    List<Label> related,
    List<TraceStep> trace,
    List<Fix> fixes)
    implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::location)
          .thenComparing(Finding::ruleId)
          .thenComparing(Finding::message)
          .thenComparing(Finding::anchor);

  public Finding {
    related = List.copyOf(related);
    trace = List.copyOf(trace);
    fixes = List.copyOf(fixes);
  }

  /** A finding at one place, without path, related places or repair. */
  public static Finding of(
      String ruleId,
      Severity severity,
      Confidence confidence,
      String message,
      Location location,
      String anchor) {
    return new Finding(
        ruleId, severity, confidence, message, location, anchor, List.of(), List.of(), List.of());
  }

  public Finding withRelated(List<Label> places) {
    return new Finding(
        ruleId, severity, confidence, message, location, anchor, places, trace, fixes);
  }

  public Finding withTrace(List<TraceStep> steps) {
    return new Finding(
        ruleId, severity, confidence, message, location, anchor, related, steps, fixes);
  }

  public Finding withFixes(List<Fix> repairs) {
    return new Finding(
        ruleId, severity, confidence, message, location, anchor, related, trace, repairs);
  }

  /** By file, place and rule: the order of every report. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}

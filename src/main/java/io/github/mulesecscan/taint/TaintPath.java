package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.TraceStep;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One way that data takes to a sink.
 *
 * @param origin where it comes from
 * @param marks why it must not become known
 * @param confidence how sure the way is
 * @param steps from the origin to the sink
 * @param checks the checks on the way, none of which protects this sink
 * @param untouched whether it is all of what came in, nothing left out or renamed
 */
public record TaintPath(
    Origin origin,
    List<DataMark> marks,
    Confidence confidence,
    List<TraceStep> steps,
    List<TraceStep> checks,
    boolean untouched) {
  public TaintPath {
    marks = List.copyOf(marks);
    steps = List.copyOf(steps);
    checks = List.copyOf(checks);
  }

  /** Why it must not become known, in short. */
  public Set<DataLabel> labels() {
    return marks.stream().map(DataMark::label).collect(Collectors.toUnmodifiableSet());
  }

  /** How far the writer of the data is trusted. */
  public Trust trust() {
    return origin.trust();
  }
}

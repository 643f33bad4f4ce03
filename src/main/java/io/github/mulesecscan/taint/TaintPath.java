package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.TraceStep;
import java.util.List;
import java.util.Set;

/**
 * One way that data takes to a sink.
 *
 * @param origin where it comes from
 * @param labels why it must not become known
 * @param confidence how sure the way is
 * @param steps from the origin to the sink
 * @param checks the checks on the way, none of which protects this sink
 */
public record TaintPath(
    Origin origin,
    Set<DataLabel> labels,
    Confidence confidence,
    List<TraceStep> steps,
    List<TraceStep> checks) {
  public TaintPath {
    labels = DataLabel.set(labels);
    steps = List.copyOf(steps);
    checks = List.copyOf(checks);
  }

  /** How far the writer of the data is trusted. */
  public Trust trust() {
    return origin.trust();
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import java.util.function.UnaryOperator;

/** Tells one more step of the way of data. */
final class LongerWay implements UnaryOperator<Trace> {

  private final TraceStep step;
  private final int hash;

  LongerWay(TraceStep step) {
    this.step = step;
    this.hash = Trace.hash(step);
  }

  @Override
  public Trace apply(Trace trace) {
    return trace.then(step, hash, false);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof LongerWay way && hash == way.hash && Trace.areEqual(step, way.step));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

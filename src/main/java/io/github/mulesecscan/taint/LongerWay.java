package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import java.util.function.UnaryOperator;

/** Tells one more step of the way of data. */
record LongerWay(TraceStep step) implements UnaryOperator<Taint> {

  @Override
  public Taint apply(Taint taint) {
    return taint.step(step);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof LongerWay way && Trace.areEqual(step, way.step));
  }

  @Override
  public int hashCode() {
    return 31 * step.message().hashCode() + step.nesting();
  }
}

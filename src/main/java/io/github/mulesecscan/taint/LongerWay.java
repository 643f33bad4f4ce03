package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import java.util.function.UnaryOperator;

/** Tells one more step of the way of data. */
record LongerWay(Location location, String sentence, TraceStep.Kind kind, int nesting)
    implements UnaryOperator<Taint> {

  @Override
  public Taint apply(Taint taint) {
    return taint.step(location, sentence, kind, nesting);
  }
}

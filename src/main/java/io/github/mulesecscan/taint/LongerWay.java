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

  /** Written out, since it is asked for often. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof LongerWay way
            && nesting == way.nesting
            && kind == way.kind
            && sentence.equals(way.sentence)
            && (location == way.location || location.equals(way.location)));
  }

  @Override
  public int hashCode() {
    return 31 * sentence.hashCode() + nesting;
  }
}

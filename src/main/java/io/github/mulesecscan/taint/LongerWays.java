package io.github.mulesecscan.taint;

import java.util.function.UnaryOperator;

/** Two longer ways that are told of the same data, one after the other. */
record LongerWays(UnaryOperator<Trace> first, UnaryOperator<Trace> second)
    implements UnaryOperator<Trace> {

  @Override
  public Trace apply(Trace trace) {
    return second.apply(first.apply(trace));
  }
}

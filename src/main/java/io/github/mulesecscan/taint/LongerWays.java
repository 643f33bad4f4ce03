package io.github.mulesecscan.taint;

import java.util.function.UnaryOperator;

/** Two longer ways that are told of the same data, one after the other. */
record LongerWays(UnaryOperator<Taint> first, UnaryOperator<Taint> second)
    implements UnaryOperator<Taint> {

  @Override
  public Taint apply(Taint taint) {
    return second.apply(first.apply(taint));
  }
}

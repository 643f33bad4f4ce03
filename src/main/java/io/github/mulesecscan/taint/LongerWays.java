package io.github.mulesecscan.taint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Several longer ways that are told of the same data, one after the other. */
record LongerWays(List<UnaryOperator<Taint>> each) implements UnaryOperator<Taint> {

  /** Tells {@code first} and then {@code second}. */
  static LongerWays of(UnaryOperator<Taint> first, UnaryOperator<Taint> second) {
    List<UnaryOperator<Taint>> both = new ArrayList<>();
    add(both, first);
    add(both, second);
    return new LongerWays(both);
  }

  private static void add(List<UnaryOperator<Taint>> all, UnaryOperator<Taint> way) {
    if (way instanceof LongerWays ways) {
      all.addAll(ways.each);
    } else {
      all.add(way);
    }
  }

  @Override
  public Taint apply(Taint taint) {
    Taint told = taint;
    for (UnaryOperator<Taint> way : each) {
      told = way.apply(told);
    }
    return told;
  }
}

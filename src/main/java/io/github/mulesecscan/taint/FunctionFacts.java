package io.github.mulesecscan.taint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known about functions that are not written in the application. */
interface FunctionFacts {

  /** Knows no function. */
  FunctionFacts NONE = (module, name) -> Optional.empty();

  /** The facts about a function: of {@code dw::core::URL} and {@code encodeURIComponent}. */
  Optional<Fact> fact(String module, String name);

  /**
   * What is known about one function. Arguments are counted from 0.
   *
   * @param result the arguments whose data the result may hold; empty for all
   * @param clears the kinds of sinks to which the result is harmless
   * @param restores the kinds of sinks to which it is dangerous again: an encoding is undone
   * @param hides whether the result tells nothing of what must not become known
   * @param gives data that the result holds, whatever the arguments
   * @param sinks arguments that must not hold untrusted data
   * @param guard what {@code true} as result says about an argument
   */
  record Fact(
      Optional<Set<Integer>> result,
      KindSet clears,
      KindSet restores,
      boolean hides,
      Optional<Given> gives,
      List<Sink> sinks,
      Optional<Guard> guard) {
    public Fact {
      result = result.map(Set::copyOf);
      sinks = List.copyOf(sinks);
    }

    static Fact ofResult(Optional<Set<Integer>> result) {
      return new Fact(
          result, KindSet.NONE, KindSet.NONE, false, Optional.empty(), List.of(), Optional.empty());
    }

    boolean handsOn(int argument) {
      return result.map(arguments -> arguments.contains(argument)).orElse(true);
    }
  }

  /** Data that a function brings in. */
  record Given(String description, Trust trust, Set<DataLabel> labels) {}

  /** An argument that data must not reach. */
  record Sink(String kind, int argument) {}

  /** A function that tells something about an argument. */
  record Guard(int argument, KindSet clears) {}
}

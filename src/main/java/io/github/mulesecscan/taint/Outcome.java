package io.github.mulesecscan.taint;

import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * How a processor, a chain of them or a flow ends.
 *
 * @param normal the event behind it; empty if it always fails
 * @param failures the events with which it may fail
 */
record Outcome(Optional<State> normal, Failures failures) {

  static final Outcome NEVER = new Outcome(Optional.empty(), Failures.NONE);

  static Outcome of(State state) {
    return new Outcome(Optional.of(state), Failures.NONE);
  }

  /** The events of {@code old} wherever they are the same, so that this is seen by identity. */
  Outcome likeBefore(Outcome old) {
    boolean unchanged =
        normal.isPresent() && old.normal.isPresent()
            ? normal.get().isSame(old.normal.get())
            : normal.isEmpty() && old.normal.isEmpty();
    Failures like = failures.likeBefore(old.failures);
    return unchanged && like == old.failures
        ? old
        : new Outcome(unchanged ? old.normal : normal, like);
  }

  /** Whether these are the very events of {@code other}. */
  boolean isIdentical(Outcome other) {
    return failures == other.failures && normal.orElse(null) == other.normal.orElse(null);
  }

  /** What holds if either may happen. */
  Outcome join(Outcome other) {
    return join(other, State::join, Failures::join);
  }

  /** The same for an outcome of events that are {@link State#flat}; the result is so, too. */
  Outcome joinFlat(Outcome other) {
    return join(other, State::joinFlat, Failures::joinFlat);
  }

  private Outcome join(Outcome other, BinaryOperator<State> either, BinaryOperator<Failures> any) {
    Optional<State> both =
        normal.isPresent() && other.normal.isPresent()
            ? Optional.of(either.apply(normal.get(), other.normal.get()))
            : normal.or(other::normal);
    return new Outcome(both, any.apply(failures, other.failures));
  }

  Outcome plus(Failures more) {
    return new Outcome(normal, failures.join(more));
  }

  /** The same, where it fails with errors of these namespaces, too. */
  Outcome failingIn(Set<String> namespaces) {
    Failures raised = failures.in(namespaces);
    return raised == failures ? this : new Outcome(normal, raised);
  }

  /** Changes all events. */
  Outcome map(UnaryOperator<State> change) {
    return new Outcome(normal.map(change), failures.map(change));
  }

  Outcome withNormal(State state) {
    return new Outcome(Optional.of(state), failures);
  }
}

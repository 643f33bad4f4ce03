package io.github.mulesecscan.taint;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The events with which processors may fail, by the type of the error; the empty type stands for
 * any that the processors may raise. Immutable.
 *
 * @param namespaces words of the namespaces of errors that the processors may raise, see {@link
 *     ErrorNamespaces}
 */
record Failures(Map<String, State> states, Set<String> namespaces) {

  static final String ANY = "";

  static final Failures NONE = new Failures(Map.of(), Set.of());

  Failures {
    states = states.size() < 2 ? Map.copyOf(states) : sorted(states);
  }

  private static Map<String, State> sorted(Map<String, State> states) {
    return Collections.unmodifiableMap(new TreeMap<>(states));
  }

  static Failures of(String type, State state) {
    return new Failures(Map.of(type, state), Set.of());
  }

  boolean isEmpty() {
    return states.isEmpty();
  }

  /** The same, of processors that may raise errors in {@code more} namespaces. */
  Failures in(Set<String> more) {
    return isEmpty() || namespaces.containsAll(more)
        ? this
        : new Failures(states, both(namespaces, more));
  }

  private static Set<String> both(Set<String> some, Set<String> more) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return Collections.unmodifiableSet(all);
  }

  /** Those of types that are not {@code taken}. */
  Failures without(Predicate<String> taken) {
    TreeMap<String, State> left = new TreeMap<>(states);
    left.keySet().removeIf(taken);
    return left.size() == states.size() ? this : new Failures(left, namespaces);
  }

  /** Changes all events. */
  Failures map(UnaryOperator<State> change) {
    TreeMap<String, State> changed = new TreeMap<>(states);
    changed.replaceAll((type, state) -> change.apply(state));
    return changed.isEmpty() ? this : new Failures(changed, namespaces);
  }

  /** The events of {@code old} wherever they are the same. */
  Failures likeBefore(Failures old) {
    if (this == old || isEmpty() || old.isEmpty()) {
      return this;
    }
    TreeMap<String, State> like = new TreeMap<>();
    boolean same = states.size() == old.states.size() && namespaces.equals(old.namespaces);
    for (Map.Entry<String, State> failure : states.entrySet()) {
      State before = old.states.get(failure.getKey());
      boolean unchanged = before != null && failure.getValue().isSame(before);
      like.put(failure.getKey(), unchanged ? before : failure.getValue());
      same &= unchanged;
    }
    return same ? old : new Failures(like, namespaces);
  }

  Failures join(Failures other) {
    return join(other, State::joinLater);
  }

  /** The same for events that are {@link State#flat}; the result is so, too. */
  Failures joinFlat(Failures other) {
    return join(other, State::joinFlat);
  }

  private Failures join(Failures other, BinaryOperator<State> either) {
    if (other.isEmpty() || this == other) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    Map<String, State> joined = states;
    for (Map.Entry<String, State> failure : other.states.entrySet()) {
      State own = states.get(failure.getKey());
      State both = own == null ? failure.getValue() : either.apply(own, failure.getValue());
      if (both != own) {
        joined = joined == states ? new TreeMap<>(states) : joined;
        joined.put(failure.getKey(), both);
      }
    }
    Failures both = joined == states ? this : new Failures(joined, namespaces);
    return both.in(other.namespaces);
  }
}

package io.github.mulesecscan.taint;

import java.util.Map;
import java.util.TreeMap;

/**
 * The events with which processors may fail, by the type of the error; the empty type stands for
 * any. Immutable.
 */
record Failures(Map<String, State> states) {

  static final String ANY = "";

  static final Failures NONE = new Failures(Map.of());

  Failures {
    states = java.util.Collections.unmodifiableMap(new TreeMap<>(states));
  }

  static Failures of(String type, State state) {
    return new Failures(Map.of(type, state));
  }

  boolean isEmpty() {
    return states.isEmpty();
  }

  Failures join(Failures other) {
    if (other.isEmpty() || equals(other)) {
      return this;
    }
    TreeMap<String, State> joined = new TreeMap<>(states);
    other.states.forEach((type, state) -> joined.merge(type, state, State::join));
    return new Failures(joined);
  }
}

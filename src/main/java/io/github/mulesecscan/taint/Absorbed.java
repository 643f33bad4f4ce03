package io.github.mulesecscan.taint;

import java.util.List;
import java.util.stream.Stream;

/**
 * Values that are known to add nothing to another one, the last ones first. Immutable.
 *
 * @param values compared by identity
 */
record Absorbed(List<Value> values) {

  static final Absorbed NONE = new Absorbed(List.of());

  private static final int MOST = 4;

  boolean has(Value value) {
    for (Value each : values) {
      if (each == value) {
        return true;
      }
    }
    return false;
  }

  Absorbed with(Value value) {
    return new Absorbed(Stream.concat(Stream.of(value), values.stream()).limit(MOST).toList());
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * A value that reaches an argument of a function that is a sink.
 *
 * @param kind the kind of sink
 * @param value the argument
 * @param location the argument's expression
 * @param function the function's name
 * @param end where it is in code that the function runs
 */
record SinkUse(
    String kind, Value value, Location location, String function, @Nullable Location end) {

  SinkUse(String kind, Value value, Location location, String function) {
    this(kind, value, location, function, null);
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;

/**
 * A value that reaches an argument of a function that is a sink.
 *
 * @param kind the kind of sink
 * @param value the argument
 * @param location the argument's expression
 * @param function the function's name
 */
record SinkUse(String kind, Value value, Location location, String function) {}

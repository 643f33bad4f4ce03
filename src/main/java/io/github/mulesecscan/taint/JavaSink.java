package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;

/**
 * A value that reaches a place in Java or Groovy code that it should not reach.
 *
 * @param location where it is handed over
 * @param name the method or constructor: {@code Runtime.exec}
 */
record JavaSink(String kind, Value value, Location location, String name) {}

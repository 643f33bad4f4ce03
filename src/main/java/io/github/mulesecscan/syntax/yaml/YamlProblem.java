package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.Location;

/**
 * Something that a file of one of our own formats says wrongly.
 *
 * @param location the exact place
 * @param message what was found and what was expected, in a few words
 */
public record YamlProblem(Location location, String message) {

  /** {@code path:line:column: message}, as compilers print it. */
  @Override
  public String toString() {
    return location + ": " + message;
  }
}

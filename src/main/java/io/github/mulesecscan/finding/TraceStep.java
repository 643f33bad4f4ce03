package io.github.mulesecscan.finding;

import io.github.mulesecscan.source.Location;

/**
 * One step of the path that data takes from a source to a sink.
 *
 * @param location the expression, attribute or call where the step happens
 * @param message a sentence: what holds the data now
 * @param kind what part the step plays
 * @param nesting how many calls deep the step is, 0 in the flow where the path begins
 */
public record TraceStep(Location location, String message, Kind kind, int nesting) {

  /** What part a step plays in a path. */
  public enum Kind {
    SOURCE,
    PROPAGATION,
    CALL,
    RETURN,
    SINK
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.source.Location;

/**
 * A value that made a condition hold.
 *
 * @param owner the element, property or node that has it, compared by identity
 * @param name the attribute's or key's name
 * @param value what it is in the environment at hand
 * @param location what to mark when it is reported: the whole attribute, or the text
 * @param assumed whether the condition holds because the value is not known
 * @param isHost whether the condition was about the host that the value names
 */
record Evidence(
    Object owner,
    String name,
    ResolvedValue value,
    Location location,
    boolean assumed,
    boolean isHost) {

  /** A value that passed {@code test} with {@code answer}. */
  static Evidence of(
      Object owner,
      String name,
      ResolvedValue value,
      Location location,
      ValueTest test,
      ValueTest.Answer answer) {
    boolean assumed = answer == ValueTest.Answer.ASSUMED;
    return new Evidence(owner, name, value, location, assumed, test.asksHost());
  }
}

package io.github.mulesecscan.gate;

import io.github.mulesecscan.finding.Severity;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many findings a gate lets through.
 *
 * @param others how many altogether of the severities that have no number of their own
 * @param bySeverity how many of each severity named here; naming one makes its findings count, even
 *     below the severity that fails a build
 */
public record MaxAllowed(int others, Map<Severity, Integer> bySeverity) {

  /** Lets nothing through. */
  public static final MaxAllowed NONE = new MaxAllowed(0, Map.of());

  public MaxAllowed {
    Map<Severity, Integer> ordered = new EnumMap<>(Severity.class);
    ordered.putAll(bySeverity);
    bySeverity = Collections.unmodifiableMap(ordered);
  }

  /**
   * Reads {@code 5}, {@code high=2,medium=10} or both forms together; blank text lets nothing
   * through.
   *
   * @throws IllegalArgumentException with a sentence for the user when the text has another form
   */
  public static MaxAllowed parse(String text) {
    Integer others = null;
    Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
    for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
      int equals = entry.indexOf('=');
      int number = number(entry.substring(equals + 1).strip(), text);
      boolean twice;
      if (equals < 0) {
        twice = others != null;
        others = number;
      } else {
        Severity severity = severity(entry.substring(0, equals).strip(), text);
        twice = bySeverity.put(severity, number) != null;
      }
      if (twice) {
        throw new IllegalArgumentException(
            "maxAllowed=" + text + " gives two numbers for the same findings.");
      }
    }
    return new MaxAllowed(others == null ? 0 : others, bySeverity);
  }

  private static int number(String word, String text) {
    try {
      int number = Integer.parseInt(word);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a negative number.
    }
    throw new IllegalArgumentException(
        "maxAllowed="
            + text
            + " is not understood at '"
            + word
            + "'; write a number such as 5, or one for each severity such as high=2,medium=10.");
  }

  private static Severity severity(String word, String text) {
    return Severity.ofWord(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "maxAllowed="
                        + text
                        + " names the unknown severity '"
                        + word
                        + "'; there are critical, high, medium, low and info."));
  }

  /** Whether anything is let through, or counted, beyond what the severity alone decides. */
  boolean isSet() {
    return others > 0 || !bySeverity.isEmpty();
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    String named =
        bySeverity.entrySet().stream()
            .map(entry -> entry.getKey().word() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
    if (named.isEmpty()) {
      return String.valueOf(others);
    }
    return others == 0 ? named : others + "," + named;
  }
}

package io.github.mulesecscan.finding;

import java.util.Locale;
import java.util.Optional;

/** How sure the scan is that a finding is true; surest first. */
public enum Confidence {
  HIGH,
  MEDIUM,
  LOW;

  /** Whether this is as sure as {@code floor} or surer. */
  public boolean isAtLeast(Confidence floor) {
    return compareTo(floor) <= 0;
  }

  /** The word used in rules, configuration and reports: {@code medium}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The confidence that {@code word} names, in any letter case. */
  public static Optional<Confidence> ofWord(String word) {
    for (Confidence confidence : values()) {
      if (confidence.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(confidence);
      }
    }
    return Optional.empty();
  }
}

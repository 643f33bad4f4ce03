package io.github.mulesecscan.finding;

import java.util.Locale;
import java.util.Optional;

/** How much harm a finding can do if it is true; worst first. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  INFO;

  /** Whether this is as bad as {@code floor} or worse. */
  public boolean isAtLeast(Severity floor) {
    return compareTo(floor) <= 0;
  }

  /** The word used in rules, configuration and reports: {@code critical}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The severity that {@code word} names, in any letter case. */
  public static Optional<Severity> ofWord(String word) {
    for (Severity severity : values()) {
      if (severity.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }
}

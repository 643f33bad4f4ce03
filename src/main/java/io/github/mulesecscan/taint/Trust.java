package io.github.mulesecscan.taint;

import java.util.Locale;
import java.util.Optional;

/** How far whoever writes a piece of data can be trusted; most trusted first. */
public enum Trust {
  /** Written in the application. */
  CONSTANT,
  /** Properties and the environment of the deployment. */
  CONFIG,
  /** What an identity provider says about the caller. */
  IDENTITY,
  /** The application's own database and stores, which hold what callers once sent. */
  STORED,
  /** Answers of systems that the application calls. */
  UPSTREAM,
  /** Queues, files and messages of known senders. */
  PARTNER,
  /** Anybody. */
  UNTRUSTED;

  /** The word used in the catalogue and in rules: {@code untrusted}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level that {@code word} names. */
  public static Optional<Trust> ofWord(String word) {
    for (Trust trust : values()) {
      if (trust.word().equals(word)) {
        return Optional.of(trust);
      }
    }
    return Optional.empty();
  }

  /** Whether this is trusted as little as {@code floor} or less. */
  public boolean isAtLeast(Trust floor) {
    return compareTo(floor) >= 0;
  }

  Trust join(Trust other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

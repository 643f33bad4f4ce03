package io.github.mulesecscan.taint;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why a piece of data must not become known. */
public enum DataLabel {
  /** Credentials, tokens and keys. */
  SECRET,
  /** Data about people. */
  PERSONAL,
  /** Stack traces, paths and the like, which help an attacker. */
  INTERNAL;

  /** The word used in the catalogue and in rules: {@code secret}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The label that {@code word} names. */
  public static Optional<DataLabel> ofWord(String word) {
    for (DataLabel label : values()) {
      if (label.word().equals(word)) {
        return Optional.of(label);
      }
    }
    return Optional.empty();
  }

  /** A set whose order is that of the labels. */
  static Set<DataLabel> set(Set<DataLabel> labels) {
    return labels.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(labels));
  }
}

package io.github.mulesecscan.taint;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Why a piece of data must not become known. */
public enum DataLabel {
  /** Credentials, tokens and keys. */
  SECRET,
  /** Data about people. */
  PERSONAL,
  /** Stack traces, paths and the like, which help an attacker. */
  INTERNAL;

  /** There are few sets: each is kept once, so that equal ones are seen fast. */
  private static final Map<Set<DataLabel>, Set<DataLabel>> SETS = new ConcurrentHashMap<>();

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
    return labels.isEmpty() ? Set.of() : SETS.computeIfAbsent(labels, DataLabel::sorted);
  }

  private static Set<DataLabel> sorted(Set<DataLabel> labels) {
    return Collections.unmodifiableSet(EnumSet.copyOf(labels));
  }
}

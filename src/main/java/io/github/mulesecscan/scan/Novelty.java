package io.github.mulesecscan.scan;

import java.util.Locale;

/** What a baseline says of a finding. */
public enum Novelty {
  /** There is no baseline. */
  UNKNOWN,
  /** The baseline does not know it. */
  NEW,
  /** It was known when the baseline was written. */
  UNCHANGED;

  /** {@code new}, {@code unchanged}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

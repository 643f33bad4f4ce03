package io.github.mulesecscan.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the facts of a model are known. */
public enum Provenance {
  /** Read in the source of the connector. */
  SOURCE_READ,
  /** Read in its documentation. */
  DOCS,
  /** Seen in applications. */
  CORPUS,
  /** By its name and what connectors have in common; nobody looked. */
  ASSUMED,
  /** Said by a user's ruleset. */
  USER;

  /** Whether somebody looked where the connector tells what it does. */
  public boolean isVerified() {
    return this == SOURCE_READ || this == DOCS || this == CORPUS;
  }

  /** The provenance as component files name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The provenance of that name. */
  static Optional<Provenance> ofWord(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Provenance::word).toList();
  }
}

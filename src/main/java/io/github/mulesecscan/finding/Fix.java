package io.github.mulesecscan.finding;

import java.util.List;

/**
 * A repair that can be applied to the files.
 *
 * @param title an imperative phrase: {@code remove insecure="true"}
 * @param safety whether it may be applied without a person reading it
 * @param edits changes that belong together and do not overlap
 */
public record Fix(String title, Safety safety, List<TextEdit> edits) {

  public Fix {
    edits = List.copyOf(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("a fix without edits: " + title);
    }
  }

  /** Whether a person has to look before the fix is applied. */
  public enum Safety {
    /** Keeps behaviour, or strictly hardens it. */
    SAFE,
    /** Needs a value filled in, or may change what the application does. */
    UNSAFE
  }
}

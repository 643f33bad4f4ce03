package io.github.mulesecscan.scan;

import io.github.mulesecscan.source.Location;

/**
 * Why a finding does not count.
 *
 * @param kind where the suppression stands
 * @param reason the words of whoever accepted the finding
 * @param location the suppression itself
 */
public record AcceptedFinding(Kind kind, String reason, Location location) {

  /** Where a suppression stands. */
  public enum Kind {
    /** In a comment beside the code. */
    INLINE,
    /** In a file of suppressions. */
    FILE
  }
}

package io.github.mulesecscan.project;

/**
 * How much of an application is read.
 *
 * @param maxFileBytes files with more bytes are left out with a diagnostic
 */
public record LoadLimits(long maxFileBytes) {

  public LoadLimits {
    if (maxFileBytes < 1) {
      throw new IllegalArgumentException("maxFileBytes: " + maxFileBytes);
    }
  }

  /** Files up to 20 MB. */
  public static LoadLimits defaults() {
    return new LoadLimits(20_000_000L);
  }
}

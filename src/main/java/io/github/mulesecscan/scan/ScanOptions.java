package io.github.mulesecscan.scan;

import io.github.mulesecscan.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a scan is done.
 *
 * @param reportFrom the mildest severity that is kept in the result
 * @param threads how many applications are looked at side by side; at least 1
 * @param maxFileBytes larger files are left out with a diagnostic
 * @param includes patterns of paths, relative to the base, that findings must match one of; empty
 *     for all. {@code *} stays within a folder name, {@code **} does not
 * @param excludes patterns of paths whose findings are dropped
 * @param inlineSuppressions whether comments in scanned files may accept findings
 * @param toolVersion the version of the plugin, for reports
 * @param repository a local Maven repository, in which specifications that applications name as
 *     artifacts are looked up
 */
public record ScanOptions(
    Severity reportFrom,
    int threads,
    long maxFileBytes,
    List<String> includes,
    List<String> excludes,
    boolean inlineSuppressions,
    String toolVersion,
    Optional<Path> repository) {

  public ScanOptions {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads);
    }
  }

  /** Without a local repository. */
  public ScanOptions(
      Severity reportFrom,
      int threads,
      long maxFileBytes,
      List<String> includes,
      List<String> excludes,
      boolean inlineSuppressions,
      String toolVersion) {
    this(
        reportFrom,
        threads,
        maxFileBytes,
        includes,
        excludes,
        inlineSuppressions,
        toolVersion,
        Optional.empty());
  }

  /** Everything reported, one application at a time, files up to 20 MB. */
  public static ScanOptions defaults() {
    return new ScanOptions(Severity.INFO, 1, 20_000_000L, List.of(), List.of(), true, "dev");
  }
}

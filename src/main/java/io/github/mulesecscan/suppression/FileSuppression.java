package io.github.mulesecscan.suppression;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.PathPattern;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's decision, in a file of suppressions, to accept findings.
 *
 * @param ruleIds the rules it speaks of
 * @param path the files it speaks of; null for all
 * @param lines the lines it speaks of; null for all
 * @param fingerprint the one finding it speaks of; null for all
 * @param reason why they are accepted; never empty
 * @param owner who answers for that; null when nobody is named
 * @param expires the last day it holds; null for ever
 * @param location the suppression itself
 */
public record FileSuppression(
    Set<String> ruleIds,
    @Nullable PathPattern path,
    @Nullable Lines lines,
    @Nullable String fingerprint,
    String reason,
    @Nullable String owner,
    @Nullable LocalDate expires,
    Location location) {

  /**
   * Lines of a file.
   *
   * @param first the first one, counted from 1
   * @param last the last one
   */
  public record Lines(int first, int last) {}

  public FileSuppression {
    ruleIds = Set.copyOf(ruleIds);
  }

  /** Whether it speaks of {@code finding}, which is called {@code name} across scans. */
  public boolean covers(Finding finding, String name) {
    int line = finding.location().startLine();
    return ruleIds.contains(finding.ruleId())
        && (path == null || path.matches(finding.location().path()))
        && (lines == null || (lines.first() <= line && line <= lines.last()))
        && (fingerprint == null || fingerprint.equals(name));
  }

  /** Whether it no longer holds on {@code today}. */
  public boolean isExpired(LocalDate today) {
    return expires != null && expires.isBefore(today);
  }

  /** The reason, and who answers for it. */
  public String words() {
    return owner == null ? reason : reason + " (" + owner + ")";
  }
}

package io.github.mulesecscan.suppression;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.Span;
import java.util.Set;

/**
 * Somebody's decision to accept findings.
 *
 * @param ruleIds the rules it speaks of
 * @param reason why they are accepted; never empty
 * @param location the suppression itself
 * @param covers the part of the same file whose findings are accepted
 */
public record Suppression(Set<String> ruleIds, String reason, Location location, Span covers) {

  public Suppression {
    ruleIds = Set.copyOf(ruleIds);
  }

  /** Whether {@code finding} is accepted: it begins in the covered part, and its rule is named. */
  public boolean accepts(Finding finding) {
    Span place = finding.location().span();
    return ruleIds.contains(finding.ruleId())
        && finding.location().path().equals(location.path())
        && covers.offset() <= place.offset()
        && place.offset() < Math.max(covers.end(), covers.offset() + 1);
  }
}

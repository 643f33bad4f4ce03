package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.CatalogAdditions;
import io.github.mulesecscan.source.Diagnostic;
import java.util.List;

/**
 * The rules of a scan, selected and configured.
 *
 * @param rules the rules that are on, by id
 * @param includes patterns of paths that findings must match one of; empty for all
 * @param excludes patterns of paths whose findings are dropped
 * @param switchedOff the rules that a ruleset switched off by name, by id
 * @param additions what the rulesets tell of components and functions
 * @param notices what of profiles of API Governance is not understood, and not run for it
 */
public record Ruleset(
    List<Rule> rules,
    List<String> includes,
    List<String> excludes,
    List<SwitchedOff> switchedOff,
    CatalogAdditions additions,
    List<Diagnostic> notices) {

  public Ruleset {
    notices = List.copyOf(notices);
    rules = List.copyOf(rules);
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
    switchedOff = List.copyOf(switchedOff);
  }

  /** The same ruleset with only these rules. */
  public Ruleset with(List<Rule> some) {
    return new Ruleset(some, includes, excludes, switchedOff, additions, notices);
  }

  /**
   * A rule that a ruleset switched off.
   *
   * @param ruleId the rule
   * @param reason why, in the words of the ruleset; empty where it gives none
   */
  public record SwitchedOff(String ruleId, String reason) {}
}

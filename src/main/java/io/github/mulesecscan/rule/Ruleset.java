package io.github.mulesecscan.rule;

import java.util.List;

/**
 * The rules of a scan, selected and configured.
 *
 * @param rules the rules that are on, by id
 * @param includes patterns of paths that findings must match one of; empty for all
 * @param excludes patterns of paths whose findings are dropped
 * @param switchedOff the rules that a ruleset switched off by name, by id
 */
public record Ruleset(
    List<Rule> rules, List<String> includes, List<String> excludes, List<SwitchedOff> switchedOff) {

  public Ruleset {
    rules = List.copyOf(rules);
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
    switchedOff = List.copyOf(switchedOff);
  }

  /**
   * A rule that a ruleset switched off.
   *
   * @param ruleId the rule
   * @param reason why, in the words of the ruleset; empty where it gives none
   */
  public record SwitchedOff(String ruleId, String reason) {}
}

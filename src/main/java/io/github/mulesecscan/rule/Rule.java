package io.github.mulesecscan.rule;

/**
 * A rule ready to run: what it says about itself, and the detector that its parameters configured.
 *
 * @param metadata the rule's words and grades, overrides of rulesets applied
 * @param detector how it looks; safe for use by several threads
 */
public record Rule(RuleMetadata metadata, Detector detector) {

  public String id() {
    return metadata.id();
  }
}

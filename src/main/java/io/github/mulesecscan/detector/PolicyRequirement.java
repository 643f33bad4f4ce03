package io.github.mulesecscan.detector;

import io.github.mulesecscan.policy.GatewayPolicy;
import io.github.mulesecscan.policy.PolicyValue;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.List;

/**
 * Policies of which an API needs one.
 *
 * @param name what they are for, as messages say it
 * @param anyOf the policies
 * @param with what holds for one that counts
 * @param when where it is needed
 */
record PolicyRequirement(
    String name,
    List<Wildcard> anyOf,
    Condition<PolicySubject> with,
    Condition<PolicySubject> when) {

  PolicyRequirement {
    anyOf = List.copyOf(anyOf);
  }

  static Shape shape() {
    return Shape.listOf(
            Shape.object("policy-requirement")
                .required("name", Shape.text().nonEmpty(), "What the policies are for.")
                .required("any-of", ElementConditions.TEXTS, "Policies of which one is enough.")
                .optional(
                    "with",
                    PolicyConditions.CONDITIONS,
                    "What has to hold for the configuration of such a policy to count.")
                .optional("when", PolicyConditions.CONDITIONS, "Where it is needed."))
        .nonEmpty();
  }

  static List<PolicyRequirement> read(YamlReader reader, DetectorContext context) {
    return reader.list("requires").stream()
        .map(
            each ->
                new PolicyRequirement(
                    each.optionalText("name").orElse(""),
                    each.textList("any-of").stream().map(Wildcard::of).toList(),
                    new PolicyConditions(context).all(each, "with"),
                    new PolicyConditions(context).all(each, "when")))
        .toList();
  }

  /** Whether {@code api} needs a policy that it does not have, as far as all of them are known. */
  boolean isMissing(PolicySubject api, Scope scope) {
    boolean unknown =
        api.around().stream().map(GatewayPolicy::name).anyMatch(PolicyValue::isUnresolved);
    return !unknown
        && when.holds(api, new Evaluation(scope, ""))
        && api.applied().noneMatch(policy -> counts(policy, scope));
  }

  private boolean counts(PolicySubject policy, Scope scope) {
    return anyOf.stream().anyMatch(each -> each.matches(policy.name()))
        && (policy.isHidden() || with.holds(policy, new Evaluation(scope, "")));
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.policy.GatewayApi;
import io.github.mulesecscan.policy.GatewayPolicies;
import io.github.mulesecscan.policy.GatewayPolicy;
import io.github.mulesecscan.policy.GatewayTier;
import io.github.mulesecscan.policy.PolicyValue;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A policy, an SLA tier, or an API with its policies and tiers.
 *
 * @param name what messages call it
 * @param location what is marked
 * @param policy the policy; empty for an API
 * @param tier the tier; empty for others
 * @param api the API; empty for a policy of a whole environment
 * @param around all policies of the API; of the environment, where there is no API
 * @param tiers all SLA tiers of the API
 */
record PolicySubject(
    String name,
    Location location,
    Optional<GatewayPolicy> policy,
    Optional<GatewayTier> tier,
    Optional<GatewayApi> api,
    List<GatewayPolicy> around,
    List<GatewayTier> tiers) {

  PolicySubject {
    around = List.copyOf(around);
    tiers = List.copyOf(tiers);
  }

  static List<PolicySubject> policies(GatewayPolicies all) {
    List<PolicySubject> found = new ArrayList<>();
    for (GatewayPolicy policy : all.policies()) {
      Optional<GatewayApi> api = policy.api().flatMap(key -> api(all, key));
      List<GatewayPolicy> around =
          api.map(all::of)
              .orElseGet(() -> all.policies().stream().filter(GatewayPolicy::isAutomated).toList());
      found.add(
          new PolicySubject(
              policy.name().text(),
              policy.location(),
              Optional.of(policy),
              Optional.empty(),
              api,
              around,
              api.map(all::tiersOf).orElse(List.of())));
    }
    return found;
  }

  static List<PolicySubject> tiers(GatewayPolicies all) {
    List<PolicySubject> found = new ArrayList<>();
    for (GatewayTier tier : all.tiers()) {
      Optional<GatewayApi> api = tier.api().flatMap(key -> api(all, key));
      found.add(
          new PolicySubject(
              tier.name().text(),
              tier.name().location(),
              Optional.empty(),
              Optional.of(tier),
              api,
              api.map(all::of).orElse(List.of()),
              List.of(tier)));
    }
    return found;
  }

  private static Optional<GatewayApi> api(GatewayPolicies all, PolicyValue key) {
    return all.apis().stream().filter(api -> api.key().equals(key.path())).findFirst();
  }

  static List<PolicySubject> apis(GatewayPolicies all) {
    return all.apis().stream()
        .map(
            api ->
                new PolicySubject(
                    api.name().text(),
                    api.name().location(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(api),
                    all.of(api),
                    all.tiersOf(api)))
        .toList();
  }

  /** The policies around it that are not disabled, each as a subject. */
  Stream<PolicySubject> applied() {
    return around.stream()
        .filter(each -> !each.isDisabled())
        .map(
            each ->
                new PolicySubject(
                    each.name().text(),
                    each.location(),
                    Optional.of(each),
                    Optional.empty(),
                    api,
                    around,
                    tiers));
  }

  /** What is known of it under {@code fact}. */
  List<PolicyValue> fact(String fact) {
    return switch (fact) {
      case "policy" -> policy.map(it -> List.of(it.name())).orElse(List.of());
      case "runs-after" -> earlier();
      case "tier" -> tiers.stream().map(GatewayTier::name).toList();
      case "api" -> api.map(it -> List.of(it.name())).orElse(List.of());
      case "format" -> List.of(new PolicyValue(fact, format(), location));
      case "automated" -> List.of(new PolicyValue(fact, String.valueOf(api.isEmpty()), location));
      case "address", "upstream" -> api.map(it -> named(it.settings(), fact)).orElse(List.of());
      default -> policy.map(it -> named(it.settings(), fact)).orElse(List.of());
    };
  }

  /** The policies that requests pass before this one, as far as orders are written. */
  private List<PolicyValue> earlier() {
    OptionalLong own = policy.map(PolicySubject::order).orElse(OptionalLong.empty());
    if (own.isEmpty()) {
      return List.of();
    }
    return around.stream()
        .filter(other -> !other.isDisabled())
        .filter(other -> order(other).stream().anyMatch(order -> order < own.getAsLong()))
        .map(GatewayPolicy::name)
        .toList();
  }

  private static OptionalLong order(GatewayPolicy policy) {
    return named(policy.settings(), "order").stream()
        .map(PolicyValue::text)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  /** The values of the policy's configuration at {@code path}. */
  List<PolicyValue> configuration(String path) {
    String plain = path.equals(".") ? "" : path;
    return policy
        .map(it -> named(it.configuration(), plain))
        .or(() -> tier.map(it -> named(it.settings(), plain)))
        .orElse(List.of());
  }

  /** Whether the whole configuration is a variable: what is not seen in it may be there. */
  boolean isHidden() {
    return configuration(".").stream().anyMatch(PolicyValue::isUnresolved);
  }

  private String format() {
    return policy
        .map(GatewayPolicy::format)
        .or(() -> tier.map(GatewayTier::format))
        .or(() -> api.map(GatewayApi::format))
        .map(it -> it.word())
        .orElse("");
  }

  private static List<PolicyValue> named(List<PolicyValue> values, String path) {
    String suffix = path.startsWith("**.") ? path.substring(3) : "";
    return values.stream()
        .filter(
            value ->
                suffix.isEmpty()
                    ? value.path().equals(path)
                    : value.path().equals(suffix) || value.path().endsWith("." + suffix))
        .toList();
  }
}

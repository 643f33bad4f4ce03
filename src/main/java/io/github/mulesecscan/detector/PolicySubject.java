package io.github.mulesecscan.detector;

import io.github.mulesecscan.policy.GatewayApi;
import io.github.mulesecscan.policy.GatewayPolicies;
import io.github.mulesecscan.policy.GatewayPolicy;
import io.github.mulesecscan.policy.PolicyValue;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy, or an API with its policies.
 *
 * @param name what messages call it
 * @param location what is marked
 * @param policy the policy; empty for an API
 * @param api the API; empty for a policy of a whole environment
 * @param around all policies of the API; of the environment, where there is no API
 */
record PolicySubject(
    String name,
    Location location,
    Optional<GatewayPolicy> policy,
    Optional<GatewayApi> api,
    List<GatewayPolicy> around) {

  PolicySubject {
    around = List.copyOf(around);
  }

  static List<PolicySubject> policies(GatewayPolicies all) {
    List<PolicySubject> found = new ArrayList<>();
    for (GatewayPolicy policy : all.policies()) {
      Optional<GatewayApi> api =
          policy
              .api()
              .flatMap(
                  key -> all.apis().stream().filter(a -> a.key().equals(key.path())).findFirst());
      List<GatewayPolicy> around =
          api.map(all::of)
              .orElseGet(() -> all.policies().stream().filter(GatewayPolicy::isAutomated).toList());
      found.add(
          new PolicySubject(
              policy.name().text(), policy.location(), Optional.of(policy), api, around));
    }
    return found;
  }

  static List<PolicySubject> apis(GatewayPolicies all) {
    return all.apis().stream()
        .map(
            api ->
                new PolicySubject(
                    api.name().text(),
                    api.name().location(),
                    Optional.empty(),
                    Optional.of(api),
                    all.of(api)))
        .toList();
  }

  /** What is known of it under {@code fact}. */
  List<PolicyValue> fact(String fact) {
    return switch (fact) {
      case "policy" -> policy.map(it -> List.of(it.name())).orElse(List.of());
      case "api" -> api.map(it -> List.of(it.name())).orElse(List.of());
      case "format" -> List.of(new PolicyValue(fact, format(), location));
      case "automated" -> List.of(new PolicyValue(fact, String.valueOf(api.isEmpty()), location));
      case "address", "upstream" -> api.map(it -> named(it.settings(), fact)).orElse(List.of());
      default -> policy.map(it -> named(it.settings(), fact)).orElse(List.of());
    };
  }

  /** The values of the policy's configuration at {@code path}. */
  List<PolicyValue> configuration(String path) {
    String plain = path.equals(".") ? "" : path;
    return policy.map(it -> named(it.configuration(), plain)).orElse(List.of());
  }

  private String format() {
    return policy
        .map(GatewayPolicy::format)
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

package io.github.mulesecscan.policy;

import io.github.mulesecscan.source.Location;
import java.util.List;
import java.util.Optional;

/**
 * A policy that is applied to an API, or to all APIs of an environment.
 *
 * @param format how it is written down
 * @param name the policy's asset id in Exchange, without the ending that Flex Gateway adds: {@code
 *     jwt-validation}; {@code ${…}} where only a deployment knows it
 * @param api the key of the API that it is applied to; empty for an automated policy
 * @param location where the policy is named
 * @param settings what is said of it beside its configuration: {@code disabled}, {@code order},
 *     {@code version}, {@code method}, {@code path}
 * @param configuration its configuration
 */
public record GatewayPolicy(
    PolicyFormat format,
    PolicyValue name,
    Optional<PolicyValue> api,
    Location location,
    List<PolicyValue> settings,
    List<PolicyValue> configuration) {

  public GatewayPolicy {
    settings = List.copyOf(settings);
    configuration = List.copyOf(configuration);
  }

  /** Whether it holds for all APIs of an environment. */
  public boolean isAutomated() {
    return api.isEmpty();
  }

  /** Whether it is switched off. */
  public boolean isDisabled() {
    return settings.stream()
        .anyMatch(value -> value.path().equals("disabled") && value.text().equals("true"));
  }
}

package io.github.mulesecscan.policy;

import java.util.List;
import java.util.Optional;

/**
 * An SLA tier of an API: how much the clients with a contract of this tier may send.
 *
 * @param format how it is written down
 * @param name its name, and where it is written
 * @param api the key of the API that it belongs to; empty where nothing names one
 * @param settings what is said of it: {@code autoApprove}, {@code status}, {@code
 *     limits.maximumRequests}, {@code limits.timePeriodInMilliseconds}, and what follows from these
 *     two, {@code limits.requestsPerSecond}
 */
public record GatewayTier(
    PolicyFormat format, PolicyValue name, Optional<PolicyValue> api, List<PolicyValue> settings) {

  public GatewayTier {
    settings = List.copyOf(settings);
  }
}

package io.github.mulesecscan.policy;

import java.util.List;

/**
 * An API as a gateway serves it.
 *
 * @param format how it is written down
 * @param key what its policies call it, unique in the application
 * @param name what people call it, and where it is named
 * @param settings {@code address} it is served at, {@code upstream} it calls
 */
public record GatewayApi(
    PolicyFormat format, String key, PolicyValue name, List<PolicyValue> settings) {

  public GatewayApi {
    settings = List.copyOf(settings);
  }
}

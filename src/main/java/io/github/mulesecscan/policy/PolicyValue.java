package io.github.mulesecscan.policy;

import io.github.mulesecscan.source.Location;

/**
 * A value that a policy or an API is given.
 *
 * @param path the keys that lead to it, in camel case and with dots: {@code
 *     rateLimits.maximumRequests}; items of lists have the path of their list
 * @param text the value; what only a deployment knows is written {@code ${…}}
 * @param location where it is written
 */
public record PolicyValue(String path, String text, Location location) {

  /** Whether only a deployment knows the value. */
  public boolean isUnresolved() {
    return text.contains("${");
  }
}

package io.github.mulesecscan.policy;

import io.github.mulesecscan.policy.GatewayPolicies.Found;
import io.github.mulesecscan.source.SourceText;

final class GroovyReader {
  private GroovyReader() {}
  static void read(SourceText text, Found found) {}
}

package io.github.mulesecscan.policy;

import java.util.Locale;
import java.util.Map;

/** The names of policies in all formats, in one spelling. */
final class PolicyNames {

  private static final Map<String, String> SHORT =
      Map.of(
          "basic-auth", "http-basic-authentication",
          "basic-authentication", "http-basic-authentication",
          "ldap", "ldap-authentication",
          "jwt", "jwt-validation",
          "rate-limiting-sla", "rate-limiting-sla-based");

  private PolicyNames() {}

  static String of(String written) {
    if (written.contains("${")) {
      return written;
    }
    String name = written.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    if (name.endsWith("-flex")) {
      name = name.substring(0, name.length() - "-flex".length());
    }
    return SHORT.getOrDefault(name, name);
  }
}

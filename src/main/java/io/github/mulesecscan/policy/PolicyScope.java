package io.github.mulesecscan.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The operations that a policy is narrowed to. */
final class PolicyScope {

  private static final Set<String> ALL =
      Set.of("", ".*", "/.*", "^.*$", "^/.*$", "/*", "*", "(.*)", "/", "^.*", ".+", "/.+");

  private PolicyScope() {}

  /**
   * The settings {@code method} and {@code path} of what {@code rules} narrows a policy to; none
   * where every operation is meant.
   */
  static List<PolicyValue> of(Tree rules) {
    List<PolicyValue> narrowed = new ArrayList<>();
    for (PolicyValue value : Tree.values(rules)) {
      String key = value.path().substring(value.path().lastIndexOf('.') + 1);
      String lower = key.toLowerCase(Locale.ROOT);
      if (ALL.contains(value.text().strip())) {
        continue;
      }
      if (lower.startsWith("method")) {
        narrowed.add(new PolicyValue("method", value.text(), value.location()));
      } else if (lower.startsWith("path")
          || lower.startsWith("uritemplate")
          || lower.equals("regex")) {
        narrowed.add(new PolicyValue("path", value.text(), value.location()));
      }
    }
    return narrowed;
  }
}

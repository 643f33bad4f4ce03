package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.rule.RuleMetadata.Reference;
import java.util.List;
import java.util.Map;

/** Rules of hand-built results, one for each severity. */
final class SampleRules {

  static final RuleMetadata SQL =
      new RuleMetadata(
          "sql-injection",
          List.of("INJ-001"),
          "Untrusted data in a SQL statement",
          Severity.CRITICAL,
          Confidence.HIGH,
          "injection",
          "0.1.0",
          List.of(89, 20),
          List.of("API8"),
          List.of("A03"),
          Map.of("pci-dss", List.of("6.2.4")),
          Map.of("strict", Severity.CRITICAL),
          "{source} reaches the SQL text of {sink}",
          "Text that a caller controls becomes part of the statement.\n\n"
              + "An attacker can read and change *every* table.",
          "Keep the statement constant and pass values as input parameters,\nas in "
              + "`<db:input-parameters>`: the database then never takes a value for a part of the "
              + "statement.\n\nSecond paragraph.",
          List.of(
              new Reference(
                  "Query parameterization", "https://cheatsheetseries.owasp.org/sql.html"),
              new Reference("A book without address", "")));

  static final RuleMetadata TLS = rule("tls-trust-all", Severity.HIGH, Confidence.HIGH, 295);

  static final RuleMetadata LOGGING =
      rule("logged-secret", Severity.MEDIUM, Confidence.MEDIUM, 532);

  static final RuleMetadata TIMEOUT = rule("no-timeout", Severity.LOW, Confidence.LOW, 400);

  static final RuleMetadata NOTE =
      new RuleMetadata(
          "api-without-version",
          List.of(),
          "API without a version",
          Severity.INFO,
          Confidence.HIGH,
          "api",
          "0.1.0",
          List.of(),
          List.of("API9"),
          List.of(),
          Map.of(),
          Map.of(),
          "no version",
          "Old versions stay reachable unnoticed.",
          "Give the API a version.",
          List.of());

  private SampleRules() {}

  private static RuleMetadata rule(
      String id, Severity severity, Confidence confidence, int weakness) {
    return new RuleMetadata(
        id,
        List.of("X-" + weakness),
        "Title of " + id,
        severity,
        confidence,
        "transport",
        "0.1.0",
        List.of(weakness),
        List.of("API8"),
        List.of("A02", "A05"),
        Map.of(),
        Map.of(),
        "message of " + id,
        "Why " + id + " matters.",
        "How to mend " + id + ".",
        List.of(new Reference("Page about " + id, "https://example.org/" + id)));
  }

  /** By id, as in every result. */
  static List<RuleMetadata> all() {
    return List.of(NOTE, LOGGING, TIMEOUT, SQL, TLS);
  }
}

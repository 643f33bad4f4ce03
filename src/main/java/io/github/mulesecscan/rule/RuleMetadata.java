package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.Standards;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule says about itself, as shown to people and put into reports.
 *
 * @param id the rule's name in kebab case: rule file, fixture folder, page, report and suppression
 *     all use it
 * @param codes catalogue codes for dashboards: {@code TLS-001}; a rule that covers several rows of
 *     the catalogue has several
 * @param title what is wrong, as a phrase without full stop
 * @param severity how bad a finding is unless the rule says otherwise for a case
 * @param confidence how sure a finding is unless the rule says otherwise for a case
 * @param category the folder of the rule file: {@code transport}
 * @param since the first version of the plugin with this rule
 * @param cwe weakness numbers of the Common Weakness Enumeration, the most fitting one first
 * @param owaspApi entries of the OWASP API Security Top 10 2023: {@code API8}
 * @param owaspTop10 entries of the OWASP Top 10 2021: {@code A02}
 * @param compliance requirement numbers by standard: {@code pci-dss} to {@code 4.2.1}. A finding
 *     supports the audit of such a requirement; silence does not prove that it is met.
 * @param profiles the built-in profiles that contain the rule, each with the rule's severity there
 * @param message the finding's text, with placeholders in braces that the detector fills
 * @param why what an attacker gains, in Markdown
 * @param remedy how to mend it, in Markdown
 * @param references titles and addresses of pages to read on
 */
public record RuleMetadata(
    String id,
    List<String> codes,
    String title,
    Severity severity,
    Confidence confidence,
    String category,
    String since,
    List<Integer> cwe,
    List<String> owaspApi,
    List<String> owaspTop10,
    Map<String, List<String>> compliance,
    Map<String, Severity> profiles,
    String message,
    String why,
    String remedy,
    List<Reference> references) {

  public RuleMetadata {
    codes = List.copyOf(codes);
    cwe = List.copyOf(cwe);
    owaspApi = List.copyOf(owaspApi);
    owaspTop10 = List.copyOf(owaspTop10);
    compliance = Collections.unmodifiableMap(new LinkedHashMap<>(compliance));
    profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
    references = List.copyOf(references);
  }

  /**
   * A page to read on.
   *
   * @param title its title
   * @param url its address; empty where the source has none
   */
  public record Reference(String title, String url) {}

  /** Entries of the OWASP Top 10 2025, which follow from its weaknesses: {@code A04}. */
  public List<String> owaspTop10Of2025() {
    return Standards.builtIn().top10Of2025(cwe, owaspTop10);
  }

  /** The entries of all standards that the rule supports, by the standard's name. */
  public Map<String, List<String>> entriesByStandard() {
    Map<String, List<String>> entries = new LinkedHashMap<>();
    entries.put(Standards.CWE, cwe.stream().map(number -> "CWE-" + number).toList());
    entries.put(Standards.OWASP_API, owaspApi);
    entries.put(Standards.OWASP_TOP10_2021, owaspTop10);
    entries.put(Standards.OWASP_TOP10_2025, owaspTop10Of2025());
    compliance.forEach(entries::putIfAbsent);
    return Collections.unmodifiableMap(entries);
  }

  /** The same rule at another severity, as a ruleset asks for. */
  public RuleMetadata withSeverity(Severity other) {
    return new RuleMetadata(
        id,
        codes,
        title,
        other,
        confidence,
        category,
        since,
        cwe,
        owaspApi,
        owaspTop10,
        compliance,
        profiles,
        message,
        why,
        remedy,
        references);
  }

  /** The same rule with another confidence, as a ruleset asks for. */
  public RuleMetadata withConfidence(Confidence other) {
    return new RuleMetadata(
        id,
        codes,
        title,
        severity,
        other,
        category,
        since,
        cwe,
        owaspApi,
        owaspTop10,
        compliance,
        profiles,
        message,
        why,
        remedy,
        references);
  }
}

package io.github.mulesecscan.report.html;

import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.source.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A standard and what was found of each of its entries.
 *
 * @param key its word in rule files: {@code pci-dss}
 * @param title its name
 * @param complete whether all entries of the standard are listed, or only those that rules name
 * @param controls its entries, in their order
 */
record Standard(String key, String title, boolean complete, List<Control> controls) {

  private static final String CWE = "cwe";
  private static final String API = "owasp-api-2023";
  private static final String TOP10 = "owasp-top10-2021";

  private static final Map<String, String> TITLES =
      Map.of(
          CWE,
          "CWE",
          API,
          "OWASP API Security Top 10 2023",
          TOP10,
          "OWASP Top 10 2021",
          "owasp-top10-2025",
          "OWASP Top 10 2025",
          "pci-dss",
          "PCI DSS 4.0",
          "hipaa",
          "HIPAA Security Rule",
          "gdpr",
          "GDPR");

  private static final List<String> API_ENTRIES =
      List.of(
          "Broken Object Level Authorization",
          "Broken Authentication",
          "Broken Object Property Level Authorization",
          "Unrestricted Resource Consumption",
          "Broken Function Level Authorization",
          "Unrestricted Access to Sensitive Business Flows",
          "Server Side Request Forgery",
          "Security Misconfiguration",
          "Improper Inventory Management",
          "Unsafe Consumption of APIs");

  private static final List<String> TOP10_ENTRIES =
      List.of(
          "Broken Access Control",
          "Cryptographic Failures",
          "Injection",
          "Insecure Design",
          "Security Misconfiguration",
          "Vulnerable and Outdated Components",
          "Identification and Authentication Failures",
          "Software and Data Integrity Failures",
          "Security Logging and Monitoring Failures",
          "Server-Side Request Forgery");

  /**
   * An entry of a standard.
   *
   * @param id its number there
   * @param title its name; empty where it is not known
   * @param rules the rules that look for it, by id; empty where none of those run does
   * @param tally what they found
   */
  record Control(String id, String title, List<String> rules, Tally tally) {

    boolean isCovered() {
      return !rules.isEmpty();
    }
  }

  /** What is known of the standard at a glance. */
  String summary() {
    long covered = controls.stream().filter(Control::isCovered).count();
    long found = controls.stream().filter(control -> control.tally().open() > 0).count();
    return covered
        + " of "
        + Words.counted(controls.size(), "entry", "entries")
        + " looked for, "
        + found
        + " with open findings";
  }

  /** The standards that the rules name, those of OWASP with all their entries. */
  static List<Standard> all(List<RuleMetadata> rules, Map<String, List<ReportedFinding>> byRule) {
    Map<String, Map<String, List<String>>> coverage = new LinkedHashMap<>();
    coverage.put(API, numbered("API", API_ENTRIES.size()));
    coverage.put(TOP10, numbered("A", TOP10_ENTRIES.size()));
    Map<String, Map<String, List<String>>> others = new TreeMap<>();
    for (RuleMetadata rule : rules) {
      entriesOf(rule)
          .forEach(
              (key, entries) -> {
                Map<String, List<String>> standard =
                    coverage.containsKey(key)
                        ? coverage.get(key)
                        : others.computeIfAbsent(key, any -> new TreeMap<>(Natural.ORDER));
                entries.forEach(
                    entry ->
                        standard.computeIfAbsent(entry, any -> new ArrayList<>()).add(rule.id()));
              });
    }
    Map<String, List<String>> weaknesses = others.remove(CWE);
    coverage.putAll(others);
    if (weaknesses != null) {
      coverage.put(CWE, weaknesses);
    }
    return coverage.entrySet().stream()
        .map(standard -> of(standard.getKey(), standard.getValue(), byRule))
        .toList();
  }

  private static Map<String, List<String>> numbered(String prefix, int last) {
    Map<String, List<String>> entries = new TreeMap<>(Natural.ORDER);
    for (int i = 1; i <= last; i++) {
      String number = last >= 10 && prefix.equals("A") && i < 10 ? "0" + i : String.valueOf(i);
      entries.put(prefix + number, new ArrayList<>());
    }
    return entries;
  }

  private static Standard of(
      String key,
      Map<String, List<String>> coverage,
      Map<String, List<ReportedFinding>> findingsByRule) {
    List<Control> controls = new ArrayList<>();
    coverage.forEach(
        (entry, rules) -> {
          List<String> ids = List.copyOf(new TreeSet<>(rules));
          List<ReportedFinding> findings =
              ids.stream()
                  .flatMap(id -> findingsByRule.getOrDefault(id, List.of()).stream())
                  .toList();
          controls.add(
              new Control(VisibleText.line(entry), title(key, entry), ids, Tally.of(findings)));
        });
    boolean complete = key.equals(API) || key.equals(TOP10);
    return new Standard(key, VisibleText.line(titleOf(key)), complete, controls);
  }

  /** All entries of all standards that a rule names. */
  static Map<String, List<String>> entriesOf(RuleMetadata rule) {
    Map<String, List<String>> entries = new LinkedHashMap<>();
    entries.put(CWE, rule.cwe().stream().map(number -> "CWE-" + number).toList());
    entries.put(API, rule.owaspApi());
    entries.put(TOP10, rule.owaspTop10());
    entries.putAll(rule.compliance());
    entries.values().removeIf(List::isEmpty);
    return entries;
  }

  /** An entry as a rule's description names it. */
  static String reference(String key, String entry) {
    return key.equals(CWE) ? entry : titleOf(key) + " " + entry;
  }

  private static String titleOf(String key) {
    return TITLES.getOrDefault(key, key);
  }

  private static String title(String key, String entry) {
    List<String> titles =
        key.equals(API) ? API_ENTRIES : key.equals(TOP10) ? TOP10_ENTRIES : List.of();
    String digits = entry.replaceAll("\\D", "");
    int number = digits.isEmpty() || digits.length() > 3 ? 0 : Integer.parseInt(digits);
    return number >= 1 && number <= titles.size() ? titles.get(number - 1) : "";
  }

  /** Sorts numbers inside of words by value: {@code API2} before {@code API10}. */
  private static final class Natural {

    static final Comparator<String> ORDER =
        Comparator.comparing(Natural::padded).thenComparing(Comparator.naturalOrder());

    private static String padded(String text) {
      StringBuilder padded = new StringBuilder();
      int digits = 0;
      for (int i = text.length() - 1; i >= 0; i--) {
        char c = text.charAt(i);
        boolean digit = c >= '0' && c <= '9';
        if (!digit && digits > 0) {
          padded.append("0".repeat(Math.max(0, 8 - digits)));
        }
        digits = digit ? digits + 1 : 0;
        padded.append(c);
      }
      return padded
          .append("0".repeat(digits > 0 ? Math.max(0, 8 - digits) : 0))
          .reverse()
          .toString();
    }
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of a SARIF run, and the weaknesses that they point to. */
final class SarifRules {

  /** Code scanning refuses longer names and descriptions, and rules with more tags. */
  private static final int LONGEST_NAME = 255;

  private static final int LONGEST_DESCRIPTION = 1024;
  private static final int MOST_TAGS = 20;

  private static final String CWE = "CWE";

  private final Json json;
  private final List<RuleMetadata> rules;
  private final Map<String, Integer> indexById = new HashMap<>();
  private final List<Integer> weaknesses;

  SarifRules(Json json, ScanResult result) {
    this.json = json;
    this.rules = result.rules();
    Set<Integer> numbers = new TreeSet<>();
    for (int i = 0; i < rules.size(); i++) {
      indexById.putIfAbsent(rules.get(i).id(), i);
      numbers.addAll(rules.get(i).cwe());
    }
    this.weaknesses = new ArrayList<>(numbers);
  }

  /** The place of a rule in the list; empty for one that was not run. */
  OptionalInt indexOf(String ruleId) {
    Integer index = indexById.get(ruleId);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The rule of a finding, which has to be one that was run. */
  RuleMetadata at(int index) {
    return rules.get(index);
  }

  void writeRules() throws IOException {
    json.array(
        "rules",
        () -> {
          for (RuleMetadata rule : rules) {
            json.object(() -> writeRule(rule));
          }
        });
    if (!weaknesses.isEmpty()) {
      json.array("supportedTaxonomies", () -> json.object(this::writeTaxonomyReference));
    }
  }

  private void writeRule(RuleMetadata rule) throws IOException {
    json.field("id", rule.id());
    json.field("name", RuleText.shortened(name(rule), LONGEST_NAME));
    writeText("shortDescription", VisibleText.line(rule.title()), LONGEST_DESCRIPTION);
    writeText("fullDescription", VisibleText.block(rule.why().strip()), LONGEST_DESCRIPTION);
    Optional<String> help = RuleText.webAddress(rule).or(() -> weaknessPage(rule));
    if (help.isPresent()) {
      json.field("helpUri", help.get());
    }
    json.object(
        "help",
        () -> {
          json.field("text", RuleText.plain(rule));
          json.field("markdown", RuleText.markdown(rule));
        });
    json.object(
        "defaultConfiguration", () -> json.field("level", SarifGrade.level(rule.severity())));
    if (!rule.cwe().isEmpty()) {
      json.array("relationships", () -> writeRelationships(rule));
    }
    json.object("properties", () -> writeProperties(rule));
  }

  private void writeText(String name, String text, int length) throws IOException {
    json.object(name, () -> json.field("text", RuleText.shortened(text, length)));
  }

  private void writeRelationships(RuleMetadata rule) throws IOException {
    for (int number : rule.cwe()) {
      json.object(
          () -> {
            json.object(
                "target",
                () -> {
                  json.field("id", weaknessId(number));
                  json.field("index", weaknesses.indexOf(number));
                  json.object("toolComponent", this::writeTaxonomyReference);
                });
            json.texts("kinds", List.of("superset"));
          });
    }
  }

  private void writeProperties(RuleMetadata rule) throws IOException {
    json.texts("tags", tags(rule));
    json.field("precision", rule.confidence().word());
    var number = SarifGrade.securitySeverity(rule.severity());
    if (number.isPresent()) {
      json.field("security-severity", number.get());
    }
    json.field("severity", rule.severity().word());
    json.field("category", rule.category());
    json.field("since", rule.since());
    json.texts("codes", rule.codes());
    json.object(
        "compliance",
        () -> {
          for (Map.Entry<String, List<String>> standard : rule.compliance().entrySet()) {
            json.texts(standard.getKey(), standard.getValue());
          }
        });
  }

  /** The most useful tags first: code scanning refuses more than 20 and shows 10. */
  private static List<String> tags(RuleMetadata rule) {
    Set<String> tags = new LinkedHashSet<>();
    tags.add("security");
    rule.cwe().forEach(number -> tags.add("external/cwe/cwe-" + padded(number)));
    tags.add(rule.category());
    rule.owaspApi().forEach(entry -> tags.add("owasp-api-2023/" + entry));
    rule.owaspTop10().forEach(entry -> tags.add("owasp-top10-2021/" + entry));
    rule.owaspTop10Of2025().forEach(entry -> tags.add("owasp-top10-2025/" + entry));
    return tags.stream().limit(MOST_TAGS).toList();
  }

  private static String padded(int number) {
    return String.format(Locale.ROOT, "%03d", number);
  }

  /**
   * {@code SqlInjection} for {@code sql-injection}: SARIF wants a name that differs from the id in
   * more than upper case, so that of an id of one word is made of the words of its title, those of
   * one letter left out: two upper case letters side by side are none of SARIF's names.
   */
  private static String name(RuleMetadata rule) {
    String name = pascalCase(Stream.of(rule.id().split("-", -1)));
    if (!name.equalsIgnoreCase(rule.id())) {
      return name;
    }
    String[] words = rule.title().split("[^A-Za-z0-9]+", -1);
    String title = pascalCase(Stream.of(words).filter(word -> word.length() > 1));
    return title.isEmpty() || title.equalsIgnoreCase(rule.id()) ? name + "Rule" : title;
  }

  private static String pascalCase(Stream<String> words) {
    return words
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private void writeTaxonomyReference() throws IOException {
    json.field("name", CWE);
    json.field("index", 0);
  }

  /** The weaknesses that the rules point to, as SARIF's taxonomy. */
  void writeTaxonomies() throws IOException {
    if (weaknesses.isEmpty()) {
      return;
    }
    json.array("taxonomies", () -> json.object(this::writeTaxonomy));
  }

  private void writeTaxonomy() throws IOException {
    json.field("name", CWE);
    json.field("organization", "MITRE");
    json.object(
        "shortDescription", () -> json.field("text", "The MITRE Common Weakness Enumeration"));
    json.field("informationUri", "https://cwe.mitre.org/");
    json.field("isComprehensive", false);
    json.array(
        "taxa",
        () -> {
          for (int number : weaknesses) {
            json.object(() -> writeTaxon(number));
          }
        });
  }

  private void writeTaxon(int number) throws IOException {
    json.field("id", weaknessId(number));
    json.field("helpUri", weaknessPage(number));
  }

  /** Where to read on about a rule that names no page of its own. */
  private static Optional<String> weaknessPage(RuleMetadata rule) {
    return rule.cwe().stream().findFirst().map(SarifRules::weaknessPage);
  }

  private static String weaknessPage(int number) {
    return "https://cwe.mitre.org/data/definitions/" + number + ".html";
  }

  private static String weaknessId(int number) {
    return CWE + "-" + number;
  }
}

package io.github.mulesecscan.rule;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.syntax.yaml.Suggestions;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Selects rules by a word: their id, or something that they say about themselves. */
final class RuleSelector {

  /** What can be written, for messages and documentation. */
  static final String FORMS =
      "a rule's id, `category:`, `code:`, `severity:`, `cwe:`, `owasp-api:`, `owasp-top10:` or"
          + " `compliance:` and a value";

  private static final Map<String, Function<RuleMetadata, Collection<String>>> KINDS = kinds();

  private final Collection<RuleDefinition> rules;
  private final List<YamlProblem> problems;

  RuleSelector(Collection<RuleDefinition> rules, List<YamlProblem> problems) {
    this.rules = rules;
    this.problems = problems;
  }

  private static Map<String, Function<RuleMetadata, Collection<String>>> kinds() {
    Map<String, Function<RuleMetadata, Collection<String>>> kinds = new LinkedHashMap<>();
    kinds.put("category", rule -> List.of(rule.category()));
    kinds.put("code", RuleMetadata::codes);
    kinds.put("severity", rule -> List.of(rule.severity().word()));
    kinds.put("cwe", rule -> rule.cwe().stream().map(String::valueOf).toList());
    kinds.put("owasp-api", RuleMetadata::owaspApi);
    kinds.put("owasp-top10", RuleMetadata::owaspTop10);
    kinds.put("compliance", rule -> rule.compliance().keySet());
    return kinds;
  }

  /** The ids of the rules that {@code word} selects; a word that can select none is a problem. */
  Set<String> select(YamlScalar word) {
    String text = word.value().strip();
    int colon = text.indexOf(':');
    if (colon < 0) {
      return selectId(word, text);
    }
    String kind = text.substring(0, colon);
    String value = text.substring(colon + 1).strip();
    Function<RuleMetadata, Collection<String>> values = KINDS.get(kind);
    if (values == null) {
      String expected = String.join(", ", KINDS.keySet());
      problem(
          word, "rules have no '" + kind + "'", kind, KINDS.keySet(), "; they have " + expected);
      return Set.of();
    }
    Set<String> selected = new TreeSet<>();
    Set<String> candidates = new TreeSet<>();
    for (RuleDefinition rule : rules) {
      Collection<String> own = values.apply(rule.metadata());
      candidates.addAll(own);
      if (own.contains(value)) {
        selected.add(rule.id());
      }
    }
    if (kind.equals("severity")) {
      // A severity that no rule has just now is not a slip.
      Arrays.stream(Severity.values()).map(Severity::word).forEach(candidates::add);
    }
    if (!candidates.contains(value)) {
      problem(word, "no rule has the " + kind + " '" + value + "'", value, candidates, "");
    }
    return selected;
  }

  private Set<String> selectId(YamlScalar word, String id) {
    Set<String> ids = new TreeSet<>();
    rules.forEach(rule -> ids.add(rule.id()));
    if (ids.contains(id)) {
      return Set.of(id);
    }
    problem(word, "there is no rule '" + id + "'", id, ids, "");
    return Set.of();
  }

  private void problem(
      YamlScalar place, String what, String word, Collection<String> candidates, String more) {
    String suggestion =
        Suggestions.closest(word, candidates)
            .map(candidate -> " (did you mean '" + candidate + "'?)")
            .orElse("");
    problems.add(new YamlProblem(place.location(), what + suggestion + more));
  }
}

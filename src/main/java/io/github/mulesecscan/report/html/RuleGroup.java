package io.github.mulesecscan.report.html;

import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.source.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A rule and what it found.
 *
 * @param rule the rule
 * @param cards its findings, open ones first
 * @param tally how many there are
 */
record RuleGroup(RuleMetadata rule, List<Card> cards, Tally tally) {

  private static final Comparator<Card> WORST =
      Comparator.comparing(Card::isSuppressed)
          .thenComparing(card -> card.reported().finding().severity());

  /** A page to read on; the address is empty where it cannot be a link. */
  record Reference(String title, String url) {}

  String id() {
    return rule.id();
  }

  String title() {
    return VisibleText.line(rule.title());
  }

  String area() {
    return rule.category();
  }

  String severity() {
    return rule.severity().word();
  }

  String severityTitle() {
    return Words.capitalized(severity());
  }

  /** The worst severity among the findings, open ones first; the rule's own without findings. */
  String worst() {
    return cards.stream().min(WORST).map(Card::severity).orElseGet(this::severity);
  }

  String worstTitle() {
    return Words.capitalized(worst());
  }

  List<Block> why() {
    return Markdown.blocks(rule.why());
  }

  List<Block> remedy() {
    return Markdown.blocks(rule.remedy());
  }

  List<Reference> references() {
    return rule.references().stream()
        .map(
            reference ->
                new Reference(
                    VisibleText.line(reference.title()),
                    WebAddress.isOne(reference.url()) ? reference.url() : ""))
        .toList();
  }

  /** What standards call it: {@code CWE-89}, {@code OWASP API Security Top 10 2023 API8}. */
  List<String> standards() {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, List<String>> standard : rule.entriesByStandard().entrySet()) {
      for (String entry : standard.getValue()) {
        names.add(VisibleText.line(Standard.reference(standard.getKey(), entry)));
      }
    }
    return names;
  }
}

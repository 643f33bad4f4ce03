package io.github.mulesecscan.rule;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.source.Location;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes findings of one rule: its id, grades and message, with the placeholders filled. */
public final class Reporting {

  /** A placeholder in a message; its first group is the word in the braces. */
  static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9-]*)\\}");

  private final RuleMetadata rule;
  private final Consumer<Finding> sink;
  private final Severity worst;

  public Reporting(RuleMetadata rule, Consumer<Finding> sink) {
    this(rule, sink, Severity.CRITICAL);
  }

  private Reporting(RuleMetadata rule, Consumer<Finding> sink, Severity worst) {
    this.rule = rule;
    this.sink = sink;
    this.worst = worst;
  }

  /** The same, but with findings that would be worse than {@code bound} made as bad as that. */
  Reporting notWorseThan(Severity bound) {
    return new Reporting(rule, sink, bound);
  }

  /** The rule whose findings are made. */
  public RuleMetadata rule() {
    return rule;
  }

  /** A finding with the rule's own message and grades, not reported yet. */
  public Finding finding(Location location, String anchor, Map<String, String> values) {
    return finding(location, anchor, values, rule.severity(), rule.confidence(), rule.message());
  }

  /** A finding whose case has its own grades and message, not reported yet. */
  public Finding finding(
      Location location,
      String anchor,
      Map<String, String> values,
      Severity severity,
      Confidence confidence,
      String message) {
    Severity bounded = severity.isAtLeast(worst) ? worst : severity;
    return Finding.of(rule.id(), bounded, confidence, fill(message, values), location, anchor);
  }

  /** Reports {@code finding}. */
  public void report(Finding finding) {
    sink.accept(finding);
  }

  private static String fill(String message, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(message);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      matcher.appendReplacement(
          text, Matcher.quoteReplacement(value == null ? matcher.group() : value));
    }
    return matcher.appendTail(text).toString();
  }
}

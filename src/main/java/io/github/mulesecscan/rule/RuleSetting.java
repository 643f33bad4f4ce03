package io.github.mulesecscan.rule;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import java.util.Optional;

/** What rulesets say about one rule; later ones over earlier ones. */
final class RuleSetting {

  private Optional<Severity> severity = Optional.empty();
  private Optional<Confidence> confidence = Optional.empty();
  private Optional<YamlMapping> params = Optional.empty();

  void severity(Severity wanted) {
    severity = Optional.of(wanted);
  }

  void confidence(Confidence wanted) {
    confidence = Optional.of(wanted);
  }

  void params(YamlMapping wanted) {
    params = Optional.of(params.map(own -> own.overriddenBy(wanted)).orElse(wanted));
  }

  RuleMetadata applyTo(RuleMetadata metadata) {
    RuleMetadata graded = severity.map(metadata::withSeverity).orElse(metadata);
    return confidence.map(graded::withConfidence).orElse(graded);
  }

  YamlMapping mergedInto(YamlMapping declared) {
    return params.map(declared::overriddenBy).orElse(declared);
  }

  /**
   * A detector that reports nothing worse than a severity that was lowered: who calls a rule low
   * means its worst cases too.
   */
  Detector cap(RuleMetadata declared, Detector detector) {
    if (severity.isEmpty() || severity.get().isAtLeast(declared.severity())) {
      return detector;
    }
    Severity worst = severity.get();
    return (context, reporting) -> detector.detect(context, reporting.notWorseThan(worst));
  }
}

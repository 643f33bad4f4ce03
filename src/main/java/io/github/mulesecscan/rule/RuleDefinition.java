package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule as its file declares it, not configured by a ruleset yet.
 *
 * @param metadata the rule's words and grades
 * @param factory makes its detector
 * @param params the detector's parameters; an empty mapping where the file gives none
 */
public record RuleDefinition(RuleMetadata metadata, DetectorFactory factory, YamlMapping params) {

  public String id() {
    return metadata.id();
  }

  /** The file that the rule was read from. */
  public SourceText source() {
    return params.text();
  }

  /**
   * The rule, ready to run as declared.
   *
   * @throws RulesetException if the parameters are wrong, which a loaded definition's are not
   */
  public Rule toRule(Catalog catalog) {
    List<YamlProblem> problems = new ArrayList<>();
    Rule rule = configure(new RuleSetting(), catalog, problems);
    if (!problems.isEmpty()) {
      throw new RulesetException(problems);
    }
    return rule;
  }

  /** The rule with the settings of rulesets; what is wrong with them goes to {@code problems}. */
  Rule configure(RuleSetting setting, Catalog catalog, List<YamlProblem> problems) {
    RuleMetadata configured = setting.applyTo(metadata);
    YamlMapping merged = setting.mergedInto(params);
    int before = problems.size();
    factory.params().check(merged, problems);
    Detector detector = (context, reporting) -> {};
    if (problems.size() == before) {
      detector = factory.create(merged, new DetectorContext(catalog, problems));
      // Most detectors know better than a search for keys which of their texts are messages.
      if (problems.size() == before) {
        RuleReader.checkMessages(merged, factory, problems);
      }
    }
    return new Rule(configured, setting.cap(metadata, detector));
  }
}

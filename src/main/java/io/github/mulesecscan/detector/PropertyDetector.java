package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.project.PropertyDefinition;
import io.github.mulesecscan.project.PropertyDefinition.Origin;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for definitions of configuration properties by key and value:
 *
 * <pre>{@code
 * detector: property
 * params:
 *   key: anypoint.platform.gatekeeper
 *   value: { equals: disabled }
 * }</pre>
 */
final class PropertyDetector implements Detector {

  private static final Set<String> PLACEHOLDERS = Set.of("key", "value", "environments", "file");

  private final List<Wildcard> keys;
  private final Set<Origin> origins;
  private final Optional<ValueTest> value;
  private final Judgement<PropertyDefinition> judgement;
  private final Repairs<PropertyDefinition> repairs;
  private final boolean marksKey;

  private PropertyDetector(
      List<Wildcard> keys,
      Set<Origin> origins,
      Optional<ValueTest> value,
      Judgement<PropertyDefinition> judgement,
      Repairs<PropertyDefinition> repairs,
      boolean marksKey) {
    this.keys = List.copyOf(keys);
    this.origins = Set.copyOf(origins);
    this.value = value;
    this.judgement = judgement;
    this.repairs = repairs;
    this.marksKey = marksKey;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    for (PropertyDefinition property : scope.definitions()) {
      if (!origins.contains(property.origin())
          || !PropertyConditions.isOneOf(property.key(), keys)
          || !mayPass(property, scope)) {
        continue;
      }
      judgement
          .judge(property, scope, environments(property, scope), reporting.rule())
          .ifPresent(outcome -> reporting.report(finding(property, outcome, scope, reporting)));
    }
  }

  /** Whether the value passes in any environment, which is asked before anything that is dear. */
  private boolean mayPass(PropertyDefinition property, Scope scope) {
    return value
        .map(test -> PropertyConditions.values(property, test, scope).stream())
        .map(values -> values.anyMatch(each -> value.get().answer(each) != Answer.NO))
        .orElse(true);
  }

  private static Collection<String> environments(PropertyDefinition property, Scope scope) {
    return property.environments().isEmpty()
        ? scope.environments()
        : new TreeSet<>(property.environments());
  }

  private Finding finding(
      PropertyDefinition property, Outcome outcome, Scope scope, Reporting reporting) {
    Location place = marksKey ? property.keyLocation() : property.valueLocation();
    Map<String, String> values = new HashMap<>();
    values.put("key", property.key());
    values.put("value", property.value());
    values.put("file", place.path().name());
    Set<String> environments = property.environments();
    values.put(
        "environments",
        Words.environments(
            outcome.environments().isEmpty() ? environments : outcome.environments()));
    Grade grade = outcome.grade();
    return reporting
        .finding(
            place,
            "property/" + property.key(),
            values,
            grade.severity(),
            grade.confidence(),
            grade.message())
        .withRelated(Words.labels(outcome, property, place))
        .withFixes(repairs.of(property, outcome, scope));
  }

  /** Makes detectors of properties. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "property";
    }

    @Override
    public String summary() {
      return "Looks for definitions of configuration properties by key and value.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("property-params")
          .required(
              "key",
              ElementConditions.TEXTS,
              "Names of properties, asterisks allowed: `anypoint.platform.*`. Letter case does not"
                  + " matter.")
          .optional("value", ValueTestReader.KEYS, "What the value has to pass.")
          .optional(
              "from",
              PropertyConditions.ORIGIN_WORDS,
              "What defines it: `properties` and `yaml` files, `global-property`, `pom`. All but the"
                  + " pom where absent.")
          .including(JudgementReader.keys("property", PropertyConditions.CONDITIONS))
          .optional(
              "report",
              Shape.text().oneOf("key", "value"),
              "What is marked: the value, or" + " the key.")
          .including(
              RepairReader.key("property", PropertyConditions.CONDITIONS, PropertySteps.shapes()));
    }

    @Override
    public Set<String> placeholders() {
      return PLACEHOLDERS;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      PropertyConditions conditions = new PropertyConditions(context);
      Judgement<PropertyDefinition> stated = JudgementReader.read(reader, conditions);
      Optional<ValueTest> value = reader.mapping("value").map(ValueTestReader::read);
      Judgement<PropertyDefinition> judgement =
          value.map(test -> stated.and(PropertyConditions.value(test))).orElse(stated);
      List<Origin> origins = PropertyConditions.origins(reader, "from");
      return new PropertyDetector(
          reader.textList("key").stream().map(Wildcard::of).toList(),
          origins.isEmpty()
              ? Set.of(Origin.PROPERTIES_FILE, Origin.YAML_FILE, Origin.GLOBAL_PROPERTY)
              : Set.copyOf(origins),
          value,
          judgement,
          RepairReader.read(reader, context, conditions, new PropertySteps()),
          reader.optionalText("report").orElse("value").equals("key"));
    }
  }
}

package io.github.mulesecscan.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.RuleDefinition;
import io.github.mulesecscan.rule.RuleLoader;
import io.github.mulesecscan.syntax.yaml.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectorsTest {

  @Test
  void everyDetectorHasANameASummaryAndPlaceholders() {
    List<DetectorFactory> all = Detectors.all();

    assertThat(all).extracting(DetectorFactory::name).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            factory -> {
              assertThat(factory.name()).matches("[a-z]+");
              assertThat(factory.summary()).endsWith(".");
              assertThat(factory.placeholders()).isNotEmpty();
            });
  }

  @Test
  void allParametersFitIntoOneJsonSchema() {
    Shape[] params =
        Detectors.all().stream().map(DetectorFactory::params).toArray(Shape.ObjectShape[]::new);

    Map<String, Object> schema = Shape.anyOf(params).toJsonSchema("params");

    assertThat(schema).containsKey("$defs");
    assertThat(String.valueOf(schema.get("$defs")))
        .contains("element-condition=", "property-condition=", "value-test=");
  }

  @Test
  void builtInRulesCanBeConfigured() {
    List<RuleDefinition> rules = RuleLoader.builtIn(DetectorRegistry.of(Detectors.all()));

    assertThat(rules)
        .extracting(RuleDefinition::id)
        .contains("tls-trust-all", "missing-autodiscovery", "runtime-out-of-support");
    assertThat(rules)
        .allSatisfy(rule -> assertThat(rule.toRule(Look.CATALOG).id()).isEqualTo(rule.id()));
  }
}

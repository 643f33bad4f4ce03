package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.RepairReader.StepReader;
import io.github.mulesecscan.detector.Repairs.Step;
import io.github.mulesecscan.edit.TextEdits;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.project.PropertyDefinition;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** Reads what can be done to the definition of a property. */
final class PropertySteps implements StepReader<PropertyDefinition> {

  /** What the steps look like. */
  static List<Shape> shapes() {
    return List.of(
        Shape.object("set-value-edit")
            .required(
                "set-value",
                // A word that properties, YAML, XML and poms all write in the same way.
                Shape.text()
                    .orPlain()
                    .matching("[A-Za-z0-9][A-Za-z0-9._-]*", "a word of letters, digits, . _ and -"),
                "The property's value, unless a placeholder is in it."));
  }

  @Override
  public Optional<Step<? super PropertyDefinition>> step(YamlReader reader) {
    if (!reader.has("set-value")) {
      return Optional.empty();
    }
    String value = reader.requiredText("set-value");
    return Optional.of((property, evaluation) -> set(property, value));
  }

  private static Optional<List<TextEdit>> set(PropertyDefinition property, String value) {
    boolean isPlain = !property.value().isEmpty() && !property.value().contains("${");
    if (!isPlain || property.origin() == PropertyDefinition.Origin.TEXT_FILE) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            TextEdits.smallest(
                property.rawValue().root(), property.valueLocation().span(), value)));
  }
}

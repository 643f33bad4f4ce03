package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.RepairReader.StepReader;
import io.github.mulesecscan.detector.Repairs.Step;
import io.github.mulesecscan.detector.VersionConditions.Outdated;
import io.github.mulesecscan.edit.TextEdits;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.project.Pom;
import io.github.mulesecscan.project.PropertyDefinition;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** Reads what can be done to an old version. */
final class VersionSteps implements StepReader<Outdated> {

  /** What the steps look like. */
  static List<Shape> shapes() {
    return List.of(
        Shape.object("set-version-edit")
            .required(
                "set-version",
                Shape.text().oneOf("fixed"),
                "The version becomes the first one that is mended; a property of the pom that holds"
                    + " it is changed in its place."));
  }

  @Override
  public Optional<Step<? super Outdated>> step(YamlReader reader) {
    return reader.has("set-version")
        ? Optional.of(
            (outdated, evaluation) ->
                Optional.ofNullable(outdated.words().get("fixed"))
                    .flatMap(fixed -> set(outdated, fixed, evaluation.scope())))
        : Optional.empty();
  }

  private static Optional<List<TextEdit>> set(Outdated outdated, String fixed, Scope scope) {
    Optional<Pom> pom =
        scope.project().pom().filter(each -> each.path().equals(outdated.used().location().path()));
    if (pom.isEmpty()) {
      return Optional.empty();
    }
    SourceText file = pom.get().document().text();
    Span place = outdated.used().location().span();
    String written = file.slice(place);
    if (written.equals(outdated.used().written())) {
      return Optional.of(List.of(TextEdits.smallest(file, place, fixed)));
    }
    // A property holds it; other dependencies may have it from there, too.
    return pom.get().properties().stream()
        .filter(property -> written.equals("${" + property.key() + "}"))
        .filter(property -> property.valueLocation().path().equals(file.path()))
        .filter(property -> property.value().equals(outdated.used().written()))
        .findFirst()
        .map(PropertyDefinition::valueLocation)
        .map(value -> List.of(TextEdits.smallest(file, value.span(), fixed)));
  }
}

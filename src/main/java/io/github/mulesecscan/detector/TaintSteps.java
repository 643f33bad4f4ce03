package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.RepairReader.StepReader;
import io.github.mulesecscan.detector.Repairs.Step;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what can be done where data reaches a parameter that it must not reach. */
final class TaintSteps implements StepReader<TaintSubject> {

  private final ElementSteps elements;

  TaintSteps(DetectorContext context) {
    this.elements = new ElementSteps(DocumentKind.MULE, context);
  }

  /** What the steps look like. */
  static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        Shape.object("bind-parameters-edit")
            .required(
                "bind-parameters",
                Shape.text().oneOf("sql"),
                "The statement of a database operation becomes constant text, and what was put into"
                    + " it becomes input parameters, if each of these stands where a value stands."));
    // What is done to an element is done to the component.
    shapes.addAll(ElementSteps.shapes());
    return shapes;
  }

  @Override
  public Optional<Step<? super TaintSubject>> step(YamlReader reader) {
    if (reader.has("bind-parameters")) {
      return Optional.of(
          (subject, evaluation) ->
              BoundParameters.edits(subject.flow().component(), evaluation.scope().expressions()));
    }
    return elements
        .step(reader)
        .map(step -> (subject, evaluation) -> step.edits(subject.flow().component(), evaluation));
  }
}

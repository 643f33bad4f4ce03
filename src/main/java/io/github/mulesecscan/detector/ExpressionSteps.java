package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.RepairReader.StepReader;
import io.github.mulesecscan.detector.Repairs.Step;
import io.github.mulesecscan.edit.Escaping;
import io.github.mulesecscan.edit.XmlEdits;
import io.github.mulesecscan.expression.Host;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.dataweave.StringPart;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what can be done to a place in a script, or to the element that the script belongs to. */
final class ExpressionSteps implements StepReader<ExpressionSite> {

  private final ElementSteps elements;

  ExpressionSteps(DetectorContext context) {
    this.elements = new ElementSteps(DocumentKind.MULE, context);
  }

  /** What the steps look like. */
  static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        Shape.object("replace-with-edit")
            .required(
                "replace-with",
                Shape.text().orPlain(),
                "What stands in place of the expression, in DataWeave."));
    shapes.add(
        Shape.object("set-option-edit")
            .required(
                "set-option",
                Shape.text().orPlain(),
                "What stands in place of the value of a reader or writer property."));
    // What is done to an element is done to the one that carries the script.
    shapes.addAll(ElementSteps.shapes());
    return shapes;
  }

  @Override
  public Optional<Step<? super ExpressionSite>> step(YamlReader reader) {
    if (reader.has("replace-with")) {
      String text = reader.requiredText("replace-with");
      return Optional.of(
          (site, evaluation) ->
              isInText(site) ? Optional.empty() : replace(site, site.span(), text));
    }
    if (reader.has("set-option")) {
      String text = reader.requiredText("set-option");
      return Optional.of(
          (site, evaluation) -> option(site).flatMap(span -> replace(site, span, text)));
    }
    return elements
        .step(reader)
        .map(
            step ->
                (site, evaluation) ->
                    site.host() instanceof Host.File
                        ? Optional.empty()
                        : site.element().flatMap(element -> step.edits(element, evaluation)));
  }

  /** Whether it is put into a string, where the quotes of another one are hard to read. */
  private static boolean isInText(ExpressionSite site) {
    return site.part()
        .flatMap(part -> part.bindings().parent(part.expression()))
        .filter(StringPart.Interpolation.class::isInstance)
        .isPresent();
  }

  /** The value of {@code name=value} or {@code name: value}, if it is a single word. */
  private static Optional<Span> option(ExpressionSite site) {
    String written = site.written();
    Optional<String> value = site.value();
    if (value.isEmpty() || !written.endsWith(value.get())) {
      return Optional.empty();
    }
    return Optional.of(Span.between(site.span().end() - value.get().length(), site.span().end()));
  }

  private static Optional<List<TextEdit>> replace(ExpressionSite site, Span span, String text) {
    return XmlEdits.replace(site.text(), span, text, escaping(site, span)).map(List::of);
  }

  private static Escaping escaping(ExpressionSite site, Span span) {
    if (site.host() instanceof Host.Attribute attribute) {
      return Escaping.of(attribute.attribute());
    }
    return site.host() instanceof Host.Body body
        ? Escaping.in(body.element(), site.text().toRoot(span))
        : Escaping.NONE;
  }
}

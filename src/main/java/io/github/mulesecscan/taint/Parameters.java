package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.EmbeddedScript;
import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.xml.XmlNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of one component, evaluated in one state; each script once. */
final class Parameters {

  private final Analysis analysis;
  private final XmlElement element;
  private final State state;
  private final Map<XmlNode, Value> values = new IdentityHashMap<>(4);
  private final Roots roots;

  Parameters(Analysis analysis, XmlElement element, State state) {
    this.analysis = analysis;
    this.element = element;
    this.state = state;
    this.roots = state.roots();
  }

  /** A value that is given to a component, and where it is written. */
  record Use(Value value, String parameter, Location location) {}

  /** The value of an attribute; empty if it is not there. */
  Optional<Value> attribute(String name) {
    return element.attribute(name).map(this::value);
  }

  /** The text of an attribute with placeholders replaced, as it is in the first environment. */
  Optional<String> text(String name) {
    return element.attribute(name).map(attribute -> resolved(attribute.getValue()));
  }

  String resolved(String text) {
    return analysis.project().resolver().resolve(text).get(0).text();
  }

  Value value(XmlAttribute attribute) {
    return value((XmlNode) attribute);
  }

  /** The value of the own text of {@code child}. */
  Value text(XmlElement child) {
    return value(child);
  }

  private Value value(XmlNode parameter) {
    Literals.Meaning meaning = analysis.literals().of(parameter);
    Value literal = meaning.literal();
    if (literal != null) {
      return literal;
    }
    Value known = values.get(parameter);
    if (known == null) {
      known =
          meaning.parameter() instanceof ParameterValue.Whole whole
              ? evaluate(whole.script())
              : template((ParameterValue.Template) meaning.parameter(), parameter);
      values.put(parameter, known);
    }
    return known;
  }

  private Value template(ParameterValue.Template template, XmlNode parameter) {
    List<Value> parts = new ArrayList<>();
    for (ParameterValue.Piece piece : template.pieces()) {
      if (piece instanceof ParameterValue.Piece.Literal text) {
        parts.add(analysis.literals().value(text.text(), analysis.literals().location(parameter)));
      } else {
        EmbeddedScript script = ((ParameterValue.Piece.Computed) piece).script();
        Location place = analysis.literals().location(script.text());
        Value value =
            evaluate(script)
                .step(
                    place, "It is put into a text", TraceStep.Kind.PROPAGATION, analysis.nesting());
        parts.add(Texts.located(value, place));
      }
    }
    return Texts.concat(parts);
  }

  private Value evaluate(EmbeddedScript script) {
    ExpressionEvaluator.Evaluation evaluation =
        analysis.evaluator().evaluate(script.script(), roots, state.guards(), analysis.nesting());
    for (SinkUse use : evaluation.sinks()) {
      analysis
          .recorder()
          .reach(
              use.kind(),
              UrlParts.of(use.kind()),
              use.value(),
              new SinkRecorder.Target(element, use.function(), use.location(), "", use.end()));
    }
    return evaluation.value();
  }

  /** All parameters, in attributes and in elements below. */
  Value all() {
    return all(analysis.literals().all(element));
  }

  /** The parameters that are attributes, and the component's own text. */
  Value own() {
    return all(analysis.literals().own(element));
  }

  private Value all(List<XmlNode> parameters) {
    Taints all = Taints.NONE;
    for (XmlNode parameter : parameters) {
      all = all.join(value(parameter).everything());
    }
    return Value.of(all);
  }

  /** What is given at {@code place}; empty if nothing is. */
  List<Use> at(Place place) {
    Optional<XmlElement> holder = holder(place);
    if (holder.isEmpty()) {
      return byDefault(element, place);
    }
    XmlElement at = holder.get();
    return switch (place.kind()) {
      case ATTRIBUTE ->
          at.attribute(place.name())
              .map(attribute -> use(attribute, place.access()))
              .orElse(List.of());
      case CHILD ->
          Parts.child(at, place.name())
              .map(child -> children(child, place.access()))
              .orElseGet(() -> byDefault(at, place));
      case TEXT -> uses(text(at), at.getName(), at.location(), place.access());
      case ALL -> List.of(new Use(all(), at.getName(), at.location()));
      case MESSAGE -> List.of(new Use(state.message(), at.getName(), at.location()));
    };
  }

  /** What a parameter is that is not written. */
  private List<Use> byDefault(XmlElement at, Place place) {
    return place.orPayload()
        ? uses(state.payload(), place.name(), at.location(), place.access())
        : List.of();
  }

  private Optional<XmlElement> holder(Place place) {
    Optional<XmlElement> at = place.ofConfig() ? config() : Optional.of(element);
    for (String step : place.path()) {
      at = at.flatMap(found -> Parts.child(found, step));
    }
    return at;
  }

  private Optional<XmlElement> config() {
    return text("config-ref").flatMap(name -> analysis.project().globalElement(name));
  }

  private List<Use> use(XmlAttribute attribute, Place.Access access) {
    Location location = analysis.literals().location(attribute);
    return uses(value(attribute), attribute.getName(), location, access);
  }

  /** A map is one script, or a child for each entry. */
  private List<Use> children(XmlElement child, Place.Access access) {
    if (child.children().isEmpty()) {
      return uses(text(child), child.getName(), place(child), access);
    }
    List<Use> uses = new ArrayList<>();
    for (XmlElement entry : child.children()) {
      for (XmlAttribute attribute : entry.attributes()) {
        boolean key = attribute.getName().equals("key") || attribute.getName().endsWith("Name");
        if (attribute.uri().isEmpty() && key == (access == Place.Access.KEYS)) {
          uses.addAll(use(attribute, Place.Access.WHOLE));
        }
      }
    }
    return uses;
  }

  private Location place(XmlElement child) {
    ParameterValue value = analysis.literals().parameter(child);
    return analysis.literals().location(value.text());
  }

  private static List<Use> uses(
      Value value, String parameter, Location location, Place.Access access) {
    if (access == Place.Access.WHOLE) {
      return List.of(new Use(value, parameter, location));
    }
    if (access == Place.Access.KEYS) {
      return List.of(new Use(Value.of(value.keys()), parameter, location));
    }
    List<Use> uses = new ArrayList<>();
    for (String name : value.fields().names()) {
      uses.add(new Use(value.field(name), parameter + "." + name, location));
    }
    if (value.others().isPresent() || uses.isEmpty()) {
      uses.add(new Use(value.element(), parameter, location));
    }
    return uses;
  }
}

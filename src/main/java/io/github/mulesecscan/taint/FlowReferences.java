package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.flow.ApikitRoutes;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Components that call flows by name. */
final class FlowReferences {

  /** A computed name that may be any of more flows than this is not followed. */
  private static final int MOST_CANDIDATES = 20;

  private final FlowInterpreter flows;
  private final Analysis analysis;

  FlowReferences(FlowInterpreter flows) {
    this.flows = flows;
    this.analysis = flows.analysis();
  }

  /** {@code flow-ref}: with {@code target} only the target is left of what the flow does. */
  Outcome reference(XmlElement element, State state) {
    Parameters parameters = new Parameters(analysis, element, state);
    new Operations(flows).sinks(element, parameters, state);
    String name = element.attribute("name").map(XmlAttribute::getValue).orElse("");
    List<XmlElement> callees = callees(element, parameters);
    Outcome outcome =
        callees.isEmpty()
            ? missing(state)
            : analysis.caller().reference(callees, state, element, name.strip());
    if (outcome.normal().isEmpty() || element.attribute("target").isEmpty()) {
      return outcome;
    }
    State after = outcome.normal().get();
    State stored = new Operations(flows).stored(element, state, after);
    return outcome.withNormal(stored.withGuards(stored.guards().and(after.guards())));
  }

  /** A flow that is not in the application may do anything with the message. */
  private Outcome missing(State state) {
    // That the message stays as it is is likely, which variable got into it is a guess; that a
    // credential did would be a wild one.
    Value any = Value.of(state.everything()).weaken().weaken().mapTaints(Taint::unmark);
    State after =
        state
            .withPayload(state.payload().weaken().join(any), "")
            .withAttributes(state.attributes().weaken().join(any));
    return new Outcome(Optional.of(after), flows.failing(state, any).in(ErrorNamespaces.ANY));
  }

  private List<XmlElement> callees(XmlElement element, Parameters parameters) {
    Optional<XmlAttribute> name = element.attribute("name");
    if (name.isEmpty()) {
      return List.of();
    }
    Set<XmlElement> callees = new LinkedHashSet<>();
    if (analysis.literals().parameter(name.get()) instanceof ParameterValue.Constant) {
      for (ResolvedValue each : analysis.project().resolver().resolve(name.get().getValue())) {
        analysis.project().flow(each.text().strip()).ifPresent(callees::add);
      }
      return new ArrayList<>(callees);
    }
    for (Shape shape : parameters.value(name.get()).shapes()) {
      callees.addAll(named(shape));
    }
    return callees.size() > MOST_CANDIDATES ? List.of() : new ArrayList<>(callees);
  }

  /** The flows whose name may have this shape. */
  private List<XmlElement> named(Shape shape) {
    Optional<String> constant = shape.constant();
    if (constant.isPresent()) {
      return analysis.project().flow(constant.get()).map(List::of).orElse(List.of());
    }
    List<Shape.Piece> pieces = shape.pieces();
    String start = pieces.get(0) instanceof Shape.Text text ? text.text() : "";
    String end = pieces.get(pieces.size() - 1) instanceof Shape.Text text ? text.text() : "";
    return analysis.project().flows().stream()
        .filter(flow -> name(flow).startsWith(start) && name(flow).endsWith(end))
        .toList();
  }

  private static String name(XmlElement flow) {
    return flow.attribute("name").map(XmlAttribute::getValue).orElse("");
  }

  /** The router of APIkit calls flows by the method and path in their names. */
  Outcome route(XmlElement element, State state) {
    String config = new Parameters(analysis, element, state).text("config-ref").orElse("");
    Optional<XmlElement> global = analysis.project().globalElement(config);
    State entered = state;
    String headers = attribute(global, "outboundHeadersMapName");
    if (!headers.isEmpty()) {
      entered = entered.withVar(headers, Value.CLEAN);
    }
    Outcome all = Outcome.NEVER;
    HttpHops hops = new HttpHops(analysis);
    for (XmlElement flow : ApikitRoutes.rest(analysis.project(), config)) {
      State checked = hops.arrive(flow, element, analysis.routed().checked(entered, config, flow));
      Outcome one = analysis.caller().reference(List.of(flow), checked, element, name(flow));
      one.normal().ifPresent(after -> hops.reply(flow, element, after.payload()));
      all = all.join(one);
    }
    Failures refused = flows.failing(state, Value.of(state.everything()));
    if (all.normal().isEmpty() && all.failures().isEmpty()) {
      return Outcome.of(entered).plus(refused);
    }
    return all.plus(refused);
  }

  private static String attribute(Optional<XmlElement> element, String name) {
    return element.flatMap(found -> found.attribute(name)).map(XmlAttribute::getValue).orElse("");
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.flow.OwnOperation;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.taint.Parameters.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Calls of operations that the application writes in Mule. The body gets what is passed and nothing
 * else of the event; its message comes back, and its variables do not.
 */
final class OperationCalls {

  private final FlowInterpreter flows;
  private final Analysis analysis;

  OperationCalls(FlowInterpreter flows) {
    this.flows = flows;
    this.analysis = flows.analysis();
  }

  Outcome call(OwnOperation operation, XmlElement element, State state) {
    if (operation.body().isEmpty()) {
      return Outcome.of(state);
    }
    Parameters parameters = new Parameters(analysis, element, state);
    String name = element.getQualifiedName();
    TreeMap<String, Value> passed = new TreeMap<>();
    configured(operation, element, state).forEach(passed::put);
    for (OwnOperation.Parameter parameter : operation.parameters()) {
      passed.put(parameter.name(), passed(parameter, element, parameters, name));
    }
    State begun = begin(operation, passed).withCorrelationId(state.correlationId());
    Outcome outcome = analysis.caller().call(operation.body().get(), begun);
    // Errors are seen where the operation is called, with the event of the caller.
    Failures failures = outcome.failures().map(inner -> state.withError(inner.error()));
    if (outcome.normal().isEmpty()) {
      return new Outcome(Optional.empty(), failures);
    }
    State after =
        operation.gives() ? came(state, outcome.normal().get(), element.location(), name) : state;
    return new Outcome(Optional.of(new Operations(flows).stored(element, state, after)), failures);
  }

  private static State begin(OwnOperation operation, TreeMap<String, Value> passed) {
    Fields fields = Fields.of(passed);
    return operation.ofApplication()
        ? State.EMPTY.withVar(State.PARAMS, Value.ofRoots(fields))
        : State.EMPTY.withVars(fields);
  }

  private State came(State state, State inner, Location place, String name) {
    State told =
        inner.map(
            value ->
                value.step(
                    place,
                    "It comes back from the operation `" + name + "`",
                    TraceStep.Kind.RETURN,
                    analysis.nesting()));
    return state.withMessage(told);
  }

  private Value passed(
      OwnOperation.Parameter parameter, XmlElement element, Parameters parameters, String name) {
    Value given = Value.NOTHING;
    for (Use use : uses(parameter.name(), element, parameters)) {
      String sentence =
          "It is passed to the operation `" + name + "` as `" + parameter.name() + "`";
      given =
          given.join(
              use.value().step(use.location(), sentence, TraceStep.Kind.CALL, analysis.nesting()));
    }
    return given.isNothing() ? Value.constant(parameter.otherwise()) : given;
  }

  /** A parameter is an attribute, or a child element whose name is written with hyphens. */
  private List<Use> uses(String name, XmlElement element, Parameters parameters) {
    List<Use> uses = new ArrayList<>();
    Optional<XmlAttribute> attribute = element.attribute(name);
    if (attribute.isPresent()) {
      XmlAttribute at = attribute.get();
      uses.add(new Use(parameters.value(at), name, analysis.literals().location(at)));
    }
    for (XmlElement child : element.children()) {
      if (child.getName().equals(name) || child.getName().equals(hyphenated(name))) {
        uses.add(new Use(parameters.text(child), name, child.location()));
      }
    }
    return uses;
  }

  private static String hyphenated(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** What the configuration of the module holds. */
  private TreeMap<String, Value> configured(
      OwnOperation operation, XmlElement element, State state) {
    TreeMap<String, Value> configured = new TreeMap<>();
    Optional<XmlElement> config =
        new Parameters(analysis, element, state)
            .text("config-ref")
            .flatMap(analysis.project()::globalElement);
    if (config.isEmpty()) {
      return configured;
    }
    List<XmlElement> parts = new ArrayList<>(List.of(config.get()));
    config.get().descendants().forEach(parts::add);
    for (XmlElement part : parts) {
      Parameters written = new Parameters(analysis, part, state);
      for (String property : operation.properties()) {
        written.attribute(property).ifPresent(value -> configured.put(property, value));
      }
    }
    return configured;
  }

  /** The body of an operation that nobody calls, with what an unknown caller passes. */
  void uncalled(OwnOperation operation, Value passed) {
    if (operation.body().isEmpty()
        || analysis.caller().reached().contains(operation.body().get())) {
      return;
    }
    TreeMap<String, Value> all = new TreeMap<>();
    for (OwnOperation.Parameter parameter : operation.parameters()) {
      String identity = Analysis.identity("parameter " + parameter.name(), operation.element());
      all.put(parameter.name(), passed.change().id(ValueId.of(identity)).build());
    }
    analysis.caller().call(operation.body().get(), begin(operation, all));
  }
}

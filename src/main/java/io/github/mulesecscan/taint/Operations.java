package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.taint.ComponentFacts.Check;
import io.github.mulesecscan.taint.ComponentFacts.Component;
import io.github.mulesecscan.taint.ComponentFacts.Gift;
import io.github.mulesecscan.taint.ComponentFacts.Link;
import io.github.mulesecscan.taint.ComponentFacts.Sink;
import io.github.mulesecscan.taint.Parameters.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Components that the catalogue describes, and those that nobody knows. */
final class Operations {

  private final FlowInterpreter flows;
  private final Analysis analysis;

  Operations(FlowInterpreter flows) {
    this.flows = flows;
    this.analysis = flows.analysis();
  }

  Outcome run(XmlElement element, State state) {
    Optional<Component> known = analysis.parts().of(element).component();
    Parameters parameters = new Parameters(analysis, element, state);
    return known.isPresent()
        ? known(element, known.get(), parameters, state)
        : unknown(element, parameters, state);
  }

  /** Nobody knows what it does: what goes in comes out, and an answer of somebody may, too. */
  private Outcome unknown(XmlElement element, Parameters parameters, State state) {
    // What it does with a credential is as unknown: that it comes out again would be a guess.
    Value all = parameters.all().mapTaints(Taint::unmark);
    if (element.uri().equals(analysis.uris().core())) {
      return new Outcome(Optional.of(state), flows.failing(state, all));
    }
    analysis.unknown(element);
    String name = element.getQualifiedName();
    Origin origin =
        new Origin(
            name, "the result of `" + name + "`", element.location(), Trust.UPSTREAM, Set.of());
    Value result = through(element, all).join(Value.of(Taints.of(origin))).weaken();
    State after = state.withPayload(result, "").withAttributes(result);
    return new Outcome(Optional.of(stored(element, state, after)), flows.failing(state, all));
  }

  private Outcome known(
      XmlElement element, Component component, Parameters parameters, State state) {
    sinks(element, component, parameters, state);
    Value all = parameters.all();
    Optional<Value> code = new JavaOperations(analysis, element, parameters, state).run();
    State after = component.keepsMessage() ? state : replaced(state, element);
    Value answer = Value.NOTHING;
    for (Gift gift : component.gives()) {
      Value given = component.known(given(element, gift, parameters));
      if (gift.to().startsWith("error")) {
        answer = answer.join(given);
      } else {
        after = Gifts.put(after, gift.to(), given);
      }
    }
    if (code.isPresent()) {
      after = after.withPayload(code.get(), "");
    }
    after = linked(element, component, parameters, after);
    Guards shown = checked(element, component, parameters, state);
    State result = stored(element, state, after);
    return new Outcome(
        Optional.of(result.withGuards(result.guards().and(shown))),
        flows.failing(Failures.ANY, state, all, answer));
  }

  private Value through(XmlElement element, Value value) {
    if (value.isClean()) {
      return value;
    }
    String sentence = "It goes through `" + element.getQualifiedName() + "`";
    return analysis.step(element.location(), sentence, value);
  }

  private static State replaced(State state, XmlElement element) {
    Guards fewer = state.guards().without(Analysis.identity("payload", element));
    return state.withPayload(Value.NOTHING, "").withAttributes(Value.NOTHING).withGuards(fewer);
  }

  private Value given(XmlElement element, Gift gift, Parameters parameters) {
    Value given = Value.NOTHING;
    Place from = gift.from();
    if (from != null) {
      for (Use use : parameters.at(from)) {
        given = given.join(through(element, use.value()));
      }
    }
    given = given.join(analysis.parts().brought(element, gift));
    return given.isNothing() ? Value.CLEAN : given;
  }

  /** Notes what reaches the sinks among the parameters of {@code element}. */
  void sinks(XmlElement element, Parameters parameters, State state) {
    analysis
        .parts()
        .of(element)
        .component()
        .ifPresent(component -> sinks(element, component, parameters, state));
  }

  private void sinks(XmlElement element, Component component, Parameters parameters, State state) {
    for (Sink sink : component.sinks()) {
      List<Use> uses = sink.isMeant(parameters) ? parameters.at(sink.at()) : List.of();
      for (Use use : uses) {
        SinkRecorder.Target target =
            new SinkRecorder.Target(
                element, use.parameter(), use.location(), mediaType(element, sink.at(), state));
        Value value = component.known(use.value());
        analysis.recorder().reach(sink.kind(), sink.part(), value, target);
      }
    }
  }

  private String mediaType(XmlElement element, Place at, State state) {
    if (at.kind() != Place.Kind.CHILD) {
      return state.mediaType();
    }
    return Parts.child(element, at.name())
        .map(child -> analysis.literals().parameter(child))
        .filter(ParameterValue.Whole.class::isInstance)
        .map(Messages::mediaType)
        .filter(type -> !type.isEmpty())
        .orElse(state.mediaType());
  }

  private State linked(
      XmlElement element, Component component, Parameters parameters, State state) {
    Link link = component.link();
    return link == null ? state : new LinkEnd(analysis, element, link, parameters).handOver(state);
  }

  /** What {@code element} hands over to whoever collects it; the payload where it hands nothing. */
  Value carried(XmlElement element, State state) {
    Parameters parameters = new Parameters(analysis, element, state);
    return analysis
        .parts()
        .of(element)
        .component()
        .map(Component::link)
        .map(link -> link.leaving().get(Link.DATA))
        .map(place -> Functions.joined(parameters.at(place).stream().map(Use::value).toList()))
        .orElse(state.payload());
  }

  /** What the component shows of its parameters, since it fails otherwise. */
  private Guards checked(
      XmlElement element, Component component, Parameters parameters, State state) {
    Guards all = Guards.NONE;
    for (Check check : component.checks()) {
      all = all.and(new Checks(analysis, element).shown(check, parameters, state));
    }
    return all;
  }

  /** With {@code target} the event stays as it was, and the result becomes a variable. */
  State stored(XmlElement element, State before, State after) {
    Optional<String> target = new Parameters(analysis, element, before).text("target");
    if (target.isEmpty()) {
      return after;
    }
    State result = after.withVars(Fields.NONE);
    Value value =
        element.attribute("targetValue").isPresent()
            ? new Parameters(analysis, element, result)
                .attribute("targetValue")
                .orElse(Value.NOTHING)
            : result.payload();
    return analysis.withVariable(before, target.get(), element, value);
  }

  /** The state with which a flow begins, of which {@code source} is the first element. */
  State begin(XmlElement source) {
    State state = State.EMPTY;
    Optional<Component> component = analysis.parts().of(source).component();
    if (component.isEmpty()) {
      return state;
    }
    Parameters parameters = new Parameters(analysis, source, state);
    sinks(source, component.get(), parameters, state);
    for (Gift gift : component.get().gives()) {
      state = Gifts.put(state, gift.to(), component.get().known(given(source, gift, parameters)));
    }
    return linked(source, component.get(), parameters, state);
  }
}

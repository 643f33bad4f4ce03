package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.taint.ComponentFacts.Component;
import io.github.mulesecscan.taint.ComponentFacts.Link;
import io.github.mulesecscan.taint.ComponentFacts.Sink;
import io.github.mulesecscan.taint.Parameters.Use;
import java.util.Optional;

/** What the source of a flow does with the event at its end: the answer to the caller. */
final class Exits {

  private static final String RESPONSE = "response";
  private static final String ERROR_RESPONSE = "error-response";
  private static final String BODY = "body";

  private final FlowInterpreter flows;
  private final Analysis analysis;
  private final XmlElement source;

  Exits(FlowInterpreter flows, XmlElement source) {
    this.flows = flows;
    this.analysis = flows.analysis();
    this.source = source;
  }

  void leave(Outcome outcome) {
    component(RESPONSE)
        .ifPresent(answer -> outcome.normal().ifPresent(state -> leave(RESPONSE, answer, state)));
    component(ERROR_RESPONSE)
        .ifPresent(
            answer -> outcome.failures().states().values().forEach(state -> fail(answer, state)));
    outcome.normal().ifPresent(this::reply);
  }

  private Optional<Component> component(String name) {
    return analysis.components().component(source.uri(), name);
  }

  private void fail(Component answer, State state) {
    Value told = new ErrorHandlers(flows).told(state.error(), source);
    leave(ERROR_RESPONSE, answer, state.withError(told));
  }

  private void leave(String name, Component answer, State state) {
    Optional<XmlElement> written = Parts.child(source, name);
    XmlElement element = written.orElse(source);
    Parameters parameters = new Parameters(analysis, element, state);
    for (Sink sink : answer.sinks()) {
      if (!sink.isMeant(parameters)) {
        continue;
      }
      boolean body = sink.at().kind() == Place.Kind.CHILD && sink.at().name().equals(BODY);
      boolean implicit = body && (written.isEmpty() || Parts.child(element, BODY).isEmpty());
      if (implicit) {
        reach(
            sink,
            new Use(byDefault(name, state), name + " body", element.location()),
            element,
            type(name, state));
      } else if (written.isPresent()) {
        for (Use use : parameters.at(sink.at())) {
          reach(sink, use, element, body ? type(element, state) : "");
        }
      }
    }
  }

  private static Value byDefault(String name, State state) {
    return name.equals(RESPONSE) ? state.payload() : state.error().field("description");
  }

  private static String type(String name, State state) {
    return name.equals(RESPONSE) ? state.mediaType() : "text/plain";
  }

  private String type(XmlElement element, State state) {
    String type =
        Parts.child(element, BODY)
            .map(analysis.literals()::parameter)
            .map(Messages::mediaType)
            .orElse("");
    return type.isEmpty() ? state.mediaType() : type;
  }

  private void reach(Sink sink, Use use, XmlElement element, String mediaType) {
    analysis
        .recorder()
        .reach(
            sink.kind(),
            sink.part(),
            use.value(),
            new SinkRecorder.Target(element, use.parameter(), use.location(), mediaType));
  }

  /** Who published to this queue and waits gets the payload. */
  private void reply(State state) {
    Optional<Component> component = analysis.parts().of(source).component();
    Link link = component.isPresent() ? component.get().link() : null;
    if (link == null || link.publishes()) {
      return;
    }
    new LinkEnd(analysis, source, link, new Parameters(analysis, source, state))
        .reply(state.payload());
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.taint.Handlers.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happens to events whose processing fails. */
final class ErrorHandlers {

  /** Processors of handlers that make the answer. */
  private static final Set<String> ANSWERING =
      Set.of("set-payload", "set-variable", "remove-variable", "ee:transform", "logger");

  private final FlowInterpreter flows;
  private final Analysis analysis;

  ErrorHandlers(FlowInterpreter flows) {
    this.flows = flows;
    this.analysis = flows.analysis();
  }

  /** How {@code owner}, a flow or try, ends, given how its processors end. */
  Outcome handle(XmlElement owner, Outcome body) {
    List<Handler> handlers = analysis.handlers().of(owner);
    if (handlers.isEmpty() || body.failures().isEmpty()) {
      return body;
    }
    Failures open = body.failures();
    Outcome result = new Outcome(body.normal(), Failures.NONE);
    for (Handler handler : handlers) {
      result = result.join(caught(handler, open));
      open = open.without(handler::catchesAll);
    }
    return result.plus(open);
  }

  private Outcome caught(Handler handler, Failures failures) {
    Outcome all = Outcome.NEVER;
    for (Map.Entry<String, State> failure : failures.states().entrySet()) {
      String type = failure.getKey();
      if (analysis.handlers().mayCatch(handler, type, failures.namespaces())) {
        State state = failure.getValue();
        XmlElement element = handler.element();
        all =
            all.join(
                flows
                    .replay()
                    .once(element, type, state, Failures.NONE, () -> caught(element, type, state))
                    .failingIn(failures.namespaces()));
      }
    }
    return all;
  }

  private Outcome caught(XmlElement handler, String type, State failed) {
    State state = failed.withError(told(failed.error(), handler));
    new Parameters(analysis, handler, state).own();
    Outcome outcome = flows.chain(flows.processors(handler), state, this::isAnswering);
    if (outcome.normal().isEmpty()) {
      return outcome;
    }
    State after = outcome.normal().get();
    if (handler.getName().equals("on-error-continue")) {
      return outcome.withNormal(after.withError(Value.NOTHING));
    }
    return new Outcome(Optional.empty(), outcome.failures().join(Failures.of(type, after)));
  }

  /**
   * Whether {@code processor} only makes the answer. If it failed, whatever the event held would
   * reach the caller past the very handler that replaces it: possible, but far-fetched.
   */
  private boolean isAnswering(XmlElement processor) {
    return ANSWERING.contains(analysis.parts().of(processor).name());
  }

  /** What a handler can tell of an error: how the application works, and what was in the data. */
  Value told(Value error, XmlElement handler) {
    ValueBuilder told = error.change().whole(Taints.NONE);
    analysis
        .handlers()
        .internals(handler)
        .forEach(
            (name, internal) -> {
              Value known = error.fields().has(name) ? error.field(name) : Value.NOTHING;
              told.field(name, known.join(internal));
            });
    return told.build()
        .step(
            handler.location(),
            "It may be told by an error",
            TraceStep.Kind.PROPAGATION,
            analysis.nesting());
  }
}

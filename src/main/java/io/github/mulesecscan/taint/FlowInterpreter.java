package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.function.Predicate;

/** Interprets flows: chains of processors over what is known of an event. */
final class FlowInterpreter {

  private final Analysis analysis;
  private final Replay replay;

  FlowInterpreter(Analysis analysis, Replay replay) {
    this.analysis = analysis;
    this.replay = replay;
  }

  /** Interprets what is outside of flows. */
  FlowInterpreter(Analysis analysis) {
    this(analysis, new Replay(analysis.agenda().dependencies()));
  }

  Replay replay() {
    return replay;
  }

  Analysis analysis() {
    return analysis;
  }

  /** Interprets a flow or sub-flow from its first processor on. */
  Outcome flow(XmlElement flow, State state) {
    Outcome body = chain(processors(flow), state);
    return new ErrorHandlers(this).handle(flow, body);
  }

  /** The children of a flow or scope that events pass. */
  List<XmlElement> processors(XmlElement container) {
    return analysis.parts().processors(container);
  }

  /** One processor after the other. */
  Outcome chain(List<XmlElement> processors, State state) {
    return chain(processors, state, processor -> false);
  }

  /** The same; that one of those fails which are {@code sure} not to is left out. */
  Outcome chain(List<XmlElement> processors, State state, Predicate<XmlElement> sure) {
    Outcome so = Outcome.of(state);
    for (XmlElement processor : processors) {
      if (so.normal().isEmpty()) {
        return so;
      }
      State before = so.normal().get();
      so =
          sure.test(processor)
              ? new Outcome(run(processor, before, Failures.NONE).normal(), so.failures())
              : run(processor, before, so.failures());
    }
    return so;
  }

  private Outcome run(XmlElement processor, State state, Failures before) {
    return replay.once(processor, "", state, before, () -> run(processor, state));
  }

  private Outcome run(XmlElement processor, State state) {
    if (!analysis.enter(processor)) {
      analysis.agenda().dependencies().unrepeatable();
      return Outcome.of(state);
    }
    try {
      return dispatch(processor, state).failingIn(analysis.parts().of(processor).errors());
    } finally {
      analysis.leave();
    }
  }

  private Outcome dispatch(XmlElement element, State state) {
    Routers routers = new Routers(this);
    Messages messages = new Messages(this);
    Parts.Part part = analysis.parts().of(element);
    return switch (part.name()) {
      case "set-payload" -> messages.setPayload(element, state);
      case "set-variable" -> messages.setVariable(element, state);
      case "remove-variable" -> messages.removeVariable(element, state);
      case "ee:transform" -> messages.transform(element, state);
      case "parse-template" -> messages.template(element, state);
      case "raise-error" -> messages.raise(element, state);
      case "flow-ref" -> new FlowReferences(this).reference(element, state);
      case "apikit:router" -> new FlowReferences(this).route(element, state);
      case "choice" -> routers.choice(element, state);
      case "foreach" -> routers.foreach(element, state);
      case "parallel-foreach" -> routers.parallel(element, state);
      case "scatter-gather" -> routers.scatter(element, state);
      case "round-robin", "first-successful" -> routers.oneOf(element, state);
      case "try" -> new ErrorHandlers(this).handle(element, chain(processors(element), state));
      case "async" -> routers.aside(element, state);
      case "until-successful", "ee:cache", "validation:all", "scope" ->
          chain(processors(element), state);
      case "validation:any" -> routers.any(element, state);
      case "batch:job" -> new Batches(this).job(element, state);
      case "description", "tracing" -> Outcome.of(state);
      default -> catalogued(element, part, state);
    };
  }

  private Outcome catalogued(XmlElement element, Parts.Part part, State state) {
    if (part.own().isPresent()) {
      return new OperationCalls(this).call(part.own().get(), element, state);
    }
    if (part.scope()) {
      new Operations(this).sinks(element, new Parameters(analysis, element, state), state);
      return chain(processors(element), state);
    }
    Outcome outcome = new Operations(this).run(element, state);
    return part.router() ? new Routers(this).collecting(element, state, outcome) : outcome;
  }

  /** The event with which {@code element} may fail, given its parameters. */
  Failures failing(State state, Value parameters) {
    return failing(Failures.ANY, state, parameters, Value.NOTHING);
  }

  /**
   * The event with which a processor may fail.
   *
   * @param parameters what the description of the error may tell of
   * @param answer what the error holds of the answer of another system
   */
  Failures failing(String type, State state, Value parameters, Value answer) {
    // That a description holds a parameter is a guess; that it holds the secret one, too much of
    // one.
    Value told = parameters.flat().weaken().mapTaints(Taint::unmark);
    Value error =
        told.isClean() && answer.isNothing()
            ? analysis.cleanError()
            : error(told, answer.isNothing() ? Value.CLEAN : message(answer));
    return Failures.of(type, state.withError(error));
  }

  /** An error whose description may hold {@code told}. */
  static Value error(Value told, Value answer) {
    return new ValueBuilder()
        .field("description", told)
        .field("detailedDescription", told)
        .field("errorMessage", answer)
        .build();
  }

  private static Value message(Value answer) {
    return new ValueBuilder().field("payload", answer).field("attributes", answer).build();
  }
}

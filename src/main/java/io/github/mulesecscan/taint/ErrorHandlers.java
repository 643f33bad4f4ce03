package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What happens to events whose processing fails. */
final class ErrorHandlers {

  private static final Set<String> INTERNAL = Set.of("description", "detailedDescription", "cause");

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
    Optional<XmlElement> found = handler(owner);
    if (found.isEmpty() || body.failures().isEmpty()) {
      return body;
    }
    Failures open = body.failures();
    Outcome result = new Outcome(body.normal(), Failures.NONE);
    for (XmlElement written : found.get().children()) {
      Optional<XmlElement> handler = referred(written, "ref");
      if (handler.isPresent() && handler.get().getName().startsWith("on-error-")) {
        result = result.join(caught(handler.get(), open));
        open = left(handler.get(), open);
      }
    }
    return result.plus(open);
  }

  /** The error handler of a flow or try; a flow without one has the application's default. */
  private Optional<XmlElement> handler(XmlElement owner) {
    Optional<XmlElement> own = flows.child(owner, "error-handler");
    if (own.isPresent()) {
      return referred(own.get(), "ref");
    }
    return owner.getName().equals("flow") ? byDefault(owner) : Optional.empty();
  }

  private Optional<XmlElement> byDefault(XmlElement flow) {
    return analysis.project().configs().stream()
        .flatMap(config -> config.document().root().children().stream())
        .filter(element -> element.is(flow.uri(), "configuration"))
        .flatMap(element -> element.attribute("defaultErrorHandler-ref").stream())
        .findFirst()
        .flatMap(name -> analysis.project().globalElement(name.getValue()));
  }

  private Optional<XmlElement> referred(XmlElement element, String attribute) {
    return element
        .attribute(attribute)
        .map(name -> analysis.project().globalElement(name.getValue()))
        .orElse(Optional.of(element));
  }

  private Outcome caught(XmlElement handler, Failures failures) {
    Outcome all = Outcome.NEVER;
    for (Map.Entry<String, State> failure : failures.states().entrySet()) {
      if (mayCatch(handler, failure.getKey())) {
        String type = failure.getKey();
        State state = failure.getValue();
        all =
            all.join(
                flows
                    .replay()
                    .once(handler, type, state, Failures.NONE, () -> caught(handler, type, state)));
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
    return ANSWERING.contains(analysis.uris().name(processor));
  }

  /** What a handler can tell of an error: how the application works, and what was in the data. */
  Value told(Value error, XmlElement handler) {
    ValueBuilder told = error.change().whole(Taints.NONE);
    for (String name : INTERNAL) {
      Origin origin =
          new Origin(
              "error." + name,
              "the " + words(name) + " of an error",
              handler.location(),
              Trust.CONFIG,
              Set.of(DataLabel.INTERNAL));
      Value known = error.fields().containsKey(name) ? error.field(name) : Value.NOTHING;
      told.field(name, known.join(Value.of(Taints.of(origin))));
    }
    return told.build()
        .step(
            handler.location(),
            "It may be told by an error",
            TraceStep.Kind.PROPAGATION,
            analysis.nesting());
  }

  private static String words(String name) {
    return name.equals("detailedDescription") ? "detailed description" : name;
  }

  private static String types(XmlElement handler) {
    return handler.attribute("type").map(type -> type.getValue().strip()).orElse("ANY");
  }

  private static boolean mayCatch(XmlElement handler, String type) {
    if (type.equals(Failures.ANY)) {
      return true;
    }
    for (String each : types(handler).split(",", -1)) {
      if (matches(each.strip(), type)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, String type) {
    if (pattern.equals("ANY") || pattern.equals("*") || pattern.equals("MULE:ANY")) {
      return true;
    }
    String name = pattern.contains(":") ? pattern : "MULE:" + pattern;
    if (name.endsWith(":*")) {
      return type.startsWith(name.substring(0, name.length() - 1));
    }
    boolean anySpace = name.startsWith("*:");
    return anySpace ? type.endsWith(name.substring(1)) : name.equals(type);
  }

  /** The failures that a handler may leave to those behind it. */
  private static Failures left(XmlElement handler, Failures failures) {
    if (handler.attribute("when").isPresent()) {
      return failures;
    }
    TreeMap<String, State> left = new TreeMap<>();
    boolean all = types(handler).equals("ANY");
    failures
        .states()
        .forEach(
            (type, state) -> {
              boolean caught = all || (!type.equals(Failures.ANY) && mayCatch(handler, type));
              if (!caught) {
                left.put(type, state);
              }
            });
    return new Failures(left);
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Calls of flows: results are kept for each callee, place of the call and state. */
final class FlowCaller {

  /** Different states with which one flow is interpreted; then all are taken together. */
  private static final int MOST_CONTEXTS = 24;

  private static final int MOST_ROUNDS = 5;
  private static final int DEEPEST = 60;

  private record Call(XmlElement flow, Location site, State state) {}

  private final Analysis analysis;
  private final Map<Call, Outcome> results = new HashMap<>();
  private final Map<XmlElement, Outcome> latest = new IdentityHashMap<>();
  private final Map<XmlElement, Integer> contexts = new IdentityHashMap<>();
  private final Map<XmlElement, State> all = new IdentityHashMap<>();
  private final Deque<XmlElement> open = new ArrayDeque<>();
  private final Map<XmlElement, Outcome> assumed = new IdentityHashMap<>();
  private final Set<XmlElement> recursive = new HashSet<>();
  private final Set<XmlElement> reached = new LinkedHashSet<>();

  FlowCaller(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The flows that were interpreted. */
  Set<XmlElement> reached() {
    return reached;
  }

  /** Forgets results, which depend on what is in queues and stores. */
  void forget() {
    results.clear();
    contexts.clear();
  }

  /** Interprets {@code flow}, called at {@code site}; the state is that of the callee's begin. */
  Outcome call(XmlElement flow, State state, Location site) {
    reached.add(flow);
    if (open.contains(flow) || open.size() >= DEEPEST) {
      return again(flow, state);
    }
    Call call = call(new Call(flow, site, state));
    Outcome known = results.get(call);
    if (known != null) {
      return known;
    }
    if (analysis.isSpent()) {
      return latest.getOrDefault(flow, Outcome.of(state));
    }
    State entered = call.state();
    open.push(flow);
    analysis.open();
    Outcome outcome;
    try {
      outcome = rounds(flow, entered);
    } finally {
      analysis.close();
      open.pop();
    }
    latest.put(flow, outcome);
    if (open.stream().noneMatch(recursive::contains)) {
      results.put(call, outcome);
    }
    return outcome;
  }

  /** The call that stands for {@code call}: behind a number of them one stands for all. */
  private Call call(Call call) {
    XmlElement flow = call.flow();
    if (results.containsKey(call)) {
      return call;
    }
    State joined = all.containsKey(flow) ? all.get(flow).join(call.state()) : call.state();
    if (contexts.merge(flow, 1, Integer::sum) <= MOST_CONTEXTS) {
      all.put(flow, joined);
      return call;
    }
    State flat = joined.flat();
    all.put(flow, flat);
    return new Call(flow, flow.location(), flat);
  }

  /** A call of a flow that is open: what is known so far is its result. */
  private Outcome again(XmlElement flow, State state) {
    recursive.add(flow);
    all.put(flow, all.containsKey(flow) ? all.get(flow).join(state) : state);
    return assumed.getOrDefault(flow, Outcome.NEVER);
  }

  /** Interprets a flow until its result does not depend on what was assumed of itself any more. */
  private Outcome rounds(XmlElement flow, State state) {
    State entered = state;
    Outcome outcome = Outcome.NEVER;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Outcome next = new FlowInterpreter(analysis).flow(flow, entered);
      if (!recursive.contains(flow)) {
        return next;
      }
      Outcome joined = outcome.join(next);
      State wider = entered.join(all.getOrDefault(flow, entered));
      boolean stable = joined.equals(outcome) && wider.equals(entered);
      outcome = joined;
      assumed.put(flow, outcome);
      if (stable) {
        break;
      }
      entered = round < 2 ? wider : wider.flat();
    }
    recursive.remove(flow);
    assumed.remove(flow);
    return outcome;
  }

  /** A {@code flow-ref}: the callee's event replaces the caller's. */
  Outcome reference(List<XmlElement> flows, State state, XmlElement site, String name) {
    Location place = site.location();
    String sentence = "The flow `" + name + "` is called";
    State passed =
        state.map(value -> value.step(place, sentence, TraceStep.Kind.CALL, analysis.nesting()));
    Outcome all = Outcome.NEVER;
    for (XmlElement flow : flows) {
      all = all.join(call(flow, passed, place));
    }
    if (all.normal().isEmpty()) {
      return all;
    }
    return all.withNormal(returned(state, passed, all.normal().get(), site, name));
  }

  /** What the callee did not change comes back as it was, without the way through the callee. */
  private State returned(State before, State passed, State after, XmlElement site, String name) {
    TreeMap<String, Value> vars = new TreeMap<>();
    after
        .vars()
        .forEach(
            (key, value) -> vars.put(key, returned(before.vars().get(key), value, site, name)));
    Value payload = returned(before.payload(), after.payload(), site, name);
    Value attributes = returned(before.attributes(), after.attributes(), site, name);
    return after
        .withPayload(payload, after.mediaType())
        .withAttributes(attributes)
        .withVars(vars)
        .withError(passed.error());
  }

  private Value returned(
      @org.jspecify.annotations.Nullable Value before, Value after, XmlElement site, String name) {
    if (before != null && before.equals(after)) {
      return before;
    }
    String sentence = "It comes back from the flow `" + name + "`";
    return after.step(site.location(), sentence, TraceStep.Kind.RETURN, analysis.nesting());
  }

  /** {@code lookup(flow, payload)} in a script: only the payload goes in and comes back. */
  Value lookup(Value name, Value payload, Location location) {
    Optional<List<String>> names = name.constants();
    if (names.isEmpty()) {
      return payload.flat().weaken();
    }
    Value all = Value.NOTHING;
    for (String each : names.get()) {
      Optional<XmlElement> flow = analysis.project().flow(each);
      if (flow.isEmpty()) {
        all = all.join(payload.flat().weaken());
        continue;
      }
      Value passed =
          payload.step(
              location,
              "It is passed to the flow `" + each + "`",
              TraceStep.Kind.CALL,
              analysis.nesting());
      Outcome outcome = call(flow.get(), State.EMPTY.withPayload(passed, ""), location);
      all = outcome.normal().isPresent() ? all.join(outcome.normal().get().payload()) : all;
    }
    return all;
  }
}

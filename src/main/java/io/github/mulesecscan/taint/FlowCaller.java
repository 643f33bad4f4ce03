package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls of flows. A flow is interpreted once for each state that it is called with, and again only
 * if something that it read has changed; who read its outcome is then interpreted again.
 */
final class FlowCaller {

  /** Different states with which one flow is interpreted; then all are taken together. */
  private static final int MOST_CONTEXTS = 24;

  /** So many processors around a call, and the callee is interpreted later, on its own. */
  private static final int DEEPEST = 100;

  private record Call(XmlElement flow, State state) {}

  private final Analysis analysis;
  private final Footprints footprints;
  private final Map<Call, Context> contexts = new HashMap<>();
  private final Map<XmlElement, Context> shared = new IdentityHashMap<>();
  private final Map<XmlElement, Integer> counts = new IdentityHashMap<>();
  private final Map<XmlElement, Integer> openFlows = new IdentityHashMap<>();
  private final Deque<Context> open = new ArrayDeque<>();
  private final Recursions recursions = new Recursions();
  private final Set<XmlElement> reached = new LinkedHashSet<>();

  FlowCaller(Analysis analysis) {
    this.analysis = analysis;
    this.footprints = new Footprints(analysis);
  }

  /** The flows that were interpreted. */
  Set<XmlElement> reached() {
    return reached;
  }

  /**
   * How {@code flow} ends when it begins with {@code state}, as far as is known now; who asks is
   * interpreted again when more is known.
   */
  Outcome call(XmlElement flow, State state) {
    reached.add(flow);
    analysis.agenda().dependencies().on(recursions.version());
    Context context = context(flow, state);
    boolean first = !context.isBegun() && !context.isShared();
    if (!context.isBegun()) {
      begin(context);
    }
    context.readers().read();
    Outcome changed =
        first || context.isShared()
            ? context.outcome()
            : Retrace.between(context.entry(), state, analysis.inner() - context.nesting())
                .apply(context.outcome());
    Footprints.Effects effects = footprints.effects(flow);
    return changed.map(after -> effects.restored(state, after));
  }

  private void begin(Context context) {
    if (analysis.isSpent(context.flow())) {
      context.give();
    } else if (analysis.depth() > DEEPEST) {
      analysis.agenda().add(context);
    } else {
      analysis.agenda().run(context);
    }
  }

  private Context context(XmlElement flow, State state) {
    if (openFlows.containsKey(flow)) {
      recurse(flow);
      return shared(flow, state);
    }
    Context caller = open.peek();
    if (caller != null && recursions.same(caller.flow(), flow)) {
      return shared(flow, state);
    }
    Call call = new Call(flow, state);
    Context known = contexts.get(call);
    if (known != null) {
      return known;
    }
    if (counts.merge(flow, 1, Integer::sum) > MOST_CONTEXTS) {
      return shared(flow, state);
    }
    Context created = create(flow, state, false);
    contexts.put(call, created);
    return created;
  }

  private Context create(XmlElement flow, State state, boolean forAll) {
    return new Context(this, flow, state, analysis.inner(), forAll, analysis.agenda());
  }

  /** The flows between the open call of {@code flow} and here call each other. */
  private void recurse(XmlElement flow) {
    for (Context between : open) {
      recursions.join(flow, between.flow());
      if (between.flow() == flow) {
        return;
      }
    }
  }

  private Context shared(XmlElement flow, State state) {
    Context known = shared.get(flow);
    if (known == null) {
      Context created = create(flow, state, true);
      shared.put(flow, created);
      return created;
    }
    if (known.widen(state) && known.isBegun()) {
      analysis.agenda().add(known);
    }
    return known;
  }

  /**
   * Interprets the flow of {@code context} once; what it cannot change is left out of the result.
   */
  Outcome interpret(Context context) {
    Footprints.Effects effects = footprints.effects(context.flow());
    return interpretation(context).map(effects::changed);
  }

  private Outcome interpretation(Context context) {
    if (analysis.isSpent(context.flow())) {
      return Outcome.of(context.entry());
    }
    open.push(context);
    openFlows.merge(context.flow(), 1, Integer::sum);
    int outer = analysis.nest(context.nesting());
    try {
      return new FlowInterpreter(analysis, context.replay()).flow(context.flow(), context.entry());
    } finally {
      analysis.nest(outer);
      openFlows.computeIfPresent(context.flow(), (flow, count) -> count == 1 ? null : count - 1);
      open.pop();
    }
  }

  /** How a flow ends that does nothing. */
  Outcome given(Context context) {
    return Outcome.of(footprints.effects(context.flow()).changed(context.entry()));
  }

  /** A {@code flow-ref}: the callee's event replaces the caller's. */
  Outcome reference(List<XmlElement> flows, State state, XmlElement site, String name) {
    Outcome all = Outcome.NEVER;
    for (XmlElement flow : flows) {
      all = all.join(reference(flow, state, site, name));
    }
    return all;
  }

  private Outcome reference(XmlElement flow, State state, XmlElement site, String name) {
    Location place = site.location();
    Footprints.Split split = footprints.split(flow, state.vars());
    String sentence = "The flow `" + name + "` is called";
    State passed =
        state
            .withVars(split.used())
            .map(value -> value.step(place, sentence, TraceStep.Kind.CALL, analysis.nesting()));
    Outcome outcome = call(flow, passed);
    Outcome whole = outcome.map(after -> after.withVars(split.restored(after.vars())));
    return whole.normal().isEmpty()
        ? whole
        : whole.withNormal(returned(state, passed, whole.normal().get(), site, name));
  }

  /** What the callee did not change comes back as it was, without the way through the callee. */
  private State returned(State before, State passed, State after, XmlElement site, String name) {
    Fields vars =
        after.vars().mapEach((key, value) -> returned(before.vars().get(key), value, site, name));
    Value payload = returned(before.payload(), after.payload(), site, name);
    Value attributes = returned(before.attributes(), after.attributes(), site, name);
    return after
        .withPayload(payload, after.mediaType())
        .withAttributes(attributes)
        .withVars(vars)
        .withError(passed.error());
  }

  private Value returned(@Nullable Value before, Value after, XmlElement site, String name) {
    if (before != null && before.equals(after)) {
      return before;
    }
    if (after.isClean()) {
      return after;
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
      Outcome outcome = call(flow.get(), State.EMPTY.withPayload(passed, ""));
      all = outcome.normal().isPresent() ? all.join(outcome.normal().get().payload()) : all;
    }
    return all;
  }
}

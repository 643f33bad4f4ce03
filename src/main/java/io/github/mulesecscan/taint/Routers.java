package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Scopes and routers: which processors an event passes, and what is left of what they do to it. */
final class Routers {

  private static final int MOST_ROUNDS = 4;

  private final FlowInterpreter flows;
  private final Analysis analysis;

  Routers(FlowInterpreter flows) {
    this.flows = flows;
    this.analysis = flows.analysis();
  }

  private Outcome body(XmlElement scope, State state) {
    return flows.chain(flows.processors(scope), state);
  }

  /** Each branch knows that its condition holds and that those before it do not. */
  Outcome choice(XmlElement element, State state) {
    Outcome all = Outcome.NEVER;
    State rest = state;
    boolean decided = false;
    for (XmlElement branch : element.children()) {
      if (branch.getName().equals("otherwise")) {
        all = all.join(body(branch, rest));
        decided = true;
      } else if (branch.attribute("expression").isPresent()) {
        Value condition =
            new Parameters(analysis, branch, rest).attribute("expression").orElse(Value.CLEAN);
        all = all.join(body(branch, where(branch, rest, true)));
        all = all.plus(flows.failing(rest, condition));
        rest = where(branch, rest, false);
      }
    }
    return decided ? all : all.join(Outcome.of(rest));
  }

  private State where(XmlElement branch, State state, boolean outcome) {
    ParameterValue condition =
        analysis.literals().parameter(branch.attribute("expression").orElseThrow());
    Guards shown = new Checks(analysis, branch).condition(condition, state, outcome);
    return state.withGuards(state.guards().and(shown));
  }

  /** Variables are handed from one round to the next and kept; the message is restored. */
  Outcome foreach(XmlElement element, State state) {
    Parameters parameters = new Parameters(analysis, element, state);
    Value items = parameters.attribute("collection").orElse(state.payload());
    String root = parameters.text("rootMessageVariableName").orElse("rootMessage");
    String counter = parameters.text("counterVariableName").orElse("counter");
    State entered =
        item(element, items, state).withVar(root, state.message()).withVar(counter, Value.CLEAN);
    Outcome loop = fixpoint(element, entered);
    State after = loop.normal().map(state::join).orElse(state);
    Fields vars = restored(restored(after.vars(), root, state), counter, state);
    State restored = state.withVars(vars).withGuards(state.guards());
    return loop.plus(flows.failing(state, items)).withNormal(restored);
  }

  private static Fields restored(Fields vars, String name, State before) {
    Value value = before.vars().get(name);
    return value == null ? vars.without(name) : vars.with(name, value);
  }

  /** The state with one element of a collection as payload. */
  State item(XmlElement element, Value items, State state) {
    String identity = Analysis.identity("item", element);
    Value item =
        analysis
            .step(element.location(), "One element of it becomes the payload", items.element())
            .identified(identity);
    boolean list =
        element.attribute("batchSize").filter(size -> !isOne(size.getValue())).isPresent();
    return state
        .withPayload(list ? Value.ofElements(item) : item, "")
        .withAttributes(Value.NOTHING)
        .withGuards(state.guards().without(identity));
  }

  private static boolean isOne(String size) {
    return size.strip().equals("1");
  }

  private Outcome fixpoint(XmlElement element, State first) {
    State entered = first;
    Outcome all = Outcome.NEVER;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      all = all.join(body(element, entered));
      if (all.normal().isEmpty()) {
        return all;
      }
      State again = entered.join(all.normal().get().withMessage(first)).withGuards(first.guards());
      State next = round < MOST_ROUNDS - 2 ? again : again.withVars(again.flat().vars());
      if (next.equals(entered)) {
        return all;
      }
      entered = next;
    }
    return all;
  }

  /** Every element is worked on in the same state; only the messages remain. */
  Outcome parallel(XmlElement element, State state) {
    Parameters parameters = new Parameters(analysis, element, state);
    Value items = parameters.attribute("collection").orElse(state.payload());
    Outcome one = body(element, item(element, items, state));
    Value results = one.normal().map(State::message).map(Value::ofElements).orElse(Value.CLEAN);
    State after = state.withPayload(results, "").withAttributes(Value.NOTHING);
    State result = new Operations(flows).stored(element, state, after);
    return one.plus(flows.failing(state, items)).withNormal(result);
  }

  private List<XmlElement> routes(XmlElement element) {
    List<XmlElement> routes = new ArrayList<>();
    for (XmlElement child : flows.processors(element)) {
      if (child.getName().equals("route")) {
        routes.add(child);
      }
    }
    return routes;
  }

  /** All routes begin with the same event; their messages become a map. */
  Outcome scatter(XmlElement element, State state) {
    ValueBuilder messages = new ValueBuilder();
    TreeMap<String, Value> merged = state.vars().toMap();
    Outcome failed = Outcome.NEVER;
    boolean list = Parts.child(element, "collect-list").isPresent();
    Value all = Value.NOTHING;
    List<XmlElement> routes = routes(element);
    for (int i = 0; i < routes.size(); i++) {
      Outcome route = body(routes.get(i), state);
      failed = failed.plus(route.failures());
      Optional<State> normal = route.normal();
      if (normal.isPresent()) {
        messages.field(String.valueOf(i), normal.get().message());
        all = all.join(normal.get().message());
        merge(merged, state.vars(), normal.get().vars());
      }
    }
    Fields vars = Fields.of(merged);
    Value payload = list ? Value.ofElements(all) : messages.build();
    State after = state.withPayload(payload, "").withAttributes(Value.NOTHING).withVars(vars);
    State result = new Operations(flows).stored(element, state.withVars(vars), after);
    return failed.plus(flows.failing(state, Value.NOTHING)).withNormal(result);
  }

  /** A variable that one route changes has its value; one that several change has all of them. */
  private static void merge(Map<String, Value> merged, Fields before, Fields after) {
    after.forEach(
        (name, value) -> {
          Optional<Value> old = Optional.ofNullable(before.get(name));
          if (old.filter(value::equals).isEmpty()) {
            Value other = merged.get(name);
            boolean changedBefore = other != null && old.filter(other::equals).isEmpty();
            merged.put(name, other != null && changedBefore ? other.join(value) : value);
          }
        });
  }

  /** One of the routes is taken, or the first that does not fail. */
  Outcome oneOf(XmlElement element, State state) {
    Outcome all = Outcome.NEVER;
    for (XmlElement route : routes(element)) {
      all = all.join(body(route, state));
    }
    return all.normal().isEmpty() && all.failures().isEmpty() ? Outcome.of(state) : all;
  }

  /** Routes that work on what was collected from many events, some time. */
  Outcome collecting(XmlElement element, State state, Outcome passed) {
    State collected =
        state
            .withPayload(Value.ofElements(new Operations(flows).carried(element, state)), "")
            .withAttributes(Value.NOTHING);
    Outcome all = passed;
    for (XmlElement route : flows.processors(element)) {
      if (analysis.parts().of(route).scope()) {
        all = all.join(body(route, collected).map(after -> after.withMessage(state)));
      }
    }
    return all;
  }

  /** What happens aside changes nothing here. */
  Outcome aside(XmlElement element, State state) {
    body(element, state);
    return Outcome.of(state);
  }

  /** One check at least holds, nobody knows which. */
  Outcome any(XmlElement element, State state) {
    Outcome all = Outcome.NEVER;
    for (XmlElement check : flows.processors(element)) {
      all = all.join(flows.chain(List.of(check), state));
    }
    return all.normal().isEmpty() ? Outcome.of(state) : all;
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Script;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the interpreters of one evaluation of a script share, bounds included. */
final class Run {

  /** How deep expressions are followed, through calls too. */
  private static final int DEEPEST = 500;

  /** How often one function may be open; deeper calls give what goes in. */
  private static final int RECURSION_LIMIT = 2;

  private static final int CALL_LIMIT = 40;

  /** Expressions that may be evaluated, functions that are called again included. */
  private static final int STEP_LIMIT = 200_000;

  private record CallKey(Node owner, Frame frame, Node call, List<Value> arguments, Guards guards) {

    @Override
    public boolean equals(Object other) {
      return other instanceof CallKey key
          && owner == key.owner
          && frame == key.frame
          && call == key.call
          && arguments.equals(key.arguments)
          && guards.equals(key.guards);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(call) + arguments.hashCode();
    }
  }

  private final Kinds kinds;
  private final FunctionFacts facts;
  private final Function<Script, Unit> units;
  private final FlowCalls flows;
  private final SensitiveNames names;
  private final Map<String, Value> roots;
  private final int outerNesting;
  private final List<SinkUse> sinks = new ArrayList<>();
  private final Map<CallKey, Value> results = new HashMap<>();
  private final Map<Directive, Value> moduleValues = new IdentityHashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private int depth;
  private int steps;
  private boolean cut;

  Run(
      Kinds kinds,
      FunctionFacts facts,
      Function<Script, Unit> units,
      FlowCalls flows,
      SensitiveNames names,
      Map<String, Value> roots,
      int outerNesting) {
    this.kinds = kinds;
    this.facts = facts;
    this.units = units;
    this.flows = flows;
    this.names = names;
    this.roots = roots;
    this.outerNesting = outerNesting;
  }

  Kinds kinds() {
    return kinds;
  }

  SensitiveNames names() {
    return names;
  }

  FlowCalls flows() {
    return flows;
  }

  List<SinkUse> sinks() {
    return sinks;
  }

  void sink(SinkUse use) {
    if (!sinks.contains(use)) {
      sinks.add(use);
    }
  }

  Optional<FunctionFacts.Fact> fact(List<String> modules, String name) {
    return modules.stream().flatMap(module -> facts.fact(module, name).stream()).findFirst();
  }

  /** What the runtime gives a script under {@code name}. */
  Value root(String name) {
    return roots.getOrDefault(name, Value.CLEAN);
  }

  Unit unit(Script script) {
    return units.apply(script);
  }

  /** How many calls are open, those of flows included. */
  int nesting() {
    return outerNesting + open.size();
  }

  // ---- bounds ----

  /** Goes one expression deeper, if that is allowed; {@link #leave} must follow if so. */
  boolean enter() {
    if (depth >= DEEPEST || steps >= STEP_LIMIT) {
      cut = true;
      return false;
    }
    depth++;
    steps++;
    return true;
  }

  void leave() {
    depth--;
  }

  /** Whether anything was too deep or too much to be evaluated. */
  boolean isCut() {
    return cut;
  }

  /** How many expressions were evaluated. */
  int steps() {
    return steps;
  }

  /** What an expression that is not followed may hold: everything that the script can reach. */
  Value anything() {
    Taints all = Taints.NONE;
    for (Value root : roots.values()) {
      all = all.join(root.everything());
    }
    return Value.of(all.map(Taint::unmark)).weaken();
  }

  /** Opens a call of {@code owner}, if that is allowed; {@link #closeCall} must follow if so. */
  boolean openCall(Node owner) {
    int again = 0;
    for (Node called : open) {
      again += called == owner ? 1 : 0;
    }
    if (again >= RECURSION_LIMIT || open.size() >= CALL_LIMIT) {
      return false;
    }
    open.push(owner);
    return true;
  }

  void closeCall() {
    open.pop();
  }

  // ---- results that are kept ----

  Optional<Value> result(
      Closure.Written closure, @Nullable Node call, List<Value> arguments, Guards guards) {
    return call == null
        ? Optional.empty()
        : Optional.ofNullable(results.get(key(closure, call, arguments, guards)));
  }

  void keep(
      Closure.Written closure, Node call, List<Value> arguments, Guards guards, Value result) {
    results.put(key(closure, call, arguments, guards), result);
  }

  private static CallKey key(
      Closure.Written closure, Node call, List<Value> arguments, Guards guards) {
    return new CallKey(closure.owner(), closure.frame(), call, List.copyOf(arguments), guards);
  }

  /** The value of a variable of a header or module. */
  Value moduleValue(Script script, Directive.Variable variable) {
    Value known = moduleValues.get(variable);
    if (known != null) {
      return known;
    }
    // A variable that needs itself never gets a value.
    moduleValues.put(variable, Value.NOTHING);
    Interpreter interpreter = new Interpreter(this, unit(script), Frame.OUTERMOST, Guards.NONE);
    Value value = interpreter.variable(variable);
    moduleValues.put(variable, value);
    return value;
  }
}

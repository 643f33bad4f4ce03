package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Script;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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

  /** What a call gave, and what that depends on. */
  private record Returned(Value value, Reads.Reading reading) {}

  /** What is known where a condition holds or not, and what that depends on. */
  private record Assumed(Guards guards, Reads.Reading reading) {}

  private record AssumeKey(Node part, Frame frame, boolean outcome, int open, Guards guards) {

    @Override
    public boolean equals(Object other) {
      return other instanceof AssumeKey key
          && part == key.part
          && frame == key.frame
          && outcome == key.outcome
          && open == key.open
          && guards.equals(key.guards);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(part) + guards.hashCode();
    }
  }

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
  private final Roots roots;
  private final int outerNesting;
  private final List<SinkUse> sinks = new ArrayList<>();
  private final Map<CallKey, Returned> results = new HashMap<>();
  private final Map<AssumeKey, Assumed> assumed = new HashMap<>();
  private final Map<Directive, Supplier<Value>> moduleValues = new IdentityHashMap<>(2);
  private final Map<Read, Value> values = new HashMap<>();
  private final Reads reads = new Reads();
  private final Memory memory;
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
      Roots roots,
      int outerNesting,
      Memory memory) {
    this.kinds = kinds;
    this.facts = facts;
    this.units = units;
    this.flows = flows;
    this.names = names;
    this.roots = roots;
    this.outerNesting = outerNesting;
    this.memory = memory;
  }

  Kinds kinds() {
    return kinds;
  }

  SensitiveNames names() {
    return names;
  }

  /** What scripts call; nobody knows when a flow or class gives the same again. */
  FlowCalls flows() {
    reads.unrepeatable();
    return flows;
  }

  List<SinkUse> sinks() {
    return sinks;
  }

  void sink(SinkUse use) {
    reads.reachesSink();
    if (!sinks.contains(use)) {
      sinks.add(use);
    }
  }

  Optional<FunctionFacts.Fact> fact(List<String> modules, String name) {
    for (String module : modules) {
      Optional<FunctionFacts.Fact> fact = facts.fact(module, name);
      if (fact.isPresent()) {
        return fact;
      }
    }
    return Optional.empty();
  }

  /** What the runtime gives a script under {@code name}. */
  Value root(String name) {
    reads.add(Read.all(name));
    return value(Read.all(name));
  }

  /** The field {@code field} of it, for somebody who reads no more. */
  Value root(String name, String field) {
    Read read = new Read(name, field);
    reads.add(read);
    return value(read);
  }

  /** What there is to be read. */
  Value value(Read read) {
    if (read.isAll()) {
      return roots.get(read.root());
    }
    Value known = values.get(read);
    if (known == null) {
      known = roots.field(read.root(), read.field());
      values.put(read, known);
    }
    return known;
  }

  Map<Read, Value> values(Set<Read> all) {
    Map<Read, Value> found = new LinkedHashMap<>();
    all.forEach(read -> found.put(read, value(read)));
    return found;
  }

  Reads reads() {
    return reads;
  }

  Unit unit(Script script) {
    return units.apply(script);
  }

  /** How many calls are open, those of flows included. */
  int nesting() {
    return outerNesting + open.size();
  }

  /** How many calls of flows are open. */
  int outerNesting() {
    return outerNesting;
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
    reads.unrepeatable();
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
      reads.unrepeatable();
      return false;
    }
    open.push(owner);
    return true;
  }

  void closeCall() {
    open.pop();
  }

  /** The functions that are open, the last one first. */
  List<Node> open() {
    return List.copyOf(open);
  }

  /** Whether these and no others are open. */
  boolean isOpen(List<Node> functions) {
    if (functions.size() != open.size()) {
      return false;
    }
    int at = 0;
    for (Node function : open) {
      if (function != functions.get(at++)) {
        return false;
      }
    }
    return true;
  }

  // ---- results that are kept ----

  /**
   * What {@code part} of a script gives: what it gave before where all that it read is the same, or
   * what {@code work} does.
   */
  Value once(Node part, Guards guards, Supplier<Value> work) {
    Optional<Value> known = memory.parts().find(part, this, guards);
    if (known.isPresent()) {
      return known.get();
    }
    reads.begin();
    Value result = work.get();
    Reads.Reading reading = reads.end();
    if (lasts(reading) && reading.silent() && !result.hasFunctions()) {
      memory.parts().keep(part, this, guards, reading, result);
    }
    return result;
  }

  /** Whether what was computed is the same for whoever reads the same. */
  boolean lasts(Reads.Reading reading) {
    // What is cut here need not be cut where less is around it.
    return reading.repeatable() && !cut;
  }

  /**
   * What is known where {@code condition}, the value of the variable {@code part}, is {@code
   * outcome}: one condition is asked for again and again by those that are made of it.
   */
  Guards assumed(
      Node part, Frame frame, Guards guards, boolean outcome, Supplier<Guards> computation) {
    AssumeKey key = new AssumeKey(part, frame, outcome, open.size(), guards);
    Assumed known = assumed.get(key);
    if (known != null) {
      reads.add(known.reading());
      return known.guards();
    }
    reads.begin();
    Guards result = computation.get();
    assumed.put(key, new Assumed(result, reads.end()));
    return result;
  }

  Optional<Value> result(
      Closure.Written closure, @Nullable Node call, List<Value> arguments, Guards guards) {
    Returned known = call == null ? null : results.get(key(closure, call, arguments, guards));
    if (known == null) {
      return Optional.empty();
    }
    reads.add(known.reading());
    return Optional.of(known.value());
  }

  void keep(
      Closure.Written closure,
      Node call,
      List<Value> arguments,
      Guards guards,
      Value result,
      Reads.Reading reading) {
    results.put(key(closure, call, arguments, guards), new Returned(result, reading));
  }

  private static CallKey key(
      Closure.Written closure, Node call, List<Value> arguments, Guards guards) {
    return new CallKey(closure.owner(), closure.frame(), call, List.copyOf(arguments), guards);
  }

  /** The value of a variable of a header or module. */
  Value moduleValue(Script script, Directive.Variable variable) {
    Supplier<Value> value = moduleValues.get(variable);
    if (value == null) {
      Interpreter interpreter = new Interpreter(this, unit(script), Frame.OUTERMOST, Guards.NONE);
      value = later(interpreter, variable);
      moduleValues.put(variable, value);
    }
    return value.get();
  }

  /** The value of a variable, computed when it is first asked for. */
  Supplier<Value> later(Interpreter interpreter, Directive.Variable variable) {
    Supplier<Value> computation = () -> interpreter.variable(variable);
    return reads.later(
        interpreter.frame().isOfHeader()
            ? () -> once(variable, interpreter.guards(), computation)
            : computation);
  }
}

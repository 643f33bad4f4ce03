package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Bindings;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Script;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Evaluates scripts over what is known of values. Takes time in proportion to the size of a script
 * and of the functions that it calls, and comes to an end with every script.
 */
final class ExpressionEvaluator {

  private final Kinds kinds;
  private final FunctionFacts facts;
  private final Function<Script, Bindings> bindings;
  private final FlowCalls flows;
  private final SensitiveNames names;
  private final Map<Script, Unit> units = new IdentityHashMap<>();
  private final Set<Script> unfinished = new LinkedHashSet<>();
  private final Memory memory = Memory.empty();
  private long steps;

  /**
   * @param bindings what the names of a script stand for
   * @param flows what scripts call
   * @param names what names say about what they stand for
   */
  ExpressionEvaluator(
      Kinds kinds,
      FunctionFacts facts,
      Function<Script, Bindings> bindings,
      FlowCalls flows,
      SensitiveNames names) {
    this.kinds = kinds;
    this.facts = facts;
    this.bindings = bindings;
    this.flows = flows;
    this.names = names;
  }

  /**
   * What a script gives.
   *
   * @param value what it returns
   * @param sinks the functions in it that data should not reach, with what reaches them
   * @param mediaType the format that it names for its output; empty if it names none
   */
  record Evaluation(Value value, List<SinkUse> sinks, String mediaType) {
    Evaluation {
      sinks = List.copyOf(sinks);
    }
  }

  /** What names say about what they stand for. */
  SensitiveNames names() {
    return names;
  }

  /**
   * Evaluates {@code script}.
   *
   * @param roots what the runtime gives it: {@code payload}, {@code vars} and so on
   * @param guards what checks have shown so far
   * @param nesting how many calls of flows are open
   */
  Evaluation evaluate(Script script, Roots roots, Guards guards, int nesting) {
    Run run = run(roots, nesting);
    Optional<Evaluation> known = memory.scripts().find(script, run, guards);
    if (known.isPresent()) {
      return known.get();
    }
    run.reads().begin();
    Value value = withoutFunctions(Interpreter.evaluate(run, script, guards));
    Reads.Reading reading = run.reads().end();
    finish(script, run);
    Evaluation evaluation = new Evaluation(value, run.sinks(), mediaType(script));
    if (run.lasts(reading) && !value.hasFunctions()) {
      memory.scripts().keep(script, run, guards, reading, evaluation);
    }
    return evaluation;
  }

  private Run run(Roots roots, int nesting) {
    return new Run(kinds, facts, this::unit, flows, names, roots, nesting, memory);
  }

  /** What is known where {@code script}, a condition, is {@code outcome}. */
  Guards assume(Script script, boolean outcome, Roots roots, Guards guards, int nesting) {
    Expr body = script.body();
    if (body == null) {
      return Guards.NONE;
    }
    Run run = run(roots, nesting);
    Optional<Guards> before = memory.assumed(outcome).find(script, run, guards);
    if (before.isPresent()) {
      return before.get();
    }
    run.reads().begin();
    Guards known =
        new Interpreter(run, run.unit(script), Frame.OUTERMOST, guards)
            .block(script.header())
            .conditions()
            .assume(body, outcome);
    Reads.Reading reading = run.reads().end();
    finish(script, run);
    if (run.lasts(reading)) {
      memory.assumed(outcome).keep(script, run, guards, reading, known);
    }
    return known;
  }

  private void finish(Script script, Run run) {
    steps += run.steps();
    if (run.isCut()) {
      unfinished.add(script);
    }
  }

  /** The scripts of which parts were too deep or too many to be evaluated. */
  Set<Script> unfinished() {
    return unfinished;
  }

  /** How many expressions were evaluated, each time counted. */
  long steps() {
    return steps;
  }

  private Unit unit(Script script) {
    Unit known = units.get(script);
    if (known == null) {
      known = new Unit(script, bindings.apply(script));
      units.put(script, known);
    }
    return known;
  }

  private static Value withoutFunctions(Value value) {
    return value.closures().isEmpty() ? value : value.change().closures(List.of()).build();
  }

  private static String mediaType(Script script) {
    for (Directive directive : script.header().directives()) {
      if (directive instanceof Directive.Output output) {
        return output.format();
      }
    }
    return "";
  }
}

package io.github.mulesecscan.taint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.dataweave.DataWeaveParser;
import io.github.mulesecscan.syntax.dataweave.Script;
import io.github.mulesecscan.taint.ExpressionEvaluator.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that is evaluated again gives what it would give if it never had been before. */
class ResultsTest {

  @TempDir Path folder;
  private Scripts scripts;

  @BeforeEach
  void setUp() {
    scripts =
        new Scripts(folder)
            .module(
                "src/main/resources/own/Names.dwl",
                "%dw 2.0\nvar start = 'a' ++ 'b'\nfun named(x) = start ++ x\n");
  }

  /** An event, what checks have shown of it, and how many calls of flows are open. */
  private record Event(Map<String, Value> roots, Guards guards, int nesting) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload",
        "vars.q",
        "vars.q ++ vars.row",
        "vars",
        "payload.a ++ attributes.headers.host",
        "if (vars.q == 'x') vars.q else vars.row",
        "if (payload == 'x') payload.a else vars.row",
        "%dw 2.0\nvar a = vars.q\nvar b = a ++ 'x'\n---\n{one: b, two: a, three: payload}",
        "%dw 2.0\nvar a = vars.q == 'x'\nvar b = a and vars.row == 'y'\n---\n"
            + "if (b) vars.q else if (not a) vars.row else payload",
        "%dw 2.0\nvar a = b\nvar b = a ++ vars.q\n---\n[b, a]",
        "%dw 2.0\nvar a = if (vars.row == '1') b else 'x'\nvar b = a ++ vars.q\n---\n[a, b]",
        "%dw 2.0\nfun f(x) = x ++ vars.q\nvar a = f(payload)\n---\n{p: f('c'), q: a, r: f(a)}",
        "%dw 2.0\nfun f(x) = if (x == 'e') x else f(x ++ vars.q)\nvar a = f(vars.row)\n---\n"
            + "[f(payload), a]",
        "%dw 2.0\nvar f = (x) -> x ++ vars.q\nvar g = {h: f}\n---\n[g.h(payload), f(vars.row)]",
        "%dw 2.0\nvar f = do { var t = vars.q --- (y) -> t ++ y }\nvar a = f('1')\n"
            + "var b = f(payload)\n---\n[b, a]",
        "%dw 2.0\nvar a = log('t', payload)\n---\na ++ (log('u', vars.q))",
        "%dw 2.0\nimport * from own::Names\nvar a = named(vars.q)\n---\na ++ named(payload)",
        "%dw 2.0\nvar all = [vars.q, vars.row] map (e, i) -> a ++ e\nvar a = payload\n---\n"
            + "all joinBy a",
        "lookup('f', vars.q)",
        "payload match { case x is String -> x ++ vars.q else -> vars.row }",
        "vars.table ++ (vars[vars.table] default 'x')",
        "message.payload",
        "{a: upper(vars.q) ++ ' and some more', b: {c: payload.a ++ vars.row ++ ' and more'}}",
        "{a: if (vars.q == 'x') vars.q else vars.row, b: lookup('f', vars.table), c: vars.table}",
        "[1, 2] map (e) -> {a: 'some longer text ' ++ e ++ vars.q}",
        "[vars.q, payload] map {a: 'some longer text ' ++ $ ++ vars.row}",
        "%dw 2.0\nfun f(x) = {a: 'some longer text ' ++ x ++ vars.q}\n---\n"
            + "[f(payload), f(vars.row)]",
        "%dw 2.0\nfun f(x) = do { var t = x --- {a: 'some longer text ' ++ t} }\n---\n"
            + "[f(vars.q), f(payload), f(vars.row)]",
        "do { var t = payload --- {a: 'some longer text ' ++ t ++ vars.q} }",
        "payload match { case x is String -> {a: 'some longer text ' ++ x ++ vars.q} "
            + "else x -> {b: 'some longer text ' ++ x} }",
        "{(vars.q): 'some longer text ' ++ payload, (x: 'some longer text') if (vars.row == 'x')}",
      })
  void givesWhatItWouldGiveTheFirstTime(String text) {
    SourceText source = SourceText.root(new SourcePath("script.dwl"), text);
    Script script = DataWeaveParser.parse(source);
    ExpressionEvaluator evaluator = scripts.evaluator();
    List<Event> events = events(source);
    for (int round = 0; round < 2; round++) {
      for (Event event : events) {
        Evaluation again =
            evaluator.evaluate(script, Roots.of(event.roots()), event.guards(), event.nesting());
        Evaluation first =
            scripts
                .evaluator()
                .evaluate(script, Roots.of(event.roots()), event.guards(), event.nesting());
        assertThat(again.value().isSame(first.value()))
            .as("%s and %s", told(again.value()), told(first.value()))
            .isTrue();
        assertThat(again.sinks()).isEqualTo(first.sinks());
        for (boolean outcome : new boolean[] {true, false}) {
          assertThat(
                  evaluator.assume(
                      script, outcome, Roots.of(event.roots()), event.guards(), event.nesting()))
              .isEqualTo(
                  scripts
                      .evaluator()
                      .assume(
                          script,
                          outcome,
                          Roots.of(event.roots()),
                          event.guards(),
                          event.nesting()));
        }
      }
    }
  }

  private static List<String> told(Value value) {
    List<String> told = new ArrayList<>(List.of(value.toString()));
    value.everything().all().forEach(taint -> told.add(taint.trace().steps().toString()));
    return told;
  }

  /** Events that differ in one thing each. */
  private static List<Event> events(SourceText source) {
    Map<String, Value> roots = Scripts.roots(source);
    roots.put(
        "message",
        Value.ofRoots(Fields.NONE.with("payload", Objects.requireNonNull(roots.get("payload")))));
    UnaryOperator<Value> longer =
        value ->
            value.step(source.locate(source.span()), "It goes on", TraceStep.Kind.PROPAGATION, 0);
    List<Event> events = new ArrayList<>();
    events.add(new Event(roots, Guards.NONE, 0));
    events.add(new Event(roots, Guards.NONE, 1));
    for (String id : List.of("q", "payload")) {
      Guards.Fact fact =
          new Guards.Fact(KindSet.ALL, List.of("x"), source.locate(source.span()), "It is checked");
      events.add(new Event(roots, Guards.of(ValueId.of(id), fact), 0));
    }
    for (String root : List.of("payload", "attributes", "message")) {
      events.add(new Event(with(roots, root, longer.apply(roots.get(root))), Guards.NONE, 0));
      events.add(new Event(with(roots, root, Value.CLEAN), Guards.NONE, 0));
    }
    for (String name : List.of("q", "row", "table")) {
      Value value = Objects.requireNonNull(roots.get("vars")).field(name);
      Value constant = Value.constant("x");
      for (Value other :
          List.of(longer.apply(value), constant, value.weaken(), Value.NOTHING, two(value))) {
        Value vars = Objects.requireNonNull(roots.get("vars")).change().field(name, other).build();
        events.add(new Event(with(roots, "vars", vars), Guards.NONE, 0));
      }
    }
    return events;
  }

  private static Value two(Value value) {
    return Value.ofFields(Map.of("a", value, "b", Value.CLEAN));
  }

  private static Map<String, Value> with(Map<String, Value> roots, String root, Value value) {
    Map<String, Value> changed = new TreeMap<>(roots);
    changed.put(root, value);
    return changed;
  }

  @Test
  void whatIsNotReadDoesNotMatter() {
    SourceText source = SourceText.root(new SourcePath("script.dwl"), "payload.a ++ vars.q");
    Script script = DataWeaveParser.parse(source);
    ExpressionEvaluator evaluator = scripts.evaluator();
    Map<String, Value> roots = Scripts.roots(source);
    evaluator.evaluate(script, Roots.of(roots), Guards.NONE, 0);
    long once = evaluator.steps();
    Value vars =
        Objects.requireNonNull(roots.get("vars")).change().field("row", Value.CLEAN).build();
    evaluator.evaluate(script, Roots.of(with(roots, "vars", vars)), Guards.NONE, 0);

    assertThat(evaluator.steps()).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%dw 2.0\nvar a = 'a' ++ vars.table ++ 'b' ++ 'c' ++ 'd'\n---\na ++ payload",
        "{a: 'a' ++ vars.table ++ 'b' ++ 'c' ++ 'd', b: payload}",
      })
  void aPartOfAScriptIsEvaluatedOnceForWhatItReads(String text) {
    SourceText source = SourceText.root(new SourcePath("script.dwl"), text);
    Script script = DataWeaveParser.parse(source);
    ExpressionEvaluator evaluator = scripts.evaluator();
    Map<String, Value> roots = Scripts.roots(source);
    evaluator.evaluate(script, Roots.of(roots), Guards.NONE, 0);
    long once = evaluator.steps();
    evaluator.evaluate(script, Roots.of(with(roots, "payload", Value.CLEAN)), Guards.NONE, 0);

    assertThat(evaluator.steps() - once).isBetween(1L, once / 2);
  }
}

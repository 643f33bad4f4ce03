package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.ExpressionSite.Part;
import io.github.mulesecscan.expression.AccessPath;
import io.github.mulesecscan.expression.Bindings;
import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.expression.EmbeddedScript;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Entry;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.StringPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * The parts of all scripts of an application that rules ask for, by what rules ask of them: made in
 * one walk for all rules. A rule looks at each name, path or text once, however often it is there.
 */
final class ScriptIndex {

  private static final List<FunctionPattern> READERS =
      List.of(
          FunctionPattern.of("read"), FunctionPattern.of("readUrl"), FunctionPattern.of("write"));

  private final Map<String, List<Found>> calls = new LinkedHashMap<>();
  private final Map<AccessPath, List<Found>> paths = new LinkedHashMap<>();
  private final Map<String, List<Found>> literals = new LinkedHashMap<>();
  private final Map<String, List<Found>> concatenations = new LinkedHashMap<>();
  private final Map<String, List<Found>> options = new LinkedHashMap<>();
  private final Map<List<FunctionPattern>, Set<Bindings>> callers = new ConcurrentHashMap<>();
  private int position;

  private ScriptIndex() {}

  /** A node and its position among all of the application. */
  private record Found(int position, EmbeddedScript script, Bindings bindings, Node node) {

    ExpressionSite site(String name) {
      return ExpressionSite.of(script.host(), new Part((Expr) node, bindings), name);
    }

    /** The site of a property, which is no expression. */
    ExpressionSite property(String name) {
      Expr value =
          node instanceof Directive.Option option ? option.value() : ((Entry.Pair) node).value();
      return new ExpressionSite(
          script.host(), script.text(), node.span(), name, Constants.text(value), Optional.empty());
    }
  }

  static ScriptIndex of(Expressions expressions) {
    ScriptIndex index = new ScriptIndex();
    for (EmbeddedScript script : expressions.all()) {
      Bindings bindings = expressions.bindings(script.script());
      bindings.nodes().forEach(node -> index.add(script, bindings, node));
      bindings
          .selections()
          .forEach(
              selection -> {
                index.position++;
                index.put(index.paths, selection.path(), script, bindings, selection.expression());
              });
    }
    return index;
  }

  private void add(EmbeddedScript script, Bindings bindings, Node node) {
    position++;
    if (node instanceof Expr.Call call) {
      for (String name : bindings.externalNames(call)) {
        put(calls, name, script, bindings, node);
      }
      joined(call).ifPresent(start -> put(concatenations, start, script, bindings, node));
    } else if (node instanceof Expr.StringLiteral string) {
      string.constant().ifPresent(text -> put(literals, text, script, bindings, node));
      interpolated(string).ifPresent(start -> put(concatenations, start, script, bindings, node));
    } else if (node instanceof Expr.NumberLiteral number) {
      put(literals, number.text(), script, bindings, node);
    } else if (node instanceof Directive.Option option) {
      put(options, option.name(), script, bindings, node);
    } else if (node instanceof Entry.Pair pair && isReaderProperty(pair, bindings)) {
      Constants.name(pair.key()).ifPresent(name -> put(options, name, script, bindings, node));
    }
  }

  private <K> void put(
      Map<K, List<Found>> index, K key, EmbeddedScript script, Bindings bindings, Node node) {
    index
        .computeIfAbsent(key, any -> new ArrayList<>(1))
        .add(new Found(position, script, bindings, node));
  }

  private static Optional<String> joined(Expr.Call call) {
    return call.arguments().size() == 2
            && call.function().map(name -> name.text().equals("++")).orElse(false)
        ? Constants.text(call.arguments().get(0))
        : Optional.empty();
  }

  private static Optional<String> interpolated(Expr.StringLiteral string) {
    return string.parts().size() > 1 && string.parts().get(0) instanceof StringPart.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** Whether it is in the third argument of a function that reads or writes. */
  private static boolean isReaderProperty(Entry.Pair pair, Bindings bindings) {
    Optional<Node> object = bindings.parent(pair);
    return object.flatMap(bindings::parent).orElse(null) instanceof Expr.Call call
        && call.arguments().size() > 2
        && call.arguments().get(2) == object.orElse(null)
        && FunctionPattern.anyMatches(READERS, call, bindings);
  }

  /** Calls of {@code functions}, in reading order. */
  List<ExpressionSite> calls(List<FunctionPattern> functions) {
    return sites(
        calls,
        name -> FunctionPattern.anyMatches(functions, name),
        (found, name) -> found.site(((Expr.Call) found.node()).function().orElseThrow().text()));
  }

  /** Whether any script calls one of {@code functions}. */
  boolean isCalled(List<FunctionPattern> functions) {
    return !callers.computeIfAbsent(functions, this::callers).isEmpty();
  }

  /** Whether anything in the script of {@code bindings} calls one of {@code functions}. */
  boolean isCalled(List<FunctionPattern> functions, Bindings bindings) {
    return callers.computeIfAbsent(functions, this::callers).contains(bindings);
  }

  private Set<Bindings> callers(List<FunctionPattern> functions) {
    Set<Bindings> scripts = Collections.newSetFromMap(new IdentityHashMap<>());
    calls.forEach(
        (name, all) -> {
          if (FunctionPattern.anyMatches(functions, name)) {
            all.forEach(found -> scripts.add(found.bindings()));
          }
        });
    return scripts;
  }

  /** Selector chains whose path is {@code meant}, in reading order. */
  List<ExpressionSite> paths(Predicate<AccessPath> meant) {
    return sites(paths, meant, (found, path) -> found.site(path.toString()));
  }

  /** Strings without interpolation and numbers whose text is {@code meant}, in reading order. */
  List<ExpressionSite> literals(Predicate<String> meant) {
    return sites(literals, meant, Found::site);
  }

  /** Texts put together whose first piece is a constant that is {@code meant}. */
  List<ExpressionSite> concatenations(Predicate<String> meant) {
    return sites(concatenations, meant, Found::site);
  }

  /**
   * Properties of directives, and in the third argument of {@code read}, {@code readUrl} and {@code
   * write}, whose name is {@code meant}; in reading order.
   */
  List<ExpressionSite> options(Predicate<String> meant) {
    return sites(options, meant, Found::property);
  }

  private static <K> List<ExpressionSite> sites(
      Map<K, List<Found>> index, Predicate<K> meant, BiFunction<Found, K, ExpressionSite> site) {
    // A function that several modules may have is found under each of its names.
    Map<Integer, ExpressionSite> sites = new TreeMap<>();
    index.forEach(
        (key, all) -> {
          if (meant.test(key)) {
            all.forEach(found -> sites.put(found.position(), site.apply(found, key)));
          }
        });
    return List.copyOf(sites.values());
  }
}

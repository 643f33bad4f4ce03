package io.github.mulesecscan.expression;

import io.github.mulesecscan.catalog.FunctionModel;
import io.github.mulesecscan.syntax.dataweave.BinaryOperator;
import io.github.mulesecscan.syntax.dataweave.Binding;
import io.github.mulesecscan.syntax.dataweave.Directive;
import io.github.mulesecscan.syntax.dataweave.Entry;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.MatchCase;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Script;
import io.github.mulesecscan.syntax.dataweave.Selector;
import io.github.mulesecscan.syntax.dataweave.TypeExpr;
import io.github.mulesecscan.syntax.dataweave.UpdateCase;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the value of an expression gets into the result of its script. What is only asked about
 * ({@code sizeOf(payload)}, a condition) does not, nor what goes through a function of the
 * application, which may mask it.
 */
public final class Reach {

  private final Bindings bindings;

  public Reach(Bindings bindings) {
    this.bindings = bindings;
  }

  /** How much of a value is asked for. */
  public enum Extent {
    /** The text of the value, or a part of it. */
    PART,
    /** All of it: neither a selected part nor what is left after removing one. */
    WHOLE
  }

  /** Whether {@code expression} gets into the result to that extent. */
  public boolean reachesResult(Expr expression, Extent extent) {
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Node> open = new ArrayDeque<>();
    open.add(expression);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (!seen.add(node)) {
        continue;
      }
      Optional<Node> parent = bindings.parent(node);
      if (parent.isEmpty() || parent.get() instanceof Script) {
        return true;
      }
      open.addAll(next(node, parent.get(), extent));
    }
    return false;
  }

  /** The nodes whose value holds the value of {@code node}, which is directly below {@code up}. */
  private List<? extends Node> next(Node node, Node up, Extent extent) {
    if (up instanceof Directive.Variable variable) {
      return node == variable.value() ? bindings.references(variable) : List.of();
    }
    if (up instanceof Directive.Function function) {
      return node == function.body() ? bindings.references(function) : List.of();
    }
    if (up instanceof Binding binding) {
      return node == binding.value() ? bindings.references(binding) : List.of();
    }
    return handsOn(node, up, extent) ? List.of(up) : List.of();
  }

  private boolean handsOn(Node node, Node up, Extent extent) {
    if (up instanceof Expr.Call call) {
      return handsOn(node, call, extent);
    }
    if (up instanceof Expr.Binary binary) {
      return handsOn(node, binary, extent);
    }
    if (up instanceof Expr.If choice) {
      return node != choice.condition();
    }
    if (up instanceof Expr.IncludedIf element) {
      return node == element.value();
    }
    if (up instanceof Entry.Conditional conditional) {
      return node != conditional.condition();
    }
    if (up instanceof MatchCase matchCase) {
      return node == matchCase.body();
    }
    if (up instanceof Expr.Match match) {
      return node != match.subject();
    }
    if (up instanceof UpdateCase updateCase) {
      return node == updateCase.body();
    }
    if (up instanceof Expr.Update update) {
      // The cases of an update of headers are there to hide some of them.
      return node != update.subject();
    }
    if (up instanceof Expr.Cast cast) {
      return node == cast.value();
    }
    boolean asks =
        up instanceof Expr.Select
            || up instanceof Expr.Unary
            || up instanceof Expr.IsType
            || up instanceof Selector
            || up instanceof TypeExpr
            || up instanceof Directive;
    return !asks;
  }

  private static boolean handsOn(Node node, Expr.Binary binary, Extent extent) {
    BinaryOperator operator = binary.operator();
    return switch (operator) {
      case DEFAULT, PLUS, APPEND, PREPEND -> true;
      case WITH_METADATA -> node == binary.left();
      case MINUS -> node == binary.left() && extent == Extent.PART;
      default -> false;
    };
  }

  private boolean handsOn(Node node, Expr.Call call, Extent extent) {
    if (node == call.callee()) {
      return true;
    }
    int argument = -1;
    for (int i = 0; i < call.arguments().size(); i++) {
      if (call.arguments().get(i) == node) {
        argument = i;
      }
    }
    Optional<FunctionModel> model = bindings.model(call.callee());
    if (model.isPresent()) {
      boolean value = !model.get().lambdas().contains(argument);
      boolean allAsked = value && extent == Extent.WHOLE;
      return allAsked ? model.get().whole().contains(argument) : model.get().handsOn(argument);
    }
    boolean known =
        bindings.declaration(call.callee()).orElse(null) instanceof Declaration.External external
            && external.modules().stream().anyMatch(module -> module.startsWith("dw::"))
            && external.modules().size() == 1;
    return known && extent == Extent.PART;
  }
}

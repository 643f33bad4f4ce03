package io.github.mulesecscan.expression;

import io.github.mulesecscan.catalog.FunctionModel;
import io.github.mulesecscan.syntax.dataweave.BinaryOperator;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Key;
import io.github.mulesecscan.syntax.dataweave.MatchCase;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Selector;
import io.github.mulesecscan.syntax.dataweave.UpdateCase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what part of the message an expression is, through variables and elements of lists. */
public final class AccessPaths {

  /** Variables and the like that are followed for one path. */
  private static final int MOST_HOPS = 64;

  private final Bindings bindings;

  public AccessPaths(Bindings bindings) {
    this.bindings = bindings;
  }

  /** The path of {@code expression}; of unknown beginning where it is no selector chain. */
  public AccessPath of(Expr expression) {
    Deque<String> behind = new ArrayDeque<>();
    Optional<Expr> at = Optional.of(expression);
    for (int hops = 0; at.isPresent() && hops < MOST_HOPS; hops++) {
      Expr here = at.get();
      while (here instanceof Expr.Select select) {
        addSteps(select.selector(), behind);
        here = select.target();
      }
      if (here instanceof Expr.Name name
          && bindings.declaration(name).orElse(null) instanceof Declaration.Implicit implicit) {
        return path(new AccessPath(implicit.name(), List.of()), behind);
      }
      at = origin(here, behind);
    }
    return path(AccessPath.UNKNOWN, behind);
  }

  private static AccessPath path(AccessPath start, Deque<String> behind) {
    AccessPath path = start;
    for (String name : behind) {
      path = path.step(name);
    }
    return path;
  }

  /** The expression whose value, or a part of it, {@code expression} stands for. */
  private Optional<Expr> origin(Expr expression, Deque<String> behind) {
    if (expression instanceof Expr.Name || expression instanceof Expr.Dollar) {
      return bindings.declaration(expression).flatMap(declaration -> origin(declaration, behind));
    }
    if (expression instanceof Expr.Cast cast) {
      return Optional.of(cast.value());
    }
    if (expression instanceof Expr.Annotated annotated) {
      return Optional.of(annotated.expression());
    }
    if (expression instanceof Expr.Binary binary
        && (binary.operator() == BinaryOperator.DEFAULT
            || binary.operator() == BinaryOperator.WITH_METADATA)) {
      return Optional.of(binary.left());
    }
    if (expression instanceof Expr.Call call) {
      return passedOn(call);
    }
    return Optional.empty();
  }

  private Optional<Expr> origin(Declaration declaration, Deque<String> behind) {
    if (declaration instanceof Declaration.Variable variable) {
      return bindings.declares(variable)
          ? Optional.of(variable.directive().value())
          : Optional.empty();
    }
    if (declaration instanceof Declaration.Using using) {
      return Optional.of(using.binding().value());
    }
    if (declaration instanceof Declaration.Named named && named.owner() instanceof Expr.Lambda) {
      return named.index() == 0 ? list(named.owner(), behind) : Optional.empty();
    }
    if (declaration instanceof Declaration.Dollars dollars && dollars.count() == 1) {
      return dollars.owner() instanceof Expr.Call call
          ? elements(call, behind)
          : subject(dollars.owner());
    }
    return declaration instanceof Declaration.CaseName name
        ? subject(name.owner())
        : Optional.empty();
  }

  private Optional<Expr> list(Node lambda, Deque<String> behind) {
    return bindings.parent(lambda).orElse(null) instanceof Expr.Call call
        ? elements(call, behind)
        : Optional.empty();
  }

  /** The list, or object, whose elements a function gets; values of an object have a step. */
  private Optional<Expr> elements(Expr.Call call, Deque<String> behind) {
    if (call.arguments().isEmpty()) {
      return Optional.empty();
    }
    boolean ofObject =
        call.function()
            .map(name -> name.simpleName().equals("mapObject") || name.simpleName().equals("pluck"))
            .orElse(false);
    if (ofObject) {
      behind.push(AccessPath.ANY);
    }
    return Optional.of(call.arguments().get(0));
  }

  private Optional<Expr> subject(Node owner) {
    Optional<Node> around = bindings.parent(owner);
    if (owner instanceof MatchCase && around.orElse(null) instanceof Expr.Match match) {
      return Optional.of(match.subject());
    }
    if (owner instanceof UpdateCase && around.orElse(null) instanceof Expr.Update update) {
      return Optional.of(update.subject());
    }
    return around.orElse(null) instanceof Expr.Select select
        ? Optional.of(select.target())
        : Optional.empty();
  }

  /** {@code read(payload)}, {@code payload filter …}: still the payload. */
  private Optional<Expr> passedOn(Expr.Call call) {
    Optional<FunctionModel> model = bindings.model(call.callee());
    boolean one =
        model.isPresent()
            && !call.arguments().isEmpty()
            && (model.get().whole().equals(Set.of(0))
                || model.get().result().equals(Optional.of(Set.of(0))));
    return one ? Optional.of(call.arguments().get(0)) : Optional.empty();
  }

  /** Puts the steps of {@code selector} in front of those behind it. */
  private void addSteps(Selector selector, Deque<String> behind) {
    if (selector instanceof Selector.Named named) {
      behind.push(prefix(named.axis()) + name(named.key()));
      if (named.axis().isDeep()) {
        behind.push(AccessPath.DEEP);
      }
    } else if (selector instanceof Selector.Whole whole) {
      behind.push(whole.axis().isDeep() ? AccessPath.DEEP : prefix(whole.axis()) + AccessPath.ANY);
    } else if (selector instanceof Selector.Computed computed) {
      behind.push(
          prefix(computed.axis()) + Constants.text(computed.expression()).orElse(AccessPath.ANY));
    }
  }

  private static String prefix(Selector.Axis axis) {
    String mark = axis.mark();
    if (mark.contains("@")) {
      return "@";
    }
    return mark.equals("^") || mark.equals("#") ? mark : "";
  }

  private static String name(Key key) {
    if (key instanceof Key.Name name) {
      return name.name();
    }
    if (key instanceof Key.Quoted quoted) {
      return quoted.string().constant().orElse(AccessPath.ANY);
    }
    return Constants.text(((Key.Dynamic) key).expression()).orElse(AccessPath.ANY);
  }
}

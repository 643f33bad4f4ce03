package io.github.mulesecscan.expression;

import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Key;
import java.util.Optional;
import java.util.Set;

/** Values that are written down in a script. */
public final class Constants {

  private static final int MOST_HOPS = 16;

  private Constants() {}

  /** The text of a string without interpolation, a number or a boolean. */
  public static Optional<String> text(Expr expression) {
    if (expression instanceof Expr.StringLiteral string) {
      return string.constant();
    }
    if (expression instanceof Expr.NumberLiteral number) {
      return Optional.of(number.text());
    }
    if (expression instanceof Expr.BooleanLiteral literal) {
      return Optional.of(String.valueOf(literal.value()));
    }
    if (expression instanceof Expr.Cast cast) {
      return text(cast.value());
    }
    return Optional.empty();
  }

  /**
   * The text of a constant that {@code expression} is, names, or is a mere spelling of: {@code
   * key}, {@code "abc" as Binary}, {@code fromHex("0a1b")}.
   */
  public static Optional<String> text(Expr expression, Bindings bindings) {
    Expr at = expression;
    for (int hops = 0; hops < MOST_HOPS; hops++) {
      Optional<String> text = text(at);
      Optional<Expr> behind = text.isPresent() ? Optional.empty() : behind(at, bindings);
      if (behind.isEmpty()) {
        return text;
      }
      at = behind.get();
    }
    return Optional.empty();
  }

  private static Optional<Expr> behind(Expr expression, Bindings bindings) {
    if (expression instanceof Expr.Cast cast) {
      return Optional.of(cast.value());
    }
    if (expression instanceof Expr.Call call) {
      boolean spelling =
          call.arguments().size() == 1
              && bindings
                  .model(call.callee())
                  .map(model -> model.whole().equals(Set.of(0)))
                  .orElse(false);
      return spelling ? Optional.of(call.arguments().get(0)) : Optional.empty();
    }
    Declaration declaration = bindings.declaration(expression).orElse(null);
    if (declaration instanceof Declaration.Variable variable && bindings.declares(variable)) {
      return Optional.of(variable.directive().value());
    }
    return declaration instanceof Declaration.Using using
        ? Optional.of(using.binding().value())
        : Optional.empty();
  }

  /** The name of a key that is not computed. */
  public static Optional<String> name(Key key) {
    if (key instanceof Key.Name name) {
      return Optional.of(name.name());
    }
    if (key instanceof Key.Quoted quoted) {
      return quoted.string().constant();
    }
    return text(((Key.Dynamic) key).expression());
  }
}

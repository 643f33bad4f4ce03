package io.github.mulesecscan.expression;

import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Key;
import java.util.Optional;

/** Values that are written down in a script. */
public final class Constants {

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

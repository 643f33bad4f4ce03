package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Selector;
import java.util.Set;

/** The idiom that takes a file's name from its path: {@code (path splitBy "/")[-1]}. */
final class Basenames {

  private static final Set<String> SEPARATORS = Set.of("/", "\\");

  private Basenames() {}

  static boolean isLastSegment(Expr.Select select) {
    return select.target() instanceof Expr.Call call
        && call.function().filter(name -> name.simpleName().equals("splitBy")).isPresent()
        && call.arguments().size() == 2
        && isSeparator(call.arguments().get(1))
        && select.selector() instanceof Selector.Position position
        && isMinusOne(position.index());
  }

  private static boolean isMinusOne(Expr index) {
    return index instanceof Expr.Unary unary
        ? Constants.text(unary.operand()).filter("1"::equals).isPresent()
        : Constants.text(index).filter("-1"::equals).isPresent();
  }

  private static boolean isSeparator(Expr expression) {
    if (expression instanceof Expr.RegexLiteral regex) {
      return RegexReader.singleCharacters(regex.pattern())
          .filter(characters -> characters.contains('/'))
          .isPresent();
    }
    return Constants.text(expression).filter(SEPARATORS::contains).isPresent();
  }

  /** A last segment may still be two dots, which names a folder: nothing to read or write. */
  static KindSet cleared(Kinds kinds) {
    CharacterSet segment = CharacterSet.of("/\\").complement();
    return kinds.clearedBy(TextLanguage.over(segment, Set.of("//", "\\\\")));
  }
}

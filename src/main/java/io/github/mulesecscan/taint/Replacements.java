package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.syntax.dataweave.Expr;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code text replace pattern with replacement}: may take the dangerous characters out. */
final class Replacements {

  private final Interpreter at;
  private final Expr.Call call;
  private final Expr.Call replace;

  Replacements(Interpreter at, Expr.Call call, Expr.Call replace) {
    this.at = at;
    this.call = call;
    this.replace = replace;
  }

  Value eval() {
    Value text = at.eval(replace.arguments().get(0));
    Expr pattern = replace.arguments().get(1);
    Value item = Value.of(text.everything());
    Value with = new Calls(at).apply(call, call.arguments().get(1), List.of(item, Value.CLEAN));
    Optional<String> literal =
        pattern instanceof Expr.RegexLiteral
            ? Optional.empty()
            : Constants.text(pattern).filter(constant -> !constant.isEmpty());
    at.eval(pattern);
    KindSet cleared = cleared(pattern, with);
    Value result =
        literal.isPresent() && !text.hasParts()
            ? Texts.replace(text.clear(cleared), literal.get(), with)
            : Value.of(text.everything()).clear(cleared).join(with.flat());
    if (with.constant().filter(Replacements::isMask).isPresent()) {
      result = at.hidden(result);
    }
    String sentence = "It goes through " + at.unit().quote(call);
    return at.step(call, sentence, result);
  }

  /** Stars and the like stand for what must not be seen. */
  private static boolean isMask(String replacement) {
    return replacement.contains("*") || replacement.matches("[xX#•]+|.*\\$1.*[xX#]{2,}.*");
  }

  /** What cannot be in the text any more, whatever it was. */
  private KindSet cleared(Expr pattern, Value with) {
    Optional<String> replacement = with.constant();
    Optional<CharacterSet> removed = removed(pattern);
    if (replacement.isEmpty() || removed.isEmpty()) {
      return KindSet.NONE;
    }
    CharacterSet left = removed.get().complement().union(CharacterSet.of(replacement.get()));
    Kinds kinds = at.run().kinds();
    Set<String> watched = kinds.sequences();
    return kinds.clearedBy(TextLanguage.over(left, watched));
  }

  private static Optional<CharacterSet> removed(Expr pattern) {
    if (pattern instanceof Expr.RegexLiteral regex) {
      return RegexReader.singleCharacters(regex.pattern());
    }
    return Constants.text(pattern)
        .filter(text -> text.length() == 1)
        .map(text -> CharacterSet.of(text.charAt(0)));
  }
}

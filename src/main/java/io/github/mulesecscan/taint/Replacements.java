package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.syntax.dataweave.Expr;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code text replace pattern with replacement}: may take the dangerous characters out. */
final class Replacements {

  private static final String ESCAPES =
      "Quotes are escaped, which protects between quotes only, and not in every dialect";

  private static final String NOTHING_CHANGES =
      "Nothing is changed: both texts are the same once their escapes are read";

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
    KindSet escaped = literal.filter("'"::equals).isPresent() ? escaped(with) : KindSet.NONE;
    KindSet cleared = cleared(pattern, with).union(escaped);
    Value result =
        literal.isPresent() && !text.hasParts()
            ? Texts.replace(text.clear(cleared), literal.get(), with)
            : Value.of(text.everything()).clear(cleared).join(with.flat());
    if (with.constant().filter(Replacements::isMask).isPresent()) {
      result = at.hidden(result);
    }
    boolean same = literal.isPresent() && literal.equals(with.constant());
    String sentence = "It goes through " + at.unit().quote(call);
    Value passed = at.step(call, same ? sentence + ", which changes nothing" : sentence, result);
    return same || !escaped.isEmpty() ? noted(passed, same ? NOTHING_CHANGES : ESCAPES) : passed;
  }

  /** Somebody meant to protect the value, and has to be told why that does not do. */
  private Value noted(Value value, String sentence) {
    int nesting = at.run().nesting();
    return value.mapTaints(
        taint -> taint.check(at.locate(call.arguments().get(1)), sentence, nesting));
  }

  private KindSet escaped(Value with) {
    return with.constant().map(at.run().kinds()::escapedBy).orElse(KindSet.NONE);
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

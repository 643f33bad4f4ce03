package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.MatchCase;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cases of a {@code match}: each says something of the subject. */
final class Matches {

  private final Interpreter at;

  Matches(Interpreter at) {
    this.at = at;
  }

  Value eval(Expr.Match match) {
    Value subject = at.eval(match.subject()).identified(at.identity("subject", match.subject()));
    Value result = Value.NOTHING;
    Guards passed = Guards.NONE;
    for (MatchCase one : match.cases()) {
      Interpreter inside = inside(one, subject, at.where(passed));
      Expr guard = one.guard();
      if (guard != null) {
        inside.eval(guard);
        Conditions conditions = inside.conditions();
        passed = passed.and(failed(one, conditions, guard));
        inside = inside.where(conditions.assume(guard, !one.negated()));
      }
      result = result.join(inside.eval(one.body()));
    }
    return result;
  }

  /** What is known behind a case whose guard alone decided. */
  private static Guards failed(MatchCase one, Conditions conditions, Expr guard) {
    boolean alone =
        one.pattern() instanceof Pattern.Bind || one.pattern() instanceof Pattern.Anything;
    return alone ? conditions.assume(guard, one.negated()) : Guards.NONE;
  }

  private Interpreter inside(MatchCase one, Value subject, Interpreter around) {
    Guards guards = shown(one.pattern(), subject);
    Interpreter where = around.where(guards);
    Value known = where.known(subject);
    Frame inner = at.frame().inner();
    inner.bind(one, "$", known);
    for (Named named : names(one.pattern(), known)) {
      inner.bind(one, named.name(), named.value());
    }
    return where.in(inner);
  }

  private record Named(String name, Value value) {}

  private static List<Named> names(Pattern pattern, Value subject) {
    List<Named> names = new ArrayList<>();
    if (pattern instanceof Pattern.Is is) {
      add(names, is.binding(), subject);
    } else if (pattern instanceof Pattern.Matches matches) {
      add(names, matches.binding(), Value.ofElements(subject.anonymous()));
    } else if (pattern instanceof Pattern.Equals equals) {
      add(names, equals.binding(), subject);
    } else if (pattern instanceof Pattern.Bind bind) {
      add(names, bind.name(), subject);
    } else if (pattern instanceof Pattern.Else other) {
      add(names, other.binding(), subject);
    } else if (pattern instanceof Pattern.ArrayPattern array) {
      add(names, array.head(), subject.element().anonymous());
      add(names, array.tail(), subject.anonymous());
    } else if (pattern instanceof Pattern.ObjectPattern object) {
      add(names, object.key(), Value.of(subject.keys()));
      add(names, object.value(), subject.element().anonymous());
      add(names, object.rest(), subject.anonymous());
    }
    return names;
  }

  private static void add(List<Named> names, @Nullable String name, Value value) {
    if (name != null) {
      names.add(new Named(name, value));
    }
  }

  private Guards shown(Pattern pattern, Value subject) {
    if (subject.id().isEmpty()) {
      return Guards.NONE;
    }
    if (pattern instanceof Pattern.Is is) {
      Casts casts = new Casts(at);
      return fact(subject, pattern, casts.cleared(is.type()), casts.texts(is.type()));
    }
    if (pattern instanceof Pattern.Matches matches
        && matches.regex() instanceof Expr.RegexLiteral regex) {
      KindSet cleared = at.conditions().cleared(regex.pattern());
      return fact(subject, pattern, cleared, List.of());
    }
    if (pattern instanceof Pattern.Equals equals) {
      Value value = at.eval(equals.value());
      return value.everything().isForeign()
          ? Guards.NONE
          : fact(subject, pattern, KindSet.ALL, value.constants().orElse(List.of()));
    }
    return Guards.NONE;
  }

  private Guards fact(Value subject, Node check, KindSet cleared, List<String> texts) {
    String sentence = "It is checked by `case " + at.unit().quote(check).substring(1);
    return Guards.of(
        subject.id().orElseThrow(), new Guards.Fact(cleared, texts, at.locate(check), sentence));
  }
}

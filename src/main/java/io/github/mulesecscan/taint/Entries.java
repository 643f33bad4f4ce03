package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.syntax.dataweave.Entry;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Key;
import java.util.List;
import java.util.Optional;

/** Objects that are written down. */
final class Entries {

  private final Interpreter at;

  Entries(Interpreter at) {
    this.at = at;
  }

  Value eval(Expr.ObjectLiteral object) {
    return of(object.entries());
  }

  Value eval(Expr.ObjectPrepend prepend) {
    return of(List.of(prepend.head())).join(at.eval(prepend.rest())).anonymous();
  }

  private Value of(List<Entry> entries) {
    ValueBuilder named = new ValueBuilder();
    Value others = Value.NOTHING;
    for (Entry entry : entries) {
      if (entry instanceof Entry.Pair pair && isPut(pair, named)) {
        continue;
      }
      Value one = of(entry);
      if (one.isPlainObject()) {
        one.fields().forEach(named::mergeField);
      } else {
        others = others.join(one);
      }
    }
    Value all = others.join(named.build());
    return all.isNothing() ? Value.CLEAN : all.anonymous();
  }

  private Value of(Entry entry) {
    if (entry instanceof Entry.Pair pair) {
      return pair(pair);
    }
    if (entry instanceof Entry.Conditional conditional) {
      at.eval(conditional.condition());
      Guards more = at.conditions().assume(conditional.condition(), !conditional.negated());
      return new Entries(at.where(more)).of(conditional.entries());
    }
    if (entry instanceof Entry.Spread spread) {
      Value value = at.eval(spread.expression());
      return value.isArray() ? value.element() : value;
    }
    return Value.NOTHING;
  }

  /** Puts a pair into {@code named} if its key is constant; whether it is. */
  private boolean isPut(Entry.Pair pair, ValueBuilder named) {
    Optional<String> name = Constants.name(pair.key());
    name.ifPresent(text -> named.mergeField(text, marked(text, value(pair), pair)));
    return name.isPresent();
  }

  private Value value(Entry.Pair pair) {
    Value value = at.part(pair.value());
    if (!pair.attributes().isEmpty()) {
      value = withAttributes(value, of(pair.attributes()));
    }
    return value.isClean()
        ? value
        : at.step(pair.value(), at.unit().becomesField(pair.key()), value);
  }

  /** A pair whose key has to be evaluated. */
  private Value pair(Entry.Pair pair) {
    Value stepped = value(pair);
    Value key = at.eval(expression(pair.key()));
    Optional<List<String>> names = key.constants();
    ValueBuilder object = new ValueBuilder();
    if (names.isPresent()) {
      names.get().forEach(each -> object.field(each, stepped));
      return object.build();
    }
    Value named = at.step(pair.key(), "It becomes the name of a field", key);
    return object.others(stepped).keys(named.everything()).build();
  }

  /** What the name of a field says of data that is put into it. */
  private Value marked(String name, Value value, Entry.Pair pair) {
    if (value.isClean() || value.hasParts()) {
      return value;
    }
    return at.run()
        .names()
        .mark(name, at.locate(pair.value()))
        .map(mark -> at.marked(value, mark))
        .orElse(value);
  }

  private static Value withAttributes(Value value, Value attributes) {
    ValueBuilder changed = value.change();
    attributes.fields().forEach((name, attribute) -> changed.field("@" + name, attribute));
    changed.whole(value.whole().join(attributes.whole()));
    attributes.others().ifPresent(changed::others);
    return changed.build();
  }

  /** The expression of a key that is not constant. */
  static Expr expression(Key key) {
    return key instanceof Key.Dynamic dynamic ? dynamic.expression() : ((Key.Quoted) key).string();
  }
}

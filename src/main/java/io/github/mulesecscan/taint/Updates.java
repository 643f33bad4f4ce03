package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Selector;
import io.github.mulesecscan.syntax.dataweave.UpdateCase;
import java.util.Optional;

/** Values of which parts are replaced. */
final class Updates {

  private final Interpreter at;

  Updates(Interpreter at) {
    this.at = at;
  }

  Value eval(Expr.Update update) {
    Value value = at.eval(update.subject());
    for (UpdateCase one : update.cases()) {
      value = replaced(value, one, 0);
    }
    return value.anonymous();
  }

  private Value replaced(Value value, UpdateCase one, int depth) {
    if (depth == one.path().size()) {
      return result(value, one);
    }
    Optional<String> name = name(one.path().get(depth));
    if (name.isEmpty()) {
      Value part = value.element();
      return value.join(new ValueBuilder().others(replaced(part, one, depth + 1)).build());
    }
    Value part = replaced(Selections.field(value, name.get()), one, depth + 1);
    if (value.isArray()) {
      Value element = value.element();
      return Value.ofElements(element.change().field(name.get(), part).id(null).build());
    }
    return value.open().change().field(name.get(), part).id(null).build();
  }

  private Value result(Value value, UpdateCase one) {
    Frame inner = at.frame().inner();
    inner.bind(one, "$", value);
    String valueName = one.value();
    if (valueName != null) {
      inner.bind(one, valueName, value);
    }
    Interpreter inside = at.in(inner);
    Expr condition = one.condition();
    if (condition == null) {
      return inside.eval(one.body());
    }
    inside.eval(condition);
    Value changed = inside.where(inside.conditions().assume(condition, true)).eval(one.body());
    return changed.join(inside.where(inside.conditions().assume(condition, false)).known(value));
  }

  private Optional<String> name(Selector selector) {
    if (selector instanceof Selector.Named named) {
      boolean attribute = named.axis() == Selector.Axis.ATTRIBUTE;
      return Constants.name(named.key()).map(name -> attribute ? "@" + name : name);
    }
    if (selector instanceof Selector.Computed computed) {
      return at.eval(computed.expression()).constant();
    }
    return Optional.empty();
  }
}

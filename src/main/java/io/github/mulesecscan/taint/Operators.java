package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Operators with two operands, and joining what may be texts, arrays or objects. */
final class Operators {

  /** Shorter texts are words such as {@code null} and {@code Bearer}. */
  private static final int SHORTEST_KEY = 8;

  private final Interpreter at;

  Operators(Interpreter at) {
    this.at = at;
  }

  Value eval(Expr.Binary binary) {
    return switch (binary.operator()) {
      case DEFAULT -> orElse(binary);
      case AND -> and(binary, true);
      case OR -> and(binary, false);
      case WITH_METADATA -> first(binary);
      case EQUAL, NOT_EQUAL, SIMILAR, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL ->
          compared(binary);
      case PLUS -> plus(binary);
      case MINUS -> minus(binary);
      case TIMES, DIVIDE -> computed(at.eval(binary.left()), at.eval(binary.right()));
      case APPEND -> appended(at.eval(binary.left()), at.eval(binary.right()));
      case PREPEND -> appended(at.eval(binary.right()), at.eval(binary.left()));
    };
  }

  private Value first(Expr.Binary binary) {
    at.eval(binary.right());
    return at.eval(binary.left());
  }

  private Value compared(Expr.Binary binary) {
    Value left = at.eval(binary.left());
    Value right = at.eval(binary.right());
    asked(left, right, binary.left());
    asked(right, left, binary.right());
    return Value.CLEAN;
  }

  /** A credential that somebody sends is compared with the one that the application knows. */
  private void asked(Value sent, Value known, Expr place) {
    boolean configured =
        !known.isNothing()
            && !known.everything().isForeign()
            && (!known.isClean()
                || known.constant().filter(text -> text.length() >= SHORTEST_KEY).isPresent());
    if (configured && sent.everything().labels().contains(DataLabel.SECRET)) {
      at.run().sink(new SinkUse(Kinds.COMPARED, sent, at.locate(place), "=="));
    }
  }

  /** An operand is only reached if those before it are {@code reaching}. */
  private Value and(Expr.Binary binary, boolean reaching) {
    Interpreter here = at;
    for (Expr operand : operands(binary)) {
      here.eval(operand);
      here = here.where(here.conditions().assume(operand, reaching));
    }
    return Value.CLEAN;
  }

  /** The operands of a chain of one operator, however long, in reading order. */
  static List<Expr> operands(Expr.Binary binary) {
    List<Expr> operands = new ArrayList<>();
    Expr left = binary;
    while (left instanceof Expr.Binary inner && inner.operator() == binary.operator()) {
      operands.add(inner.right());
      left = inner.left();
    }
    operands.add(left);
    Collections.reverse(operands);
    return operands;
  }

  private Value orElse(Expr.Binary binary) {
    Value left = at.eval(binary.left());
    Value right = at.eval(binary.right());
    Value either = left.join(right);
    // A constant is harmless, so that what is checked of both holds for the left one.
    boolean keepsIdentity = right.isClean() && left.id().isPresent();
    return keepsIdentity ? either.change().id(left.id().get()).build() : either;
  }

  private Value plus(Expr.Binary binary) {
    Value left = at.eval(binary.left());
    Value right = at.eval(binary.right());
    if (left.isArray()) {
      return appended(left, right);
    }
    return left.hasParts() ? joined(List.of(left, right)) : computed(left, right);
  }

  private Value minus(Expr.Binary binary) {
    Value left = at.eval(binary.left());
    Value right = at.eval(binary.right());
    boolean removes = left.hasParts() || binary.right() instanceof Expr.StringLiteral;
    return removes ? without(left, right) : computed(left, right);
  }

  private Value computed(Value left, Value right) {
    return at.number(left).join(at.number(right));
  }

  private static Value appended(Value array, Value element) {
    Value elements = array.isArray() || array.hasParts() ? array.element() : array;
    return Value.ofElements(elements.join(element).anonymous());
  }

  /** Texts, arrays or objects one after the other. */
  static Value joined(List<Value> values) {
    boolean parts = false;
    for (Value value : values) {
      parts |= value.hasParts();
    }
    return parts ? Functions.joined(values).anonymous() : Texts.concat(values);
  }

  /** An object without some of its fields, an array without some of its elements. */
  static Value without(Value value, Value names) {
    ValueBuilder fewer = value.change();
    Value named = names.hasParts() ? names.element() : names;
    named.constants().ifPresent(all -> all.forEach(fewer::withoutField));
    return fewer.build();
  }
}

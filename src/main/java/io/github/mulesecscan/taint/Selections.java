package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Constants;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Key;
import io.github.mulesecscan.syntax.dataweave.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Parts that are picked from values. */
final class Selections {

  private final Interpreter at;

  Selections(Interpreter at) {
    this.at = at;
  }

  /** Evaluates a chain of selectors; its way gets one step, for the chain as a whole. */
  Value eval(Expr.Select select) {
    Deque<Expr.Select> chain = new ArrayDeque<>();
    Expr target = select;
    while (target instanceof Expr.Select inner) {
      chain.push(inner);
      target = inner.target();
    }
    boolean named = target instanceof Expr.Name || target instanceof Expr.Dollar;
    Optional<Value> first = named ? rootField(target, chain.element()) : Optional.empty();
    Value value;
    if (first.isPresent()) {
      value = first.get();
      chain.pop();
    } else {
      value = named ? at.valueOf(target) : at.eval(target);
    }
    for (Expr.Select step : chain) {
      value = at.known(select(unmarked(value, step), step));
    }
    Value stepped = at.step(select, at.unit().isRead(select), value);
    return marked(stepped, select);
  }

  /** What the first selector of a chain picks, if it is one field of what the runtime gives. */
  private Optional<Value> rootField(Expr target, Expr.Select first) {
    boolean field =
        first.mark() != Expr.Mark.PRESENT
            && first.selector() instanceof Selector.Named picked
            && picked.axis() == Selector.Axis.VALUE;
    Optional<String> name =
        field ? Constants.name(((Selector.Named) first.selector()).key()) : Optional.empty();
    return name.flatMap(text -> at.rootField(target, text));
  }

  /** The field {@code name} of what the runtime gives a script, before checks are looked at. */
  static Value picked(Value root, String name) {
    return field(root.unmarkUnknownParts(), name);
  }

  /** A field of what was told to be one credential or number says nothing of it. */
  private Value unmarked(Value value, Expr.Select step) {
    if (step.selector() instanceof Selector.Named || step.selector() instanceof Selector.Computed) {
      return value.unmarkUnknownParts();
    }
    // The last digits of a number, the first letters of a name.
    boolean cut = step.selector() instanceof Selector.Range;
    return cut && !value.hasParts() ? at.hidden(value) : value;
  }

  /** What the name of a field says of it. */
  private Value marked(Value value, Expr.Select select) {
    if (value.isClean() || select.mark() == Expr.Mark.PRESENT) {
      return value;
    }
    return lastName(select)
        .flatMap(name -> at.run().names().mark(name, at.locate(select)))
        .map(mark -> at.marked(value, mark))
        .orElse(value);
  }

  private Optional<String> lastName(Expr.Select select) {
    Selector selector = select.selector();
    if (selector instanceof Selector.Named named && isValue(named.axis())) {
      return Constants.name(named.key());
    }
    if (selector instanceof Selector.Computed computed) {
      return Constants.text(computed.expression());
    }
    return selector instanceof Selector.Position && select.target() instanceof Expr.Select of
        ? lastName(of)
        : Optional.empty();
  }

  private static boolean isValue(Selector.Axis axis) {
    return switch (axis) {
      case VALUE, MULTI, ATTRIBUTE, MULTI_ATTRIBUTE, DESCENDANTS -> true;
      default -> false;
    };
  }

  private Value select(Value value, Expr.Select select) {
    if (select.mark() == Expr.Mark.PRESENT) {
      return Value.CLEAN;
    }
    Selector selector = select.selector();
    if (selector instanceof Selector.Named named) {
      return named(value, named);
    }
    if (selector instanceof Selector.Position position) {
      return position(value, position, select);
    }
    if (selector instanceof Selector.Range range) {
      at.eval(range.from());
      at.eval(range.to());
      return range(value);
    }
    if (selector instanceof Selector.Computed computed) {
      return computed(value, computed);
    }
    if (selector instanceof Selector.Filter filter) {
      return filtered(value, filter);
    }
    Selector.Axis axis = ((Selector.Whole) selector).axis();
    return axis == Selector.Axis.NAMESPACE ? Value.CLEAN : value.flat();
  }

  private Value named(Value value, Selector.Named named) {
    Optional<String> name = name(named.key());
    return switch (named.axis()) {
      case VALUE -> name.map(field -> field(value, field)).orElseGet(value::element);
      case MULTI ->
          Value.ofElements(
              name.map(field -> field(value, field)).orElseGet(value::element).anonymous());
      case ATTRIBUTE, MULTI_ATTRIBUTE ->
          name.map(field -> field(value, "@" + field)).orElseGet(value::flat);
      case METADATA, DESCENDANTS_METADATA -> metadata(value, name.orElse(""));
      case NAMESPACE, DESCENDANTS_NAMESPACE -> Value.CLEAN;
      case PAIR -> pair(value, name);
      default -> descendants(value, name);
    };
  }

  private Value metadata(Value value, String name) {
    // The class, encoding or length of a value is no data of it; its raw form is all of it.
    return switch (name) {
      case "class", "mediaType", "encoding", "contentLength" -> Value.CLEAN;
      default -> value.flat();
    };
  }

  private static Value pair(Value value, Optional<String> name) {
    ValueBuilder object = new ValueBuilder();
    name.ifPresentOrElse(
        field -> object.field(field, field(value, field)), () -> object.others(value.element()));
    return object.build();
  }

  private static Value descendants(Value value, Optional<String> name) {
    Value found = name.map(field -> deep(value, field)).orElseGet(value::flat);
    return Value.ofElements(found.anonymous());
  }

  private static Value deep(Value value, String name) {
    Value found = value.hasParts() ? Value.NOTHING : field(value, name);
    if (value.fields().has(name) || !value.whole().isEmpty()) {
      found = found.join(field(value, name));
    }
    for (Value field : value.fields().values()) {
      found = found.join(deep(field, name));
    }
    if (value.others().isPresent()) {
      found = found.join(value.others().get()).join(deep(value.others().get(), name));
    }
    return value.isArray() ? found.join(deep(value.element(), name)) : found;
  }

  /** The field of an object, or of all objects of an array. */
  static Value field(Value value, String name) {
    Value own = value.field(name);
    if (!value.isArray()) {
      return own;
    }
    Value ofElements = value.element().field(name);
    return value.fields().has(name) ? own.join(ofElements) : ofElements;
  }

  /** The text of a key, if it is known. */
  private Optional<String> name(Key key) {
    Optional<String> written = Constants.name(key);
    if (written.isPresent()) {
      return written;
    }
    Expr expression =
        key instanceof Key.Dynamic dynamic ? dynamic.expression() : ((Key.Quoted) key).string();
    return at.eval(expression).constant();
  }

  private Value position(Value value, Selector.Position position, Expr.Select select) {
    at.eval(position.index());
    String index = at.unit().script().text().slice(position.span());
    Value part = value.hasParts() ? value.element() : value.field(index);
    return Basenames.isLastSegment(select) ? part.clear(Basenames.cleared(at.run().kinds())) : part;
  }

  private static Value range(Value value) {
    return value.hasParts() ? value.anonymous() : Value.of(value.everything());
  }

  /** An index is no data: what is picked is some part of the value, whoever chose it. */
  private Value computed(Value value, Selector.Computed computed) {
    Value index = at.eval(computed.expression());
    Optional<List<String>> names = index.constants();
    if (names.isEmpty() || computed.axis() != Selector.Axis.VALUE) {
      return value.element();
    }
    Value found = Value.NOTHING;
    for (String name : names.get()) {
      found = found.join(value.isArray() ? value.element() : field(value, name));
    }
    return found;
  }

  private Value filtered(Value value, Selector.Filter filter) {
    Value item = value.element().identified(at.identity("item", filter));
    Frame inner = at.frame().inner();
    inner.bind(filter, "$", item);
    inner.bind(filter, "$$", Value.of(value.keys()));
    Interpreter inside = at.in(inner);
    inside.eval(filter.condition());
    Value kept = inside.where(inside.conditions().assume(filter.condition(), true)).known(item);
    Value result = kept.forget(at.identity("item", filter));
    return value.isArray() || !value.hasParts()
        ? Value.ofElements(result)
        : value.change().id(null).build();
  }
}

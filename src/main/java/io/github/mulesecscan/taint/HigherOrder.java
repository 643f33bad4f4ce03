package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Expr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Functions of DataWeave that take collections apart and put them together, most of them with a
 * function for each element.
 */
final class HigherOrder {

  /** Objects with more fields than this are gone through as if all fields were one. */
  private static final int MOST_FIELDS = 24;

  private final Interpreter at;
  private final Expr.Call call;
  private final String item;

  HigherOrder(Interpreter at, Expr.Call call) {
    this.at = at;
    this.call = call;
    this.item = at.identity("item", call);
  }

  /** What a call of {@code name} gives; empty if it is none of these functions. */
  Optional<Value> call(String name, List<Expr> arguments) {
    return switch (arguments.size()) {
      case 1 -> one(name, arguments.get(0));
      case 2 -> two(name, arguments.get(0), arguments.get(1));
      case 3 -> name.equals("failIf") ? Optional.of(unlessFailed(arguments)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Value> one(String name, Expr argument) {
    return switch (name) {
      case "flatten" -> Optional.of(Value.ofElements(flattened(at.eval(argument))));
      case "valuesOf", "valueSet", "unzip" ->
          Optional.of(Value.ofElements(at.eval(argument).element().anonymous()));
      case "keysOf", "namesOf", "keySet", "nameSet" ->
          Optional.of(Value.ofElements(key(at.eval(argument))));
      case "entriesOf", "entrySet" -> Optional.of(entries(at.eval(argument)));
      case "min", "max", "first", "last" -> Optional.of(at.eval(argument).element().anonymous());
      default -> Optional.empty();
    };
  }

  private Optional<Value> two(String name, Expr items, Expr function) {
    return switch (name) {
      case "map" -> Optional.of(mapped(items, function));
      case "flatMap" -> Optional.of(Value.ofElements(flattened(mapped(items, function))));
      case "mapObject" -> Optional.of(mappedObject(items, function));
      case "pluck" -> Optional.of(Value.ofElements(mappedFields(items, function)));
      case "filter", "takeWhile" -> Optional.of(filtered(items, function));
      case "filterObject" -> Optional.of(filteredObject(items, function));
      case "reduce" -> Optional.of(reduced(items, function));
      case "groupBy" -> Optional.of(grouped(items, function));
      case "orderBy", "distinctBy", "dropWhile", "splitWhere", "partition" ->
          Optional.of(gone(items, function).anonymous());
      case "minBy", "maxBy", "firstWith" ->
          Optional.of(gone(items, function).element().anonymous());
      case "some", "every", "countBy", "sumBy", "indexWhere", "everyEntry", "someEntry" -> {
        gone(items, function);
        yield Optional.of(Value.CLEAN);
      }
      case "failIf" -> Optional.of(unlessFailed(List.of(items, function)));
      case "then", "onNull", "orElse" -> Optional.of(then(name, items, function));
      case "joinBy" -> Optional.of(joined(items, function));
      case "splitBy" -> Optional.of(split(items, function));
      case "zip" -> Optional.of(at.eval(items).join(at.eval(function)).anonymous());
      case "mergeWith" -> Optional.of(Operators.joined(List.of(at.eval(items), at.eval(function))));
      default -> Optional.empty();
    };
  }

  private Value apply(Expr function, Value... parameters) {
    return new Calls(at).apply(call, function, List.of(parameters));
  }

  private Value item(Value items) {
    return items.element().identified(item);
  }

  private Value mapped(Expr items, Expr function) {
    Value result = apply(function, item(at.eval(items)), Value.CLEAN);
    return Value.ofElements(result.forget(item));
  }

  private static Value flattened(Value arrays) {
    Value inner = arrays.element();
    return inner.isArray() || inner.hasParts() ? inner.element() : inner;
  }

  private static Value key(Value object) {
    if (!object.hasParts()) {
      // The name of a field tells nothing of what is in it.
      return Value.of(object.keys().map(Taint::unmark));
    }
    if (object.others().isPresent() || !object.keys().isEmpty() || object.fields().isEmpty()) {
      return Value.of(object.keys());
    }
    Value names = Value.NOTHING;
    for (String name : object.fields().names()) {
      names = names.join(Value.constant(name));
    }
    return names;
  }

  private static Value entries(Value object) {
    Map<String, Value> entry =
        Map.of(
            "key", key(object), "value", object.element().anonymous(), "attributes", Value.CLEAN);
    return Value.ofElements(Value.ofFields(entry));
  }

  /** The results of {@code function} for each field, of an object whose fields are known. */
  private Value mappedFields(Expr object, Expr function) {
    Value value = at.eval(object);
    boolean known = !value.fields().isEmpty() && value.fields().size() <= MOST_FIELDS;
    if (!known || value.isArray()) {
      return apply(function, item(value), key(value), Value.CLEAN).forget(item);
    }
    Value result = Value.NOTHING;
    for (String name : value.fields().names()) {
      Value field = value.field(name).identified(item);
      result = result.join(apply(function, field, Value.constant(name), Value.CLEAN));
    }
    if (value.others().isPresent() || !value.whole().isEmpty()) {
      Value rest = value.others().orElse(Value.of(value.whole())).plus(value.whole());
      result =
          result.join(apply(function, rest.identified(item), Value.of(value.keys()), Value.CLEAN));
    }
    return result.forget(item);
  }

  private Value mappedObject(Expr object, Expr function) {
    return mappedFields(object, function);
  }

  private Value filtered(Expr items, Expr function) {
    Value value = at.eval(items);
    Value item = item(value);
    apply(function, item, Value.CLEAN);
    Value kept = kept(function, List.of(item, Value.CLEAN), item).forget(this.item);
    return value.isArray() || !value.hasParts() ? Value.ofElements(kept) : value.anonymous();
  }

  private Value filteredObject(Expr object, Expr function) {
    Value value = at.eval(object);
    apply(function, item(value), key(value), Value.CLEAN);
    if (value.fields().isEmpty() || value.fields().size() > MOST_FIELDS) {
      return value.anonymous();
    }
    ValueBuilder fewer = value.change().id(null);
    for (String name : value.fields().names()) {
      List<Value> parameters = List.of(value.field(name), Value.constant(name), Value.CLEAN);
      boolean drops =
          new Calls(at)
              .bodies(call, function, parameters).stream()
                  .allMatch(
                      body ->
                          body.interpreter()
                              .conditions()
                              .decide(body.expression())
                              .filter(holds -> !holds)
                              .isPresent());
      if (drops) {
        fewer.withoutField(name);
      }
    }
    return fewer.build();
  }

  /** {@code item} as it is where {@code function} is true for it. */
  private Value kept(Expr function, List<Value> parameters, Value item) {
    Value kept = Value.NOTHING;
    for (Calls.Body body : new Calls(at).bodies(call, function, parameters)) {
      Guards shown = body.interpreter().conditions().assume(body.expression(), true);
      kept = kept.join(at.where(shown).known(item));
    }
    return kept.isNothing() ? item : kept;
  }

  /** Evaluates {@code function} for the elements, for what it does; they stay as they are. */
  private Value gone(Expr items, Expr function) {
    Value value = at.eval(items);
    apply(function, item(value), Value.CLEAN);
    return value.isArray() || value.hasParts() ? value : Value.ofElements(value.element());
  }

  private Value reduced(Expr items, Expr function) {
    Value value = at.eval(items);
    Value item = item(value);
    Value initial = initial(function).orElse(item);
    Value result = initial.join(apply(function, item, initial)).forget(this.item);
    Value again = result.join(apply(function, item, result.flat())).forget(this.item);
    return again.anonymous();
  }

  /** The first value of the accumulator, where the function gives it. */
  private Optional<Value> initial(Expr function) {
    if (function instanceof Expr.Lambda lambda && lambda.parameters().size() == 2) {
      Expr value = lambda.parameters().get(1).defaultValue();
      return value == null ? Optional.empty() : Optional.of(at.eval(value));
    }
    return Optional.empty();
  }

  private Value grouped(Expr items, Expr function) {
    Value value = at.eval(items);
    Value key = apply(function, item(value), Value.CLEAN);
    Value group =
        value.isArray() || !value.hasParts()
            ? Value.ofElements(value.element().anonymous())
            : value;
    return new ValueBuilder().others(group.anonymous()).keys(key.everything()).build();
  }

  private Value unlessFailed(List<Expr> arguments) {
    Value value = at.eval(arguments.get(0)).identified(item);
    Value fails = Value.NOTHING;
    for (Calls.Body body : new Calls(at).bodies(call, arguments.get(1), List.of(value))) {
      Guards shown = body.interpreter().conditions().assume(body.expression(), false);
      fails = fails.join(at.where(shown).known(value));
    }
    return fails.isNothing() ? value : fails.forget(item);
  }

  private Value then(String name, Expr value, Expr function) {
    Value before = at.eval(value);
    if (name.equals("then")) {
      return apply(function, before);
    }
    // The alternative may be a function without parameters.
    return before.join(apply(function));
  }

  /** A text of an element, a separator and an element: enough to see what stands around them. */
  private Value joined(Expr items, Expr separator) {
    Value value = at.eval(items);
    Value between = at.eval(separator);
    Value element =
        Texts.located(
            at.step(call, "It is joined to other text", value.element()), at.locate(items));
    if (element.isClean() && between.isClean()) {
      return Value.CLEAN;
    }
    Value text = Texts.concat(List.of(element, between, element));
    return value.isArray() || value.hasParts() ? text.forget(item) : text.anonymous();
  }

  private Value split(Expr text, Expr separator) {
    Value value = at.eval(text);
    boolean claims = at.eval(separator).constant().filter("."::equals).isPresent();
    String sentence = "It is cut into pieces at " + at.unit().quote(separator);
    Value pieces = at.step(call, sentence, Value.of(value.everything()));
    // The claims of a token are not the token.
    return Value.ofElements(claims ? pieces.mapTaints(Taint::unmark) : pieces);
  }
}

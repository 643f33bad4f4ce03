package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.Declaration;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.dataweave.Parameter;
import io.github.mulesecscan.syntax.dataweave.StringPart;
import io.github.mulesecscan.syntax.dataweave.TypeExpr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Calls of functions: those of the application are followed, others are known or not. */
final class Calls {

  private final Interpreter at;

  Calls(Interpreter at) {
    this.at = at;
  }

  /** What evaluates the body of a function, and the body. */
  record Body(Interpreter interpreter, Expr expression) {}

  Value eval(Expr.Call call) {
    if (call.function().isPresent()) {
      if (call.function().get().text().equals("++")) {
        return concat(call);
      }
      Declaration declaration = at.unit().bindings().declaration(call.callee()).orElse(null);
      if (declaration instanceof Declaration.External external) {
        return new Functions(at).call(external.modules(), external.name(), call);
      }
      if (declaration instanceof Declaration.JavaMember member) {
        List<String> module = List.of("java!" + member.className());
        return new Functions(at).call(module, member.member(), call);
      }
    }
    List<Closure> closures = at.eval(call.callee()).closures();
    List<Value> arguments = arguments(call);
    return closures.isEmpty() ? unknown(call, arguments) : call(closures, arguments, call);
  }

  /** A call of a tag such as {@code compose `…`}: the function gets the parts of the text. */
  Value eval(Expr.InterpolatorCall call) {
    Declaration declaration = at.unit().bindings().declaration(call.function()).orElse(null);
    List<Value> parts = new ArrayList<>();
    KindSet cleared =
        declaration instanceof Declaration.External external
            ? at.run()
                .fact(external.modules(), external.name())
                .map(FunctionFacts.Fact::clears)
                .orElse(KindSet.NONE)
            : KindSet.NONE;
    for (StringPart part : call.string().parts()) {
      if (part instanceof StringPart.Text text) {
        parts.add(Value.constant(text.value()));
      } else {
        Expr inner = ((StringPart.Interpolation) part).expression();
        Value value = at.step(part, "It is put into a text", at.eval(inner)).clear(cleared);
        parts.add(Texts.located(value, at.locate(inner)));
      }
    }
    return Texts.concat(parts);
  }

  /** A chain of {@code ++}, however long, without going deep. */
  private Value concat(Expr.Call call) {
    List<Expr> operands = new ArrayList<>();
    Expr left = call;
    while (left instanceof Expr.Call inner && isConcat(inner)) {
      operands.add(inner.arguments().get(1));
      left = inner.arguments().get(0);
    }
    operands.add(left);
    Collections.reverse(operands);
    List<Value> values = new ArrayList<>();
    for (Expr operand : operands) {
      Value value = at.step(call, "It is joined to other text", at.eval(operand));
      values.add(value.hasParts() ? value : Texts.located(value, at.locate(operand)));
    }
    return Operators.joined(values);
  }

  private static boolean isConcat(Expr.Call call) {
    return call.arguments().size() == 2
        && call.function().filter(name -> name.text().equals("++")).isPresent();
  }

  /** The arguments; a function without parameters of its own among them is kept as a function. */
  private List<Value> arguments(Expr.Call call) {
    List<Value> values = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      values.add(at.eval(argument));
    }
    return values;
  }

  private Value unknown(Expr.Call call, List<Value> arguments) {
    Value all = at.eval(call.callee());
    for (Value argument : arguments) {
      all = all.join(argument);
    }
    return Value.of(all.everything()).weaken();
  }

  /** What a call of one of {@code closures} gives. */
  Value call(List<Closure> closures, List<Value> arguments, Expr call) {
    List<Closure.Written> written = written(closures, arguments.size());
    Value result = Value.NOTHING;
    for (Closure.Written closure : written) {
      result = result.join(call(closure, arguments, call));
    }
    for (Closure closure : closures) {
      if (closure instanceof Closure.External external) {
        result = result.join(new Functions(at).apply(external, arguments, call));
      }
    }
    return result;
  }

  /** The functions that take so many arguments; all, if none does. */
  private static List<Closure.Written> written(List<Closure> closures, int arguments) {
    List<Closure.Written> all = new ArrayList<>();
    List<Closure.Written> fitting = new ArrayList<>();
    for (Closure closure : closures) {
      if (closure instanceof Closure.Written one) {
        all.add(one);
        if (fits(one, arguments)) {
          fitting.add(one);
        }
      }
    }
    return fitting.isEmpty() ? all : fitting;
  }

  private static boolean fits(Closure.Written closure, int arguments) {
    int required = 0;
    for (Parameter parameter : closure.parameters()) {
      required += parameter.defaultValue() == null ? 1 : 0;
    }
    boolean lambda = closure.owner() instanceof Expr.Lambda;
    return arguments >= required && (lambda || arguments <= closure.parameters().size());
  }

  private Value call(Closure.Written closure, List<Value> arguments, Expr call) {
    List<Value> passed = passed(closure, arguments, call);
    Value known = at.run().result(closure, call, passed, at.guards()).orElse(null);
    if (known != null) {
      return known;
    }
    if (!at.run().openCall(closure.owner())) {
      return recursive(passed);
    }
    at.run().reads().begin();
    Value result;
    try {
      result = body(closure, passed).eval(closure.body());
    } finally {
      at.run().closeCall();
    }
    Reads.Reading reading = at.run().reads().end();
    Value returned =
        at.step(
            call,
            "It comes back from " + shown(closure),
            TraceStep.Kind.RETURN,
            told(closure, result));
    at.run().keep(closure, call, passed, at.guards(), returned, reading);
    return returned;
  }

  /** A function that is called after hiding is taken to do so. */
  private Value told(Closure.Written closure, Value result) {
    return SensitiveNames.hides(closure.name()) ? at.hidden(result) : result;
  }

  private static Value recursive(List<Value> arguments) {
    Value all = Value.NOTHING;
    for (Value argument : arguments) {
      all = all.join(argument);
    }
    return Value.of(all.everything());
  }

  private List<Value> passed(Closure.Written closure, List<Value> arguments, Expr call) {
    List<Value> passed = new ArrayList<>();
    for (int i = 0; i < arguments.size() && i < closure.parameters().size(); i++) {
      Value argument = arguments.get(i);
      passed.add(argument.isClean() ? argument : passed(closure, i, arguments, call));
    }
    return passed;
  }

  private Value passed(Closure.Written closure, int i, List<Value> arguments, Expr call) {
    String name = closure.parameters().get(i).name();
    Node place = place(call, i, arguments.size());
    String sentence = "It is passed to " + shown(closure) + " as `" + name + "`";
    return at.step(place, sentence, TraceStep.Kind.CALL, arguments.get(i))
        .identified(at.identity("argument" + i, call));
  }

  private static Node place(Expr call, int argument, int count) {
    return call instanceof Expr.Call written && written.arguments().size() == count
        ? written.arguments().get(argument)
        : call;
  }

  private static String shown(Closure.Written closure) {
    return closure.owner() instanceof Expr.Lambda ? "a function" : "`" + closure.name() + "`";
  }

  /** What evaluates the body of {@code closure} for these arguments. */
  Interpreter body(Closure.Written closure, List<Value> arguments) {
    Frame inner = closure.frame().inner();
    Interpreter inside = new Interpreter(at.run(), closure.unit(), inner, at.guards());
    for (int i = 0; i < closure.parameters().size(); i++) {
      Parameter parameter = closure.parameters().get(i);
      Expr otherwise = parameter.defaultValue();
      Value value = Value.CLEAN;
      if (i < arguments.size()) {
        value = arguments.get(i);
      } else if (otherwise != null) {
        value = inside.eval(otherwise);
      }
      TypeExpr type = parameter.type();
      Value typed = type == null ? value : new Casts(inside).declared(value, type);
      inner.bind(parameter, parameter.name(), typed);
    }
    return inside;
  }

  /** The bodies that a call of a function of the application may run. */
  List<Body> bodies(Expr.Call call) {
    List<Value> arguments = arguments(call);
    List<Body> bodies = new ArrayList<>();
    for (Closure.Written closure : written(at.eval(call.callee()).closures(), arguments.size())) {
      bodies.add(new Body(body(closure, passed(closure, arguments, call)), closure.body()));
    }
    return bodies;
  }

  /**
   * The bodies that an argument which is a function may run when it gets {@code parameters}; an
   * expression with dollar signs is one, too.
   */
  List<Body> bodies(Expr.Call call, Expr function, List<Value> parameters) {
    if (!(function instanceof Expr.Lambda)) {
      Frame inner = at.frame().inner();
      for (int i = 0; i < parameters.size(); i++) {
        inner.bind(call, "$".repeat(i + 1), parameters.get(i));
      }
      Interpreter inside = at.in(inner);
      if (!mayBeFunction(function)) {
        return List.of(new Body(inside, function));
      }
      List<Closure> closures = inside.eval(function).closures();
      return closures.isEmpty()
          ? List.of(new Body(inside, function))
          : applied(closures, parameters);
    }
    return applied(at.eval(function).closures(), parameters);
  }

  private static boolean mayBeFunction(Expr expression) {
    return expression instanceof Expr.Name;
  }

  private List<Body> applied(List<Closure> closures, List<Value> parameters) {
    List<Body> bodies = new ArrayList<>();
    for (Closure.Written closure : written(closures, parameters.size())) {
      bodies.add(new Body(body(closure, parameters), closure.body()));
    }
    return bodies;
  }

  /** What an argument which is a function gives for {@code parameters}. */
  Value apply(Expr.Call call, Expr function, List<Value> parameters) {
    Value result = Value.NOTHING;
    for (Body body : bodies(call, function, parameters)) {
      if (!at.run().openCall(body.expression())) {
        return recursive(parameters);
      }
      try {
        result = result.join(body.interpreter().eval(body.expression()));
      } finally {
        at.run().closeCall();
      }
    }
    return result;
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Expr;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Functions that are not written in the application. */
final class Functions {

  private static final String JAVA = "java!";

  private static final String CLASS_PATH = "classpath:";

  private final Interpreter at;

  Functions(Interpreter at) {
    this.at = at;
  }

  /** What a call of {@code name}, a function of one of {@code modules}, gives. */
  Value call(List<String> modules, String name, Expr.Call call) {
    List<Expr> arguments = call.arguments();
    boolean java = modules.get(0).startsWith(JAVA);
    Optional<Value> structural =
        java ? Optional.empty() : new HigherOrder(at, call).call(name, arguments);
    if (structural.isPresent()) {
      return structural.get();
    }
    Optional<Value> special = java ? Optional.empty() : special(name, call);
    if (modules.contains("Java") && name.equals("invoke") && arguments.size() >= 3) {
      special = invoked(call);
    }
    Optional<FunctionFacts.Fact> fact = at.run().fact(modules, name);
    if (special.isPresent()) {
      fact.ifPresent(known -> sinks(known, name, call));
      return special.get();
    }
    List<Value> values = at.eval(arguments);
    fact.ifPresent(known -> sinks(known, name, call));
    return plain(modules, name, values, call);
  }

  /** What a function that is a value gives. */
  Value apply(Closure.External function, List<Value> arguments, Expr call) {
    return plain(function.modules(), function.name(), arguments, call);
  }

  private Optional<Value> special(String name, Expr.Call call) {
    List<Expr> arguments = call.arguments();
    return switch (name) {
      case "p", "prop" -> arguments.size() == 1 ? Optional.of(property(call)) : Optional.empty();
      case "lookup" -> arguments.size() >= 2 ? Optional.of(lookup(call)) : Optional.empty();
      case "fail" -> Optional.of(failed(call));
      case "log" -> Optional.of(logged(call));
      case "readUrl" -> resource(call);
      case "--" -> arguments.size() == 2 ? Optional.of(without(call)) : Optional.empty();
      case "lower", "upper", "trim" ->
          arguments.size() == 1 ? Optional.of(changed(name, call)) : Optional.empty();
      case "with" -> arguments.size() == 2 ? replaced(call) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Value property(Expr.Call call) {
    Value key = at.eval(call.arguments().get(0));
    String name = key.constant().orElse("");
    return name.isEmpty()
        ? at.property(call, name, at.unit().quote(call), "a property")
        : at.property(call, name, name, "the property `" + name + "`");
  }

  private Value lookup(Expr.Call call) {
    List<Value> values = at.eval(call.arguments());
    return at.run().flows().lookup(values.get(0), values.get(1), at.locate(call));
  }

  private Value failed(Expr.Call call) {
    at.eval(call.arguments());
    return Value.NOTHING;
  }

  private Value logged(Expr.Call call) {
    List<Value> values = at.eval(call.arguments());
    return values.isEmpty() ? Value.NOTHING : values.get(values.size() - 1);
  }

  /**
   * A file of the application, wherever data chooses among them: not what the sender wrote. Empty
   * for addresses of other kinds.
   */
  private Optional<Value> resource(Expr.Call call) {
    List<Value> values = at.eval(call.arguments());
    boolean own = !values.isEmpty() && Texts.startsWith(values.get(0), CLASS_PATH);
    return own ? Optional.of(Value.CLEAN) : Optional.empty();
  }

  private Value without(Expr.Call call) {
    return Operators.without(at.eval(call.arguments().get(0)), at.eval(call.arguments().get(1)));
  }

  private Value changed(String name, Expr.Call call) {
    Value value = at.eval(call.arguments().get(0));
    Value text =
        Texts.mapConstants(
            value,
            constant ->
                switch (name) {
                  case "lower" -> constant.toLowerCase(Locale.ROOT);
                  case "upper" -> constant.toUpperCase(Locale.ROOT);
                  default -> constant;
                });
    return passed(name, text, call);
  }

  /** {@code text replace pattern with replacement}. */
  private Optional<Value> replaced(Expr.Call call) {
    if (!(call.arguments().get(0) instanceof Expr.Call replace)
        || replace.arguments().size() != 2
        || replace.function().filter(name -> name.text().equals("replace")).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Replacements(at, call, replace).eval());
  }

  /** A static method of the application's own Java; empty for other classes. */
  private Optional<Value> java(List<String> modules, String name, List<Value> values, Expr call) {
    if (!modules.get(0).startsWith(JAVA)) {
      return Optional.empty();
    }
    String className = modules.get(0).substring(JAVA.length());
    JavaCode.Arguments given = JavaCode.Arguments.of(values);
    Optional<JavaCode.Result> result =
        at.run().flows().java(className, name, Value.NOTHING, given, at.run().nesting());
    return ran(result, name, values, call);
  }

  /** {@code Java::invoke(class, method, instance, arguments)}. */
  private Optional<Value> invoked(Expr.Call call) {
    List<Value> values = at.eval(call.arguments());
    Optional<String> className = values.get(0).constant();
    Optional<String> method = values.get(1).constant();
    if (className.isEmpty() || method.isEmpty()) {
      return Optional.empty();
    }
    Value passed = values.size() > 3 ? values.get(3) : Value.NOTHING;
    JavaCode.Arguments given =
        passed.fields().isEmpty()
            ? JavaCode.Arguments.of(passed.isNothing() ? List.of() : List.of(passed.element()))
            : new JavaCode.Arguments(List.of(), passed.fields().toMap());
    Optional<JavaCode.Result> result =
        at.run()
            .flows()
            .java(className.get(), method.get(), values.get(2), given, at.run().nesting());
    return ran(result, JavaSignature.of(method.get()).name(), values, call);
  }

  private Optional<Value> ran(
      Optional<JavaCode.Result> result, String name, List<Value> values, Expr call) {
    for (JavaSink sink : result.map(JavaCode.Result::sinks).orElse(List.of())) {
      int argument = JavaCode.Result.argument(sink, values);
      boolean written = call instanceof Expr.Call made && argument < made.arguments().size();
      Expr place = written && argument >= 0 ? ((Expr.Call) call).arguments().get(argument) : call;
      at.run()
          .sink(
              new SinkUse(
                  sink.kind(), sink.value(), at.locate(place), sink.name(), sink.location()));
    }
    return result.map(found -> passed(name, found.value(), call));
  }

  private Value plain(List<String> modules, String name, List<Value> values, Expr call) {
    Optional<Value> java = java(modules, name, values, call);
    if (java.isPresent()) {
      return java.get();
    }
    Optional<FunctionFacts.Fact> fact = at.run().fact(modules, name);
    Value result = Value.NOTHING;
    for (int i = 0; i < values.size(); i++) {
      if (fact.isEmpty() || fact.get().handsOn(i)) {
        result = result.join(values.get(i));
      }
    }
    Value flat = Value.of(result.everything());
    if (fact.isEmpty()) {
      if (SensitiveNames.hides(name)) {
        flat = at.hidden(flat);
      }
      boolean known = modules.stream().anyMatch(module -> module.startsWith("dw::"));
      Value passed = passed(name, flat, call);
      return known && modules.size() == 1 ? passed : passed.weaken();
    }
    return passed(name, given(fact.get(), name, flat, call), call);
  }

  private Value given(FunctionFacts.Fact fact, String name, Value value, Expr call) {
    Value result = value.clear(fact.clears());
    if (!fact.restores().isEmpty()) {
      result = result.mapTaints(taint -> taint.restore(fact.restores()));
    }
    if (fact.hides()) {
      result = at.hidden(result);
    }
    if (fact.gives().isEmpty()) {
      return result;
    }
    FunctionFacts.Given given = fact.gives().get();
    Origin origin =
        new Origin(
            name + "()", given.description(), at.locate(call), given.trust(), given.labels());
    return result.join(Value.of(Taints.of(origin)));
  }

  private Value passed(String name, Value value, Expr call) {
    return at.step(call, "It goes through `" + name + "`", value);
  }

  private void sinks(FunctionFacts.Fact fact, String name, Expr.Call call) {
    for (FunctionFacts.Sink sink : fact.sinks()) {
      if (sink.argument() < call.arguments().size()) {
        Expr argument = call.arguments().get(sink.argument());
        Value value = at.eval(argument);
        at.run().sink(new SinkUse(sink.kind(), value, at.locate(argument), name));
      }
    }
  }

  /** All of {@code values} as one. */
  static Value joined(List<Value> values) {
    Value all = Value.NOTHING;
    for (Value value : values) {
      all = all.join(value);
    }
    return all;
  }
}

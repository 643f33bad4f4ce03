package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.JavaModels;
import io.github.mulesecscan.code.DeclaredClass;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.java.JavaField;
import io.github.mulesecscan.syntax.java.JavaFile;
import io.github.mulesecscan.syntax.java.JavaMethod;
import io.github.mulesecscan.syntax.java.JavaStatement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows one call from Mule into Java or Groovy code, bounds included. */
final class JavaRun {

  /** Expressions and copies of names that may be evaluated. */
  private static final int MOST_STEPS = 60_000;

  private static final int DEEPEST = 250;
  private static final int MOST_CALLS = 20;
  private static final int MOST_SUPERTYPES = 10;

  private final JavaSources sources;
  private final JavaModels models;
  private final JavaTypes types;
  private final Kinds kinds;
  private final int outerNesting;
  private final List<JavaSink> sinks = new ArrayList<>();
  private final Deque<JavaMethod> open = new ArrayDeque<>();
  private final Map<JavaField, JavaValue> constants = new IdentityHashMap<>();
  private int steps;
  private int depth;

  JavaRun(JavaSources sources, JavaModels models, JavaTypes types, Kinds kinds, int outerNesting) {
    this.sources = sources;
    this.models = models;
    this.types = types;
    this.kinds = kinds;
    this.outerNesting = outerNesting;
  }

  JavaSources sources() {
    return sources;
  }

  JavaModels models() {
    return models;
  }

  Kinds kinds() {
    return kinds;
  }

  List<JavaSink> sinks() {
    return sinks;
  }

  void sink(JavaSink sink) {
    if (!sink.value().isClean() && !sinks.contains(sink)) {
      sinks.add(sink);
    }
  }

  int nesting() {
    return outerNesting + open.size();
  }

  Value step(Location location, String sentence, TraceStep.Kind kind, Value value) {
    return value.isClean() ? value : value.step(location, sentence, kind, nesting());
  }

  // ---- bounds ----

  /** Goes one expression deeper, if that is allowed; {@link #leave} must follow if so. */
  boolean enter() {
    if (depth >= DEEPEST || isSpent()) {
      return false;
    }
    depth++;
    steps++;
    return true;
  }

  void leave() {
    depth--;
  }

  boolean isSpent() {
    return steps >= MOST_STEPS;
  }

  void spend(int more) {
    steps += more;
  }

  // ---- classes ----

  /** The likeliest qualified name of a class that is written in {@code frame}. */
  String type(JavaFrame frame, String written) {
    return types.type(frame, written);
  }

  /** The methods {@code name} of a class and the classes above it that take so many arguments. */
  List<Found> methods(String className, String name, int arguments) {
    List<Found> found = new ArrayList<>();
    Optional<DeclaredClass> at = sources.find(className);
    for (int i = 0; i < MOST_SUPERTYPES && at.isPresent() && found.isEmpty(); i++) {
      DeclaredClass type = at.get();
      for (JavaMethod method : type.type().methods()) {
        if (method.name().equals(name) && method.takes(arguments) && method.body() != null) {
          found.add(new Found(type, method));
        }
      }
      at = above(type);
    }
    return found;
  }

  private Optional<DeclaredClass> above(DeclaredClass type) {
    return type.type().supertypes().stream()
        .flatMap(name -> sources.candidates(type.file(), type.name(), name).stream())
        .flatMap(name -> sources.find(name).stream())
        .filter(other -> !other.name().equals(type.name()))
        .findFirst();
  }

  /** A method and the class that declares it. */
  record Found(DeclaredClass type, JavaMethod method) {}

  /** The field {@code name} of a class. */
  Optional<JavaField> field(String className, String name) {
    return sources
        .find(className)
        .flatMap(
            type ->
                type.type().fields().stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst());
  }

  /** What a field holds from the beginning. */
  JavaValue initial(DeclaredClass type, JavaField field) {
    JavaValue known = constants.get(field);
    if (known != null) {
      return known;
    }
    JavaFrame frame = new JavaFrame(type.file(), type);
    String className = type(frame, field.type());
    // A field that needs itself never gets a value.
    constants.put(field, JavaValue.of(Value.CLEAN, className));
    JavaValue value = JavaValue.of(Value.CLEAN, className);
    if (field.value() != null) {
      JavaValue given = new JavaInterpreter(this, frame).eval(field.value());
      value = JavaValue.of(given.value(), className.isEmpty() ? given.type() : className);
    }
    constants.put(field, value);
    return value;
  }

  // ---- calls ----

  /** What {@code method} gives; changes of the object are in {@code self} afterwards. */
  Value call(Found found, List<Value> arguments, JavaFrame self) {
    JavaMethod method = found.method();
    JavaStatement.Block body = method.body();
    if (open.contains(method) || open.size() >= MOST_CALLS || body == null) {
      return Functions.joined(arguments).flat();
    }
    JavaFrame frame = new JavaFrame(found.type().file(), found.type());
    JavaValue object = self.get(JavaFrame.THIS);
    frame.put(JavaFrame.THIS, object == null ? JavaValue.CLEAN : object);
    bind(frame, method, arguments);
    open.push(method);
    try {
      new JavaStatements(this, frame).body(body);
    } finally {
      open.pop();
    }
    JavaValue changed = frame.get(JavaFrame.THIS);
    if (object != null && changed != null) {
      self.put(JavaFrame.THIS, changed);
    }
    return frame.returned();
  }

  private void bind(JavaFrame frame, JavaMethod method, List<Value> arguments) {
    List<JavaMethod.Parameter> parameters = method.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      JavaMethod.Parameter parameter = parameters.get(i);
      Value value = i < arguments.size() ? arguments.get(i) : Value.CLEAN;
      if (parameter.rest()) {
        Value all = Value.NOTHING;
        for (int k = i; k < arguments.size(); k++) {
          all = all.join(arguments.get(k));
        }
        value = Value.ofElements(all);
      }
      Location place = frame.file().locate(parameter);
      String sentence = "It is the parameter `" + parameter.name() + "` of `" + shown(method) + "`";
      Value stepped = step(place, sentence, TraceStep.Kind.CALL, number(parameter.type(), value));
      frame.put(parameter.name(), JavaValue.of(stepped, type(frame, parameter.type())));
    }
  }

  private static String shown(JavaMethod method) {
    return method.name().equals(JavaMethod.CONSTRUCTOR) ? "the constructor" : method.name();
  }

  /** A value of a type that holds no text. */
  Value number(String type, Value value) {
    return switch (type) {
      case "int",
          "long",
          "short",
          "byte",
          "double",
          "float",
          "boolean",
          "Integer",
          "Long",
          "Short",
          "Double",
          "Float",
          "Boolean",
          "BigDecimal",
          "BigInteger",
          "LocalDate",
          "UUID" ->
          value.clear(kinds.clearedByNumber());
      default -> value;
    };
  }

  /** What a script gives whose names stand for {@code bindings}. */
  Value script(JavaFile file, Map<String, Value> bindings) {
    JavaFrame frame = new JavaFrame(file, null);
    bindings.forEach((name, value) -> frame.put(name, JavaValue.of(value)));
    new JavaStatements(this, frame).body(file.script());
    return frame.returned();
  }

  /** Methods of a script. */
  static List<JavaMethod> methods(JavaFile file, String name, int arguments) {
    return file.methods().stream()
        .filter(method -> method.name().equals(name) && method.takes(arguments))
        .toList();
  }

  /** What a method of a script gives. */
  Value call(JavaMethod method, List<Value> arguments, JavaFrame caller) {
    JavaStatement.Block body = method.body();
    if (open.contains(method) || open.size() >= MOST_CALLS || body == null) {
      return Functions.joined(arguments).flat();
    }
    JavaFrame frame = new JavaFrame(caller.file(), null);
    caller.names().forEach(frame::put);
    bind(frame, method, arguments);
    open.push(method);
    try {
      new JavaStatements(this, frame).body(body);
    } finally {
      open.pop();
    }
    return frame.returned();
  }
}

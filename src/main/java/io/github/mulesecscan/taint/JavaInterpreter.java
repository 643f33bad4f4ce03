package io.github.mulesecscan.taint;

import io.github.mulesecscan.code.DeclaredClass;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.java.JavaExpr;
import io.github.mulesecscan.syntax.java.JavaField;
import io.github.mulesecscan.syntax.java.JavaMethod;
import io.github.mulesecscan.syntax.java.JavaNode;
import io.github.mulesecscan.syntax.java.JavaStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates the expressions of one method over what is known of values. */
final class JavaInterpreter {

  private final JavaRun run;
  private final JavaFrame frame;

  JavaInterpreter(JavaRun run, JavaFrame frame) {
    this.run = run;
    this.frame = frame;
  }

  JavaRun run() {
    return run;
  }

  JavaFrame frame() {
    return frame;
  }

  Location locate(JavaNode node) {
    return frame.file().locate(node);
  }

  Value step(JavaNode node, String sentence, Value value) {
    return run.step(locate(node), sentence, TraceStep.Kind.PROPAGATION, value);
  }

  JavaValue eval(JavaExpr expression) {
    if (!run.enter()) {
      return JavaValue.of(frame.anything());
    }
    try {
      return follow(expression);
    } finally {
      run.leave();
    }
  }

  List<JavaValue> eval(List<JavaExpr> expressions) {
    List<JavaValue> values = new ArrayList<>();
    expressions.forEach(expression -> values.add(eval(expression)));
    return values;
  }

  private JavaValue follow(JavaExpr expression) {
    if (expression instanceof JavaExpr.Literal literal) {
      return literal(literal);
    } else if (expression instanceof JavaExpr.Template template) {
      return JavaValue.of(joined(template, template.parts()), JavaValue.STRING);
    } else if (expression instanceof JavaExpr.Name name) {
      return name(name);
    } else if (expression instanceof JavaExpr.Member member) {
      return member(member);
    } else if (expression instanceof JavaExpr.Call call) {
      return new JavaInvocations(this).call(call);
    } else if (expression instanceof JavaExpr.New made) {
      return new JavaInvocations(this).make(made);
    } else if (expression instanceof JavaExpr.Assignment assignment) {
      return assign(assignment);
    } else if (expression instanceof JavaExpr.Conditional conditional) {
      return choose(conditional);
    } else if (expression instanceof JavaExpr.Operation operation) {
      return operate(operation);
    } else if (expression instanceof JavaExpr.Cast cast) {
      Value value = run.number(cast.type(), eval(cast.operand()).value());
      return JavaValue.of(value, run.type(frame, cast.type()));
    } else if (expression instanceof JavaExpr.Lambda lambda) {
      return lambda(lambda, List.of());
    }
    return rest(expression);
  }

  private JavaValue rest(JavaExpr expression) {
    if (expression instanceof JavaExpr.ListOf list) {
      Value elements = Value.NOTHING;
      for (JavaValue element : eval(list.elements())) {
        elements = elements.join(element.value());
      }
      return JavaValue.of(Value.ofElements(elements), "java.util.List");
    } else if (expression instanceof JavaExpr.MapOf map) {
      return map(map);
    } else if (expression instanceof JavaExpr.Index index) {
      eval(index.index());
      Value target = eval(index.target()).value();
      return JavaValue.of(part(target, eval(index.index()).value()));
    } else if (expression instanceof JavaExpr.Unary unary) {
      JavaValue value = eval(unary.operand());
      return unary.operator().equals("[]") ? value : JavaValue.CLEAN;
    }
    Value all = Value.NOTHING;
    for (JavaValue part : eval(((JavaExpr.Unknown) expression).parts())) {
      all = all.join(part.value());
    }
    return JavaValue.of(all.flat().weaken());
  }

  private static JavaValue literal(JavaExpr.Literal literal) {
    return switch (literal.kind()) {
      case STRING -> JavaValue.of(Value.constant(literal.value()), JavaValue.STRING);
      case NULL -> JavaValue.NOTHING;
      case NUMBER, BOOLEAN -> JavaValue.CLEAN;
    };
  }

  private JavaValue map(JavaExpr.MapOf map) {
    Map<String, Value> fields = new HashMap<>();
    Value others = Value.NOTHING;
    for (int i = 0; i < map.keys().size(); i++) {
      Optional<String> key = eval(map.keys().get(i)).value().constant();
      Value value = eval(map.values().get(i)).value();
      if (key.isPresent()) {
        fields.put(key.get(), value);
      } else {
        others = others.join(value);
      }
    }
    Value made = Value.ofFields(fields);
    return JavaValue.of(
        others.isNothing() ? made : made.join(Value.ofElements(others)), "java.util.Map");
  }

  /** An element or field of {@code value}. */
  static Value part(Value value, Value key) {
    Optional<String> name = key.constant();
    return name.isPresent() && !value.isArray() ? value.field(name.get()) : value.element();
  }

  // ---- texts ----

  private JavaValue operate(JavaExpr.Operation operation) {
    if (operation.operator().equals("+")) {
      return JavaValue.of(joined(operation, operation.operands()), JavaValue.STRING);
    }
    List<JavaValue> values = eval(operation.operands());
    if (operation.operator().equals("<<")) {
      Value added = Value.NOTHING;
      for (JavaValue value : values.subList(1, values.size())) {
        added = added.join(value.value());
      }
      Value all = values.get(0).value().join(Value.ofElements(added));
      store(operation.operands().get(0), values.get(0).with(all));
      return values.get(0).with(all);
    }
    return operation.operator().equals("-") ? values.get(0) : JavaValue.CLEAN;
  }

  private Value joined(JavaExpr whole, List<JavaExpr> parts) {
    List<Value> values = new ArrayList<>();
    for (JavaExpr part : parts) {
      Value value = eval(part).value();
      boolean constant = value.isClean();
      Value stepped = constant ? value : step(whole, "It is put into a text", value);
      values.add(constant || value.hasParts() ? stepped : Texts.located(stepped, locate(part)));
    }
    return Texts.concat(values);
  }

  // ---- names ----

  private JavaValue name(JavaExpr.Name name) {
    return variable(name.name()).orElseGet(() -> JavaValue.ofClass(run.type(frame, name.name())));
  }

  /** A local variable, or a field of the object or of the classes around it. */
  Optional<JavaValue> variable(String name) {
    JavaValue local = frame.get(name);
    if (local != null) {
      return Optional.of(local);
    }
    if (name.equals(JavaFrame.THIS) || name.equals("super")) {
      return Optional.of(JavaValue.of(Value.CLEAN, frame.inside()));
    }
    String around = frame.inside();
    while (!around.isEmpty()) {
      Optional<DeclaredClass> type = run.sources().find(around);
      Optional<JavaField> field = run.field(around, name);
      if (type.isPresent() && field.isPresent()) {
        return Optional.of(field(type.get(), field.get()));
      }
      around = type.map(DeclaredClass::outer).orElse("");
    }
    return Optional.empty();
  }

  private JavaValue field(DeclaredClass type, JavaField field) {
    JavaValue initial = run.initial(type, field);
    JavaValue self = frame.get(JavaFrame.THIS);
    if (self == null) {
      return initial;
    }
    Value stored = self.value().fields().get(field.name());
    if (stored == null && field.modifiers().contains("static")) {
      return initial;
    }
    return stored == null
        ? initial.with(initial.value().plus(self.value().whole()))
        : initial.with(stored.plus(self.value().whole()));
  }

  private JavaValue member(JavaExpr.Member member) {
    Optional<JavaValue> type = className(member);
    if (type.isPresent()) {
      return type.get();
    }
    JavaValue target = eval(member.target());
    Optional<JavaField> field = run.field(target.type(), member.name());
    if (member.name().equals("class")) {
      return JavaValue.of(Value.CLEAN, "java.lang.Class");
    }
    if (target.isClass()) {
      return field
          .map(found -> run.initial(run.sources().find(target.type()).orElseThrow(), found))
          .orElse(JavaValue.CLEAN);
    }
    if (member.name().equals("length")) {
      return JavaValue.CLEAN;
    }
    String fieldType = field.map(found -> run.type(frame, found.type())).orElse("");
    return JavaValue.of(target.value().field(member.name()), fieldType);
  }

  /** {@code a.b.C}, where {@code a} is no variable and a class of that name is known. */
  private Optional<JavaValue> className(JavaExpr.Member member) {
    StringBuilder name = new StringBuilder(member.name());
    JavaExpr at = member.target();
    for (int i = 0; i < 20 && at instanceof JavaExpr.Member inner; i++) {
      name.insert(0, inner.name() + ".");
      at = inner.target();
    }
    if (!(at instanceof JavaExpr.Name first) || variable(first.name()).isPresent()) {
      return Optional.empty();
    }
    String written = first.name() + "." + name;
    String type = run.type(frame, written);
    boolean known = run.models().knows(type) || run.sources().find(type).isPresent();
    return known ? Optional.of(JavaValue.ofClass(type)) : Optional.empty();
  }

  // ---- changes ----

  private JavaValue assign(JavaExpr.Assignment assignment) {
    JavaValue value = eval(assignment.value());
    JavaValue result = value;
    if (assignment.operator().equals("+=")) {
      List<JavaExpr> parts = List.of(assignment.target(), assignment.value());
      result = JavaValue.of(joined(assignment, parts), JavaValue.STRING);
    } else if (!assignment.operator().equals("=")) {
      result = eval(assignment.target());
    } else if (assignment.target() instanceof JavaExpr.Name name) {
      String sentence = "It becomes the variable `" + name.name() + "`";
      result = value.with(step(assignment.value(), sentence, value.value()));
    }
    store(assignment.target(), result);
    return result;
  }

  /** Puts a value where {@code target} is: a variable, a field, an element. */
  void store(JavaExpr target, JavaValue value) {
    if (target instanceof JavaExpr.Name name) {
      storeName(name.name(), value);
    } else if (target instanceof JavaExpr.Member member) {
      JavaValue holder = eval(member.target());
      if (!holder.isClass()) {
        Value changed = withField(holder.value(), member.name(), value.value());
        store(member.target(), holder.with(changed));
      }
    } else if (target instanceof JavaExpr.Index index) {
      JavaValue holder = eval(index.target());
      Optional<String> key = eval(index.index()).value().constant();
      Value changed =
          key.isPresent() && !holder.value().isArray()
              ? withField(holder.value(), key.get(), value.value())
              : holder.value().join(Value.ofElements(value.value()));
      store(index.target(), holder.with(changed));
    } else if (target instanceof JavaExpr.Call call && call.target() != null) {
      // What a chain of calls gives is the object at its beginning: a.append(b).append(c).
      store(call.target(), eval(call.target()).join(value));
    }
  }

  private void storeName(String name, JavaValue value) {
    JavaValue known = frame.get(name);
    boolean isField = known == null && run.field(frame.inside(), name).isPresent();
    if (isField) {
      JavaValue self = frame.get(JavaFrame.THIS);
      Value holder = self == null ? Value.CLEAN : self.value();
      frame.put(
          JavaFrame.THIS, JavaValue.of(withField(holder, name, value.value()), frame.inside()));
      return;
    }
    String type = known == null || known.type().isEmpty() ? value.type() : known.type();
    frame.put(name, JavaValue.of(value.value(), type));
  }

  static Value withField(Value holder, String name, Value field) {
    if (holder.isNothing()) {
      return Value.ofFields(Map.of(name, field));
    }
    return holder.change().field(name, field).build();
  }

  // ---- branches and functions ----

  private JavaValue choose(JavaExpr.Conditional conditional) {
    eval(conditional.condition());
    JavaConditions conditions = new JavaConditions(run, frame, this);
    run.spend(frame.size());
    Map<String, JavaValue> before = frame.names();
    conditions.apply(conditions.shown(conditional.condition(), true));
    JavaValue then = eval(conditional.consequence());
    Map<String, JavaValue> after = frame.names();
    frame.restore(before);
    conditions.apply(conditions.shown(conditional.condition(), false));
    JavaValue otherwise = eval(conditional.alternative());
    frame.restore(before);
    after.keySet().retainAll(before.keySet());
    return then.join(otherwise);
  }

  /** What a function gives whose parameters are {@code arguments}; it runs where it is written. */
  JavaValue lambda(JavaExpr.Lambda lambda, List<Value> arguments) {
    run.spend(frame.size());
    Map<String, JavaValue> before = frame.names();
    for (int i = 0; i < lambda.parameters().size(); i++) {
      Value value = i < arguments.size() ? arguments.get(i) : Value.CLEAN;
      frame.put(lambda.parameters().get(i), JavaValue.of(value));
    }
    JavaFrame inner = new JavaFrame(frame.file(), frame.owner());
    frame.names().forEach(inner::put);
    new JavaStatements(run, inner).body(lambda.body());
    frame.restore(inner.names());
    lambda.parameters().forEach(name -> forget(name, before));
    frame.join(before);
    return JavaValue.of(inner.returned());
  }

  private void forget(String name, Map<String, JavaValue> before) {
    JavaValue outer = before.get(name);
    frame.put(name, outer == null ? JavaValue.NOTHING : outer);
  }

  /** Follows the methods of a class without name, which see what stands around it. */
  void anonymous(List<JavaMethod> methods) {
    for (JavaMethod method : methods) {
      JavaStatement.Block body = method.body();
      if (body != null) {
        List<String> names = method.parameters().stream().map(each -> each.name()).toList();
        lambda(new JavaExpr.Lambda(method.span(), names, body), List.of());
      }
    }
  }
}

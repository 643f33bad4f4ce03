package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.JavaModel;
import io.github.mulesecscan.code.DeclaredClass;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.syntax.java.JavaDialect;
import io.github.mulesecscan.syntax.java.JavaExpr;
import io.github.mulesecscan.syntax.java.JavaField;
import io.github.mulesecscan.syntax.java.JavaImport;
import io.github.mulesecscan.syntax.java.JavaMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls of methods and constructors: of the application, of known libraries, of others. */
final class JavaInvocations {

  /** How names of methods begin that fetch what their arguments name. */
  private static final List<String> LOOK_UPS =
      List.of("get", "find", "fetch", "load", "lookup", "query", "select", "search", "retrieve");

  private final JavaInterpreter at;
  private final JavaRun run;
  private final JavaFrame frame;

  JavaInvocations(JavaInterpreter at) {
    this.at = at;
    this.run = at.run();
    this.frame = at.frame();
  }

  /** A call that is being followed. */
  private record Invocation(
      JavaExpr expression,
      String name,
      JavaValue receiver,
      List<JavaExpr> written,
      List<JavaValue> values) {

    List<Value> arguments() {
      return values.stream().map(JavaValue::value).toList();
    }

    Value all() {
      Taints all = receiver.value().everything();
      for (JavaValue value : values) {
        all = all.join(value.value().everything());
      }
      return Value.of(all);
    }
  }

  JavaValue call(JavaExpr.Call call) {
    JavaExpr target = call.target();
    if (target == null) {
      return unqualified(call);
    }
    JavaValue receiver = at.eval(target);
    Invocation invocation =
        new Invocation(
            call, call.name(), receiver, call.arguments(), arguments(call.arguments(), receiver));
    boolean own = target instanceof JavaExpr.Name name && name.name().equals(JavaFrame.THIS);
    Optional<JavaValue> followed = followed(invocation, receiver.type(), own);
    return followed.orElseGet(() -> known(invocation, target));
  }

  private JavaValue unqualified(JavaExpr.Call call) {
    JavaValue none = JavaValue.of(Value.NOTHING);
    List<JavaValue> values = arguments(call.arguments(), none);
    Invocation invocation = new Invocation(call, call.name(), none, call.arguments(), values);
    String name = call.name().equals(JavaFrame.THIS) ? JavaMethod.CONSTRUCTOR : call.name();
    Invocation renamed = new Invocation(call, name, none, call.arguments(), values);
    String around = frame.inside();
    while (!around.isEmpty()) {
      Optional<JavaValue> followed = followed(renamed, around, true);
      if (followed.isPresent()) {
        return followed.get();
      }
      around = run.sources().find(around).map(DeclaredClass::outer).orElse("");
    }
    List<JavaMethod> methods = JavaRun.methods(frame.file(), call.name(), values.size());
    if (!methods.isEmpty()) {
      return JavaValue.of(returned(call, run.call(methods.get(0), invocation.arguments(), frame)));
    }
    return imported(invocation);
  }

  /** A method that is imported without its class, or of the script itself. */
  private JavaValue imported(Invocation invocation) {
    for (JavaImport each : frame.file().imports()) {
      String name = each.name();
      boolean matches = each.all() || each.alias().equals(invocation.name());
      if (each.ofMembers() && matches) {
        String type = each.all() ? name : name.substring(0, Math.max(0, name.lastIndexOf('.')));
        Optional<JavaValue> followed = followed(invocation, type, false);
        Optional<JavaModel> model =
            run.models().method(type, invocation.name(), invocation.values().size());
        if (followed.isPresent() || model.isPresent()) {
          return followed.orElseGet(() -> apply(model.get(), invocation, null));
        }
      }
    }
    boolean script = frame.file().dialect() == JavaDialect.GROOVY && frame.owner() == null;
    Optional<JavaModel> own =
        script
            ? run.models()
                .method("groovy.lang.Script", invocation.name(), invocation.values().size())
            : Optional.empty();
    return own.isPresent() ? apply(own.get(), invocation, null) : unknown(invocation);
  }

  /** Arguments; functions among them get what the call is made on. */
  private List<JavaValue> arguments(List<JavaExpr> written, JavaValue receiver) {
    List<JavaValue> values = new ArrayList<>();
    for (JavaExpr argument : written) {
      values.add(
          argument instanceof JavaExpr.Lambda lambda
              ? at.lambda(lambda, elements(lambda, receiver))
              : at.eval(argument));
    }
    return values;
  }

  private static List<Value> elements(JavaExpr.Lambda lambda, JavaValue receiver) {
    Value element =
        receiver.value().hasParts() ? receiver.value().element() : receiver.value().flat();
    return lambda.parameters().stream().map(name -> element).toList();
  }

  // ---- methods of the application ----

  private Optional<JavaValue> followed(Invocation invocation, String type, boolean own) {
    List<JavaRun.Found> methods = run.methods(type, invocation.name(), invocation.values().size());
    if (methods.isEmpty()) {
      return Optional.empty();
    }
    JavaFrame self = new JavaFrame(frame.file(), frame.owner());
    JavaValue mine = frame.get(JavaFrame.THIS);
    JavaValue object = own ? (mine == null ? JavaValue.CLEAN : mine) : invocation.receiver();
    self.put(JavaFrame.THIS, object);
    JavaValue result = JavaValue.NOTHING;
    for (JavaRun.Found found : methods) {
      Value value = run.call(found, invocation.arguments(), self);
      JavaFrame inside = new JavaFrame(found.type().file(), found.type());
      result = result.join(JavaValue.of(value, run.type(inside, found.method().type())));
    }
    keep(invocation, self, own, object);
    return Optional.of(result.with(returned(invocation.expression(), result.value())));
  }

  /** The object may have changed. */
  private void keep(Invocation invocation, JavaFrame self, boolean own, JavaValue before) {
    JavaValue after = self.get(JavaFrame.THIS);
    if (after == null || after.value().equals(before.value())) {
      return;
    }
    if (own) {
      frame.put(JavaFrame.THIS, after);
    } else if (invocation.expression() instanceof JavaExpr.Call call
        && call.target() instanceof JavaExpr.Name name
        && !invocation.receiver().isClass()) {
      at.store(name, invocation.receiver().with(after.value()));
    }
  }

  private Value returned(JavaExpr call, Value value) {
    String name = call instanceof JavaExpr.Call made ? made.name() : "the constructor";
    return run.step(
        at.locate(call), "It comes back from `" + name + "`", TraceStep.Kind.RETURN, value);
  }

  JavaValue make(JavaExpr.New made) {
    String type = run.type(frame, made.type());
    if (made.body() != null) {
      at.anonymous(made.body().methods());
    }
    List<JavaValue> values = arguments(made.arguments(), JavaValue.NOTHING);
    JavaValue none = JavaValue.of(Value.NOTHING, type);
    Invocation invocation =
        new Invocation(made, JavaMethod.CONSTRUCTOR, none, made.arguments(), values);
    Optional<DeclaredClass> declared = run.sources().find(type);
    if (declared.isPresent()) {
      return JavaValue.of(object(declared.get(), invocation), type);
    }
    return run.models()
        .method(type, JavaMethod.CONSTRUCTOR, values.size())
        .map(model -> JavaValue.of(apply(model, invocation, null).value(), type))
        .orElseGet(() -> JavaValue.of(invocation.all(), type));
  }

  /** An object of a class of the application. */
  private Value object(DeclaredClass type, Invocation invocation) {
    JavaFrame self = new JavaFrame(type.file(), type);
    self.put(JavaFrame.THIS, JavaValue.of(Value.CLEAN, type.name()));
    List<JavaRun.Found> constructors =
        run.methods(type.name(), JavaMethod.CONSTRUCTOR, invocation.values().size());
    for (JavaRun.Found constructor : constructors) {
      run.call(constructor, invocation.arguments(), self);
    }
    JavaValue made = self.get(JavaFrame.THIS);
    Value object = made == null ? Value.CLEAN : made.value();
    if (!constructors.isEmpty()) {
      return object;
    }
    List<JavaField> fields = type.type().fields();
    boolean isRecord = type.type().kind().equals("record");
    for (int i = 0; isRecord && i < fields.size() && i < invocation.values().size(); i++) {
      object =
          JavaInterpreter.withField(
              object, fields.get(i).name(), invocation.values().get(i).value());
    }
    return isRecord ? object : object.plus(invocation.all().everything());
  }

  // ---- methods of libraries ----

  private JavaValue known(Invocation invocation, JavaExpr target) {
    String type = invocation.receiver().type();
    int count = invocation.values().size();
    Optional<JavaModel> model = run.models().method(type, invocation.name(), count);
    boolean groovy = frame.file().dialect() == JavaDialect.GROOVY;
    if (model.isEmpty() && type.isEmpty() && groovy) {
      model = run.models().method(JavaValue.STRING, invocation.name(), count);
    }
    boolean constructor = groovy && invocation.receiver().isClass();
    if (model.isEmpty() && !constructor) {
      model = run.models().method(JavaModel.ANY, invocation.name(), count);
    }
    if (model.isPresent()) {
      return apply(model.get(), invocation, target);
    }
    return getter(invocation).orElseGet(() -> unknown(invocation));
  }

  /** {@code getName()} and {@code setName(x)} of an object whose class is not at hand. */
  private Optional<JavaValue> getter(Invocation invocation) {
    String name = invocation.name();
    boolean reads = name.startsWith("get") && name.length() > 3 && invocation.values().isEmpty();
    if (!reads || invocation.receiver().isClass()) {
      return Optional.empty();
    }
    String field = Character.toLowerCase(name.charAt(3)) + name.substring(4);
    Value value = invocation.receiver().value();
    return Optional.of(JavaValue.of(value.hasParts() ? value.field(field) : value.flat()));
  }

  private JavaValue unknown(Invocation invocation) {
    Value all = invocation.all();
    if (all.isClean()) {
      return JavaValue.CLEAN;
    }
    boolean library = invocation.receiver().type().startsWith("java");
    Value passed =
        at.step(invocation.expression(), "It goes through `" + invocation.name() + "`", all);
    if (library) {
      return JavaValue.of(passed);
    }
    return JavaValue.of(looksUp(invocation) ? passed.weaken().weaken() : passed.weaken());
  }

  /** {@code getDescriptions(id)}, {@code findByName(name)}: gives what is stored, not its key. */
  private static boolean looksUp(Invocation invocation) {
    String name = invocation.name();
    return invocation.receiver().value().isClean()
        && !invocation.values().isEmpty()
        && LOOK_UPS.stream()
            .anyMatch(
                verb ->
                    name.startsWith(verb)
                        && (name.length() == verb.length()
                            || Character.isUpperCase(name.charAt(verb.length()))));
  }

  private JavaValue apply(JavaModel model, Invocation invocation, @Nullable JavaExpr target) {
    sinks(model, invocation, target);
    Value result = result(model, invocation);
    KindSet cleared = kinds(model.clears());
    if (!model.restores().isEmpty()) {
      KindSet restored = kinds(model.restores());
      result = result.mapTaints(taint -> taint.restore(restored));
    }
    result = result.clear(cleared);
    if (model.fills() && target != null) {
      Value filled = filled(model, invocation);
      at.store(target, invocation.receiver().with(filled));
      result = model.result() == JavaModel.Result.SAME ? filled : result;
    }
    String kept =
        model.result() == JavaModel.Result.SAME || model.result() == JavaModel.Result.JOINED
            ? invocation.receiver().type()
            : "";
    boolean text = model.method().equals("toString");
    String type = model.returns().isEmpty() ? (text ? JavaValue.STRING : kept) : model.returns();
    return JavaValue.of(result, type);
  }

  private KindSet kinds(List<String> names) {
    KindSet set = run.kinds().of(names.stream().filter(name -> !name.equals("number")).toList());
    return names.contains("number") ? set.union(run.kinds().clearedByNumber()) : set;
  }

  private void sinks(JavaModel model, Invocation invocation, @Nullable JavaExpr target) {
    String text = frame.file().text().content();
    if (model.sinks().isEmpty() || model.unless().stream().anyMatch(text::contains)) {
      return;
    }
    for (JavaModel.Sink sink : model.sinks()) {
      if (sink.at() == JavaModel.RECEIVER) {
        sink(sink.kind(), invocation.receiver().value(), target, invocation);
      } else if (sink.at() == JavaModel.ALL) {
        for (int i = 0; i < invocation.values().size(); i++) {
          Value value = invocation.values().get(i).value();
          sink(sink.kind(), value, invocation.written().get(i), invocation);
        }
      } else if (sink.at() < invocation.values().size()) {
        Value value = invocation.values().get(sink.at()).value();
        sink(sink.kind(), value, invocation.written().get(sink.at()), invocation);
      }
    }
  }

  private void sink(String kind, Value value, @Nullable JavaExpr place, Invocation invocation) {
    JavaExpr node = place == null ? invocation.expression() : place;
    run.sink(new JavaSink(kind, value, at.locate(node), shown(invocation)));
  }

  private static String shown(Invocation invocation) {
    String type = invocation.receiver().type();
    String simple = type.substring(type.lastIndexOf('.') + 1);
    if (invocation.name().equals(JavaMethod.CONSTRUCTOR)) {
      return "new " + simple;
    }
    return simple.isEmpty() ? invocation.name() : simple + "." + invocation.name();
  }

  private Value result(JavaModel model, Invocation invocation) {
    List<Value> arguments = invocation.arguments();
    Value receiver = invocation.receiver().value();
    boolean onClass = invocation.receiver().isClass() || model.method().equals("new");
    return switch (model.result()) {
      case ALL -> invocation.all();
      case NOTHING -> Value.CLEAN;
      case SAME -> onClass ? (arguments.isEmpty() ? Value.CLEAN : arguments.get(0)) : receiver;
      case PART ->
          onClass
              ? (arguments.isEmpty() ? Value.CLEAN : arguments.get(0).flat())
              : JavaInterpreter.part(
                  receiver, arguments.isEmpty() ? Value.CLEAN : arguments.get(0));
      case JOINED -> joined(invocation, onClass ? Value.NOTHING : receiver);
      case FORMATTED -> arguments.isEmpty() ? receiver : formatted(invocation);
      case LIST -> Value.ofElements(Functions.joined(arguments));
    };
  }

  private Value joined(Invocation invocation, Value first) {
    List<Value> parts = new ArrayList<>();
    if (!first.isNothing()) {
      parts.add(first);
    }
    for (int i = 0; i < invocation.values().size(); i++) {
      Value value = invocation.values().get(i).value();
      parts.add(
          value.hasParts() || value.isClean()
              ? value
              : Texts.located(value, at.locate(invocation.written().get(i))));
    }
    return Texts.concat(parts);
  }

  /** A text in which each {@code %s} stands for an argument. */
  private Value formatted(Invocation invocation) {
    Optional<String> pattern = invocation.values().get(0).value().constant();
    if (pattern.isEmpty()) {
      return invocation.all();
    }
    List<Value> parts = new ArrayList<>();
    String text = pattern.get();
    int done = 0;
    int argument = 1;
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', done)) {
      int end = i + 1;
      while (end < text.length()
          && !Character.isLetter(text.charAt(end))
          && text.charAt(end) != '%') {
        end++;
      }
      parts.add(Value.constant(text.substring(done, i)));
      boolean number = end < text.length() && "dxXoeEfgGbBc".indexOf(text.charAt(end)) >= 0;
      boolean taken = end < text.length() && text.charAt(end) != '%' && text.charAt(end) != 'n';
      if (taken && argument < invocation.values().size()) {
        Value value = invocation.values().get(argument).value();
        Value put = number ? value.clear(run.kinds().clearedByNumber()) : value;
        parts.add(Texts.located(put, at.locate(invocation.written().get(argument))));
        argument++;
      }
      done = Math.min(text.length(), end + 1);
    }
    parts.add(Value.constant(text.substring(done)));
    return Texts.concat(parts);
  }

  /** The object after it was given the arguments. */
  private Value filled(JavaModel model, Invocation invocation) {
    Value receiver = invocation.receiver().value();
    List<Value> arguments = invocation.arguments();
    if (model.method().equals("append") || model.method().equals("insert")) {
      return joined(invocation, receiver);
    }
    boolean keyed = model.method().startsWith("put") && arguments.size() == 2;
    Optional<String> key = keyed ? arguments.get(0).constant() : Optional.empty();
    if (key.isPresent()) {
      return JavaInterpreter.withField(receiver, key.get(), arguments.get(1));
    }
    Value added = Value.NOTHING;
    for (Value argument : arguments) {
      added = added.join(argument.hasParts() ? argument.element() : argument);
    }
    return receiver.join(Value.ofElements(added));
  }
}

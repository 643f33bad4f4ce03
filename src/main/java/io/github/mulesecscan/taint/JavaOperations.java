package io.github.mulesecscan.taint;

import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.java.JavaFile;
import io.github.mulesecscan.syntax.java.JavaMethod;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.taint.JavaCode.Arguments;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Components that run Java and Groovy: {@code java:invoke}, {@code scripting:execute}. */
final class JavaOperations {

  private static final String FILE = "${file::";

  /** Languages whose calls and assignments are read; of others, what goes in may come out. */
  private static final Set<String> READ = Set.of("groovy", "python", "jython");

  private final Analysis analysis;
  private final XmlElement element;
  private final Parameters parameters;
  private final State state;

  JavaOperations(Analysis analysis, XmlElement element, Parameters parameters, State state) {
    this.analysis = analysis;
    this.element = element;
    this.parameters = parameters;
    this.state = state;
  }

  /** What the component gives; empty if it runs no code that is at hand. */
  Optional<Value> run() {
    Optional<JavaCode.Result> result = Optional.empty();
    if (element.uri().equals(analysis.uris().java())) {
      result = java();
    } else if (element.uri().equals(analysis.uris().scripting()) && isRead()) {
      result = script();
    }
    result.ifPresent(found -> found.sinks().forEach(this::reach));
    return result.map(JavaCode.Result::value);
  }

  private boolean isRead() {
    return READ.contains(
        parameters.text("engine").orElse("groovy").strip().toLowerCase(Locale.ROOT));
  }

  private void reach(JavaSink sink) {
    Location whole = element.location();
    boolean here = sink.location().path().equals(whole.path());
    Location place = here ? sink.location() : children().map(XmlElement::location).orElse(whole);
    SinkRecorder.Target target =
        new SinkRecorder.Target(element, sink.name(), place, "", sink.location());
    analysis.recorder().reach(sink.kind(), UrlParts.of(sink.kind()), sink.value(), target);
  }

  /** The element that holds the arguments. */
  private Optional<XmlElement> children() {
    return element.children().stream()
        .filter(child -> child.getName().equals("args") || child.getName().equals("parameters"))
        .findFirst();
  }

  private Optional<JavaCode.Result> java() {
    String className = parameters.text("class").orElse("").strip();
    boolean made = element.getName().equals("new");
    String method = parameters.text(made ? "constructor" : "method").orElse("");
    int bracket = method.indexOf('(');
    String types = bracket < 0 ? "" : method.substring(bracket);
    Value object = parameters.attribute("instance").orElse(Value.NOTHING);
    Value given = children().map(parameters::text).orElse(Value.NOTHING);
    boolean none = types.replace(" ", "").equals("()");
    Arguments arguments =
        none || given.isNothing()
            ? Arguments.of(List.of())
            : given.fields().isEmpty()
                ? Arguments.of(List.of(given.element()))
                : new Arguments(List.of(), given.fields().toMap());
    return analysis
        .java()
        .call(
            className,
            made ? JavaMethod.CONSTRUCTOR + types : method,
            object,
            arguments,
            analysis.nesting());
  }

  private Optional<JavaCode.Result> script() {
    Optional<XmlElement> code = Parts.child(element, "code");
    return code.flatMap(this::script).map(this::script);
  }

  private Optional<JavaFile> script(XmlElement code) {
    ParameterValue value = analysis.literals().parameter(code);
    String text = value.text().content().strip();
    if (text.startsWith(FILE) && text.endsWith("}")) {
      return analysis.java().file(text.substring(FILE.length(), text.length() - 1));
    }
    return value instanceof ParameterValue.Constant
        ? Optional.of(analysis.java().inline(value.text()))
        : Optional.empty();
  }

  private JavaCode.Result script(JavaFile file) {
    Map<String, Value> bindings = state.roots().byName();
    children()
        .map(parameters::text)
        .ifPresent(
            given -> given.fields().names().forEach(name -> bindings.put(name, given.field(name))));
    return analysis.java().script(file, bindings, analysis.nesting());
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.JavaModels;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.java.JavaFile;
import io.github.mulesecscan.syntax.java.JavaMethod;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls from Mule into the application's own Java and Groovy. */
final class JavaCode {

  private final JavaSources sources;
  private final JavaModels models;
  private final JavaTypes types;
  private final Kinds kinds;
  private final Map<SourceText, JavaFile> inline = new IdentityHashMap<>();

  JavaCode(JavaSources sources, JavaModels models, Kinds kinds) {
    this.sources = sources;
    this.models = models;
    this.types = new JavaTypes(sources, models);
    this.kinds = kinds;
  }

  /**
   * What a call into Java does.
   *
   * @param value what it gives
   * @param sinks what it reaches
   */
  record Result(Value value, List<JavaSink> sinks) {
    Result {
      sinks = List.copyOf(sinks);
    }

    /** The first of {@code arguments} of which {@code sink} gets something; -1 if none is. */
    static int argument(JavaSink sink, List<Value> arguments) {
      for (int i = 0; i < arguments.size(); i++) {
        for (Taint taint : arguments.get(i).everything().all()) {
          boolean same =
              sink.value().everything().all().stream()
                  .anyMatch(other -> other.origin().equals(taint.origin()));
          if (same) {
            return i;
          }
        }
      }
      return -1;
    }
  }

  /** The arguments of a call: by place, or by the names of parameters. */
  record Arguments(List<Value> byPlace, Map<String, Value> byName) {
    static Arguments of(List<Value> values) {
      return new Arguments(values, Map.of());
    }

    private int count() {
      return byName.isEmpty() ? byPlace.size() : byName.size();
    }

    /** The arguments of {@code method}, whose parameters may be called {@code arg0} and so on. */
    private List<Value> of(JavaMethod method) {
      if (byName.isEmpty()) {
        return byPlace;
      }
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < method.parameters().size(); i++) {
        Value named = byName.get(method.parameters().get(i).name());
        Value numbered = named == null ? byName.get("arg" + i) : named;
        values.add(numbered == null ? Functions.joined(List.copyOf(byName.values())) : numbered);
      }
      return values;
    }
  }

  /**
   * What a method of a class of the application does; empty if its source is not at hand.
   *
   * @param written the method, with the types of its parameters or without; {@code new} for a
   *     constructor
   * @param object what it is called on; nothing for a static method or constructor
   */
  Optional<Result> call(
      String className, String written, Value object, Arguments arguments, int nesting) {
    if (sources.find(className).isEmpty()) {
      return Optional.empty();
    }
    JavaRun run = new JavaRun(sources, models, types, kinds, nesting);
    JavaSignature signature = JavaSignature.of(written);
    String method = signature.name();
    List<JavaRun.Found> methods =
        signature.among(run.methods(className, method, arguments.count()));
    Value result = Value.NOTHING;
    for (JavaRun.Found found : methods) {
      JavaFrame self = new JavaFrame(found.type().file(), found.type());
      self.put(JavaFrame.THIS, JavaValue.of(object.isNothing() ? Value.CLEAN : object, className));
      Value given = run.call(found, arguments.of(found.method()), self);
      JavaValue made = self.get(JavaFrame.THIS);
      boolean constructor = method.equals(JavaMethod.CONSTRUCTOR);
      result = result.join(constructor && made != null ? made.value() : given);
    }
    return methods.isEmpty() ? Optional.empty() : Optional.of(new Result(result, run.sinks()));
  }

  /** What a script does whose names stand for {@code bindings}. */
  Result script(JavaFile script, Map<String, Value> bindings, int nesting) {
    JavaRun run = new JavaRun(sources, models, types, kinds, nesting);
    Value value = run.script(script, bindings);
    return new Result(value, run.sinks());
  }

  /** The script that is written in a Mule file as {@code text}. */
  JavaFile inline(SourceText text) {
    return inline.computeIfAbsent(text, JavaSources::inline);
  }

  /** The script that is in a file of its own. */
  Optional<JavaFile> file(String name) {
    return sources.script(name);
  }
}

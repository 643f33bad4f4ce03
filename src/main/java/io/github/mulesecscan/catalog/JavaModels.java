package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of Java libraries, {@code catalog/java.yaml}. */
public final class JavaModels {

  private static final Map<String, JavaModel.Result> RESULTS = results();
  private static final Shape NAMES = Shape.listOf(Shape.text().nonEmpty()).orSingle().nonEmpty();

  private static final Shape.ObjectShape SHAPE =
      Shape.object("java")
          .required(
              "methods",
              Shape.listOf(
                  Shape.object("java-method")
                      .required("class", NAMES, "Qualified names; `any` for whatever class.")
                      .required("method", NAMES, "Names of methods; `new` for constructors.")
                      .optional(
                          "arguments",
                          Shape.integer().min(0).max(9),
                          "How many arguments the calls have that are meant.")
                      .optional(
                          "sinks",
                          Shape.listOf(
                              Shape.object("java-sink")
                                  .required("kind", SinkKinds.name(), "What it is.")
                                  .optional(
                                      "argument",
                                      Shape.integer().min(0).max(9),
                                      "The argument; all where absent.")
                                  .optional(
                                      "receiver",
                                      Shape.bool(),
                                      "Whether it is the object that it is called on.")),
                          "What data must not reach.")
                      .optional("unless", NAMES, "Words in the file that show its sinks safe.")
                      .optional(
                          "result",
                          Shape.text().oneOf(List.copyOf(RESULTS.keySet())),
                          "What the result holds; `all` where absent.")
                      .optional("fills", Shape.bool(), "Whether the object holds the arguments.")
                      .optional("returns", Shape.text().nonEmpty(), "The class of the result.")
                      .optional("clears", DataFlowReader.CLEARED, "Kinds it is harmless to.")
                      .optional("restores", DataFlowReader.CLEARED, "Kinds it is dangerous to.")),
              "The methods.");

  private final Map<String, List<JavaModel>> byName;
  private final Set<String> classes;

  private JavaModels(Map<String, List<JavaModel>> byName) {
    this.byName = Collections.unmodifiableMap(byName);
    this.classes = new LinkedHashSet<>();
    all().forEach(model -> classes.add(model.className()));
  }

  static JavaModels builtIn() {
    return Resources.read("java.yaml", JavaModels::read);
  }

  /** Whether anything is known of the class {@code name}. */
  public boolean knows(String name) {
    return classes.contains(name);
  }

  /** What is known of a method of a class. */
  public Optional<JavaModel> method(String className, String method, int arguments) {
    for (JavaModel model : byName.getOrDefault(className + "#" + method, List.of())) {
      if (model.arguments().isEmpty() || model.arguments().getAsInt() == arguments) {
        return Optional.of(model);
      }
    }
    return Optional.empty();
  }

  /** All models, in the order of the table. */
  public Collection<JavaModel> all() {
    return byName.values().stream().flatMap(List::stream).toList();
  }

  /** Reads the table; what is wrong with it goes to {@code problems}. */
  static JavaModels read(SourceText text, List<YamlProblem> problems) {
    Map<String, List<JavaModel>> models = new LinkedHashMap<>();
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    if (reader.isPresent()) {
      SHAPE.check(reader.get().node(), problems);
    }
    if (reader.isPresent() && problems.isEmpty()) {
      reader.get().list("methods").forEach(item -> add(models, item));
    }
    return new JavaModels(models);
  }

  private static void add(Map<String, List<JavaModel>> models, YamlReader item) {
    List<JavaModel.Sink> sinks = item.list("sinks").stream().map(JavaModels::sink).toList();
    for (String className : item.textList("class")) {
      for (String method : item.textList("method")) {
        JavaModel model =
            new JavaModel(
                className,
                method,
                item.optionalInt("arguments"),
                sinks,
                item.textList("unless"),
                item.enumValue("result", RESULTS).orElse(JavaModel.Result.ALL),
                item.optionalBoolean("fills").orElse(false),
                item.optionalText("returns").orElse(""),
                item.textList("clears"),
                item.textList("restores"));
        List<JavaModel> known =
            models.computeIfAbsent(className + "#" + method, name -> new ArrayList<>());
        if (known.stream().anyMatch(other -> other.arguments().equals(model.arguments()))) {
          item.problem("method", "'" + className + "." + method + "' has a model already");
        }
        known.add(model);
      }
    }
  }

  private static JavaModel.Sink sink(YamlReader sink) {
    boolean receiver = sink.optionalBoolean("receiver").orElse(false);
    int at = receiver ? JavaModel.RECEIVER : sink.optionalInt("argument").orElse(JavaModel.ALL);
    return new JavaModel.Sink(sink.requiredText("kind"), at);
  }

  private static Map<String, JavaModel.Result> results() {
    Map<String, JavaModel.Result> words = new LinkedHashMap<>();
    Arrays.stream(JavaModel.Result.values())
        .forEach(each -> words.put(each.name().toLowerCase(Locale.ROOT), each));
    return words;
  }
}

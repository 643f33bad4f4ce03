package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known about functions of DataWeave's own modules, {@code catalog/functions.yaml}. */
public final class DataWeaveFunctions {

  /** The module whose functions need no import. */
  public static final String CORE = "dw::Core";

  private static final Shape POSITIONS = Shape.listOf(Shape.integer().min(0).max(9));

  static final Shape.ObjectShape SHAPE =
      Shape.object("functions")
          .required(
              "functions",
              Shape.listOf(
                  Shape.object("function")
                      .required("module", Shape.text().nonEmpty(), "The module that has them.")
                      .required(
                          "name",
                          Shape.listOf(Shape.text().nonEmpty()).orSingle().nonEmpty(),
                          "Names of functions that are alike.")
                      .optional("result", POSITIONS, "Arguments whose contents the result holds.")
                      .optional("whole", POSITIONS, "Arguments that the result holds entirely.")
                      .optional("lambda", POSITIONS, "Arguments that are functions.")
                      .including(FunctionEffect.KEYS)),
              "The functions.");

  private final Map<String, FunctionModel> byName;

  private DataWeaveFunctions(Map<String, FunctionModel> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /** The table that comes with the plugin. */
  static DataWeaveFunctions builtIn() {
    return Resources.read("functions.yaml", DataWeaveFunctions::read);
  }

  /** The model of a function; empty for one that the catalogue does not know. */
  public Optional<FunctionModel> function(String module, String name) {
    return Optional.ofNullable(byName.get(module + "::" + name));
  }

  /** All models, in the order of the table. */
  public Collection<FunctionModel> all() {
    return byName.values();
  }

  /** Reads the table; what is wrong with it goes to {@code problems}. */
  static DataWeaveFunctions read(SourceText text, List<YamlProblem> problems) {
    Map<String, FunctionModel> models = new LinkedHashMap<>();
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    if (reader.isPresent()) {
      SHAPE.check(reader.get().node(), problems);
    }
    if (reader.isPresent() && problems.isEmpty()) {
      reader.get().list("functions").forEach(item -> add(models, item));
    }
    return new DataWeaveFunctions(models);
  }

  private static void add(Map<String, FunctionModel> models, YamlReader item) {
    String module = item.requiredText("module");
    Optional<Set<Integer>> result =
        item.has("result") ? Optional.of(positions(item, "result")) : Optional.empty();
    FunctionEffect effect = FunctionEffect.read(item);
    for (String name : item.textList("name")) {
      FunctionModel model =
          new FunctionModel(
              module, name, result, positions(item, "whole"), positions(item, "lambda"), effect);
      if (models.put(module + "::" + name, model) != null) {
        item.problem("name", "'" + name + "' has a model already");
      }
    }
  }

  private static Set<Integer> positions(YamlReader item, String key) {
    return Set.copyOf(item.intList(key));
  }
}

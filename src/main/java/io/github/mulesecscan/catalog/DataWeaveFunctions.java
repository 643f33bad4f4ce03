package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known about functions of DataWeave's own modules, {@code catalog/functions.yaml}. */
public final class DataWeaveFunctions {

  /** The module whose functions need no import. */
  public static final String CORE = "dw::Core";

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

  /** These models and {@code more}, which take the place of models of the same functions. */
  DataWeaveFunctions with(Collection<FunctionModel> more) {
    Map<String, FunctionModel> models = new LinkedHashMap<>(byName);
    more.forEach(model -> models.put(key(model), model));
    return new DataWeaveFunctions(models);
  }

  /** Reads the table; what is wrong with it goes to {@code problems}. */
  static DataWeaveFunctions read(SourceText text, List<YamlProblem> problems) {
    Map<String, FunctionModel> models = new LinkedHashMap<>();
    for (FunctionModel model : FunctionReader.read(text, problems)) {
      if (models.put(key(model), model) != null) {
        problems.add(
            new YamlProblem(text.locate(new Span(0, 0)), key(model) + " has a model already"));
      }
    }
    return new DataWeaveFunctions(models);
  }

  private static String key(FunctionModel model) {
    return model.module() + "::" + model.name();
  }
}

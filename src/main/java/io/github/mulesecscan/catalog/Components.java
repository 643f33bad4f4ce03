package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models of all components, {@code catalog/components/*.yaml}, one file for a namespace. */
public final class Components {

  private static final String FOLDER = "components/";

  private static final Shape.ObjectShape INDEX_SHAPE =
      Shape.object("component-index")
          .required("files", Shape.listOf(Shape.text().nonEmpty()), "Files beside this one.")
          .required(
              "everywhere",
              Shape.mapOf(ExpressionContext.SHAPE),
              "How parameters of these names are read in every component.");

  private final Map<String, Map<String, ComponentModel>> byUri;
  private final Map<String, ExpressionContext> everywhere;

  private Components(
      Map<String, Map<String, ComponentModel>> byUri, Map<String, ExpressionContext> everywhere) {
    this.byUri = byUri;
    this.everywhere = everywhere;
  }

  /** The models that come with the plugin. */
  static Components builtIn() {
    return Resources.read(FOLDER + "index.yaml", Components::readIndex);
  }

  /** The model of an element; empty for one that the catalogue does not know. */
  public Optional<ComponentModel> component(String uri, String localName) {
    return Optional.ofNullable(byUri.getOrDefault(uri, Map.of()).get(localName));
  }

  /** All models, by file and place. */
  public Collection<ComponentModel> all() {
    List<ComponentModel> models = new ArrayList<>();
    byUri.values().forEach(named -> models.addAll(named.values()));
    return Collections.unmodifiableList(models);
  }

  /**
   * How the attribute {@code parameter} of an element is read. Of an unknown component it is read
   * as every connector reads its parameters: as a whole.
   */
  public ExpressionContext ofAttribute(String uri, String localName, String parameter) {
    return component(uri, localName)
        .flatMap(model -> model.expression(parameter))
        .orElseGet(() -> everywhere.getOrDefault(parameter, ExpressionContext.WHOLE));
  }

  /**
   * How the text of an element is read, which may be a parameter of the element around it.
   *
   * @param parentUri the namespace of the element around it
   */
  public ExpressionContext ofText(
      String parentUri, String parentName, String uri, String localName) {
    Optional<ExpressionContext> own =
        component(uri, localName).flatMap(model -> model.expression(ComponentModel.TEXT));
    if (own.isPresent()) {
      return own.get();
    }
    return component(parentUri, parentName)
        .flatMap(model -> model.expression(localName))
        .orElse(ExpressionContext.WHOLE);
  }

  /** These models and {@code more}, which take the place of models of the same elements. */
  Components with(Collection<ComponentModel> more) {
    Map<String, Map<String, ComponentModel>> models = new LinkedHashMap<>();
    all().forEach(model -> put(models, model));
    more.forEach(model -> put(models, model));
    return new Components(models, everywhere);
  }

  private static void put(Map<String, Map<String, ComponentModel>> models, ComponentModel model) {
    models.computeIfAbsent(model.uri(), uri -> new LinkedHashMap<>()).put(model.localName(), model);
  }

  private static Components readIndex(SourceText text, List<YamlProblem> problems) {
    Map<String, Map<String, ComponentModel>> models = new LinkedHashMap<>();
    Optional<YamlReader> index = open(text, problems);
    if (index.isEmpty()) {
      return new Components(models, Map.of());
    }
    ComponentReader reader = new ComponentReader(Namespaces.builtIn());
    for (String file : index.get().textList("files")) {
      Resources.read(FOLDER + file + ".yaml", reader::read).forEach(model -> put(models, model));
    }
    return new Components(models, ComponentReader.contexts(index.get(), "everywhere"));
  }

  private static Optional<YamlReader> open(SourceText text, List<YamlProblem> problems) {
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    reader.ifPresent(opened -> INDEX_SHAPE.check(opened.node(), problems));
    return problems.isEmpty() ? reader : Optional.empty();
  }
}

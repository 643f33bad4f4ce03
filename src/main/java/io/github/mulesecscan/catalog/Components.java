package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
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

  private static final Shape CONTEXT =
      Shape.text().oneOf(List.copyOf(ExpressionContext.words().keySet()));

  private static final Shape.ObjectShape ELEMENT =
      Shape.object("component")
          .required(
              "name",
              Shape.listOf(Shape.text().nonEmpty()).orSingle().nonEmpty(),
              "Local names of elements that are alike.")
          .optional(
              "expressions",
              Shape.mapOf(CONTEXT),
              "How parameters are read, by the name of their attribute or child element; `text` is"
                  + " the element's own text. A parameter that is not named is read as a whole.")
          .including(DataFlowReader.KEYS);

  /** What a file of component models may hold. */
  static final Shape.ObjectShape SHAPE =
      Shape.object("components")
          .required("namespace", Shape.text().nonEmpty(), "A prefix of namespaces.yaml.")
          .required(
              "provenance",
              Shape.text().oneOf("source-read", "docs", "corpus", "user"),
              "How the facts are known.")
          .required("elements", Shape.listOf(ELEMENT), "The components of the namespace.");

  private static final Shape.ObjectShape INDEX_SHAPE =
      Shape.object("component-index")
          .required("files", Shape.listOf(Shape.text().nonEmpty()), "Files beside this one.")
          .required(
              "everywhere",
              Shape.mapOf(CONTEXT),
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

  private static Components readIndex(SourceText text, List<YamlProblem> problems) {
    Map<String, Map<String, ComponentModel>> models = new LinkedHashMap<>();
    Optional<YamlReader> index = open(text, INDEX_SHAPE, problems);
    if (index.isEmpty()) {
      return new Components(models, Map.of());
    }
    Namespaces namespaces = Namespaces.builtIn();
    for (String file : index.get().textList("files")) {
      List<ComponentModel> read =
          Resources.read(
              FOLDER + file + ".yaml", (content, wrong) -> read(content, namespaces, wrong));
      for (ComponentModel model : read) {
        models
            .computeIfAbsent(model.uri(), uri -> new LinkedHashMap<>())
            .put(model.localName(), model);
      }
    }
    return new Components(models, contexts(index.get(), "everywhere"));
  }

  /** Reads one file of models; what is wrong with it goes to {@code problems}. */
  static List<ComponentModel> read(
      SourceText text, Namespaces namespaces, List<YamlProblem> problems) {
    Optional<YamlReader> opened = open(text, SHAPE, problems);
    if (opened.isEmpty()) {
      return List.of();
    }
    YamlReader file = opened.get();
    Optional<String> uri = namespaces.uri(file.requiredText("namespace"));
    if (uri.isEmpty()) {
      file.problem("namespace", "not a prefix of namespaces.yaml");
      return List.of();
    }
    Map<String, ComponentModel> models = new LinkedHashMap<>();
    for (YamlReader element : file.list("elements")) {
      Map<String, ExpressionContext> expressions = contexts(element, "expressions");
      Optional<DataFlowModel> dataFlow = DataFlowReader.read(element);
      for (String name : element.textList("name")) {
        ComponentModel model = new ComponentModel(uri.get(), name, expressions, dataFlow);
        if (models.put(name, model) != null) {
          element.problem("name", "'" + name + "' has a model already");
        }
      }
    }
    return List.copyOf(models.values());
  }

  private static Optional<YamlReader> open(
      SourceText text, Shape shape, List<YamlProblem> problems) {
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    if (reader.isEmpty()) {
      return Optional.empty();
    }
    List<YamlProblem> wrong = new ArrayList<>();
    shape.check(reader.get().node(), wrong);
    problems.addAll(wrong);
    return wrong.isEmpty() ? reader : Optional.empty();
  }

  private static Map<String, ExpressionContext> contexts(YamlReader reader, String key) {
    Map<String, ExpressionContext> contexts = new LinkedHashMap<>();
    Optional<YamlNode> node = reader.node(key);
    if (node.isPresent() && node.get() instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        ExpressionContext context =
            ExpressionContext.words().get(((YamlScalar) entry.value()).value());
        if (context != null) {
          contexts.put(entry.key().value(), context);
        }
      }
    }
    return contexts;
  }
}

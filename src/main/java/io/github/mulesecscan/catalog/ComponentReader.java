package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads models of components: the catalogue's files, and what rulesets of users bring. */
public final class ComponentReader {

  private static final Shape.ObjectShape ELEMENT =
      Shape.object("component")
          .required(
              "name",
              Shape.listOf(Shape.text().nonEmpty()).orSingle().nonEmpty(),
              "Local names of elements that are alike.")
          .optional(
              "role",
              Shape.text().oneOf(ComponentRole.words()),
              "What the component is for; `operation` where absent.")
          .optional(
              "provenance",
              Shape.text().oneOf(Provenance.words()),
              "How the facts are known, where it differs from the rest of the file.")
          .optional(
              "expressions",
              Shape.mapOf(ExpressionContext.SHAPE),
              "How parameters are read, by the name of their attribute or child element; `text` is"
                  + " the element's own text. A parameter that is not named is read as a whole.")
          .including(DataFlowReader.KEYS);

  /** What a file of component models may hold, and what a ruleset may hold in its place. */
  public static final Shape.ObjectShape SHAPE =
      Shape.object("components")
          .required(
              "namespace",
              Shape.text().nonEmpty(),
              "The namespace: its URI, or a prefix that the plugin knows.")
          .optional(
              "provenance",
              Shape.text().oneOf(Provenance.words()),
              "How the facts are known; `user` where absent. What rests on `assumed` or `user` is"
                  + " reported with one degree less of confidence.")
          .required("elements", Shape.listOf(ELEMENT), "The components of the namespace.");

  private final Namespaces namespaces;

  public ComponentReader(Namespaces namespaces) {
    this.namespaces = namespaces;
  }

  /** Reads one file of models; what is wrong with it goes to {@code problems}. */
  public List<ComponentModel> read(SourceText text, List<YamlProblem> problems) {
    return YamlReader.open(text, problems).stream()
        .flatMap(reader -> read(reader.node(), problems).stream())
        .toList();
  }

  /** Reads the models of one namespace; what is wrong with them goes to {@code problems}. */
  public List<ComponentModel> read(YamlMapping mapping, List<YamlProblem> problems) {
    int before = problems.size();
    SHAPE.check(mapping, problems);
    if (problems.size() > before) {
      return List.of();
    }
    YamlReader file = YamlReader.of(mapping, problems);
    String written = file.requiredText("namespace");
    Optional<String> uri = written.contains("://") ? Optional.of(written) : namespaces.uri(written);
    if (uri.isEmpty()) {
      file.problem("namespace", namespaces.unknownPrefix(written, "http://…"));
      return List.of();
    }
    Provenance provenance = provenance(file, Provenance.USER);
    Map<String, ComponentModel> models = new LinkedHashMap<>();
    for (YamlReader element : file.list("elements")) {
      for (ComponentModel model : models(element, uri.get(), provenance)) {
        if (models.put(model.localName(), model) != null) {
          element.problem("name", "'" + model.localName() + "' has a model already");
        }
      }
    }
    return List.copyOf(models.values());
  }

  private static List<ComponentModel> models(YamlReader element, String uri, Provenance ofFile) {
    ComponentRole role =
        element.optionalText("role").flatMap(ComponentRole::ofWord).orElse(ComponentRole.OPERATION);
    Map<String, ExpressionContext> expressions = contexts(element, "expressions");
    Optional<DataFlowModel> dataFlow = DataFlowReader.read(element, role);
    Provenance provenance = provenance(element, ofFile);
    return element.textList("name").stream()
        .map(name -> new ComponentModel(uri, name, role, provenance, expressions, dataFlow))
        .toList();
  }

  private static Provenance provenance(YamlReader reader, Provenance otherwise) {
    return reader.optionalText("provenance").flatMap(Provenance::ofWord).orElse(otherwise);
  }

  static Map<String, ExpressionContext> contexts(YamlReader reader, String key) {
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

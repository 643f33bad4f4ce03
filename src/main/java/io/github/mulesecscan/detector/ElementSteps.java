package io.github.mulesecscan.detector;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.catalog.Namespaces;
import io.github.mulesecscan.detector.RepairReader.StepReader;
import io.github.mulesecscan.detector.Repairs.Step;
import io.github.mulesecscan.edit.XmlEdits;
import io.github.mulesecscan.edit.XmlTemplate;
import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what can be done to an element. */
final class ElementSteps implements StepReader<XmlElement> {

  private static final Map<String, XmlEdits.At> PLACES =
      Map.of("first", XmlEdits.At.FIRST, "last", XmlEdits.At.LAST);

  private static final String TARGET = "target";

  private static final String NAMES =
      " The first of these attributes that is there; `.` is the text of the element. In poms and"
          + " Log4j files the text of a child element counts, too.";

  private final DocumentKind kind;
  private final DetectorContext context;
  private final ElementConditions conditions;

  ElementSteps(DocumentKind kind, DetectorContext context) {
    this.kind = kind;
    this.context = context;
    this.conditions = new ElementConditions(kind, context);
  }

  /** What the steps look like. */
  static List<Shape> shapes() {
    Shape texts = ElementConditions.TEXTS;
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        step("set-attribute")
            .required(
                "set-attribute",
                texts,
                "Gets another value, unless a placeholder or an expression"
                    + " is in it."
                    + NAMES
                    + " Where none is there, the first one is added.")
            .required("to", Shape.text().orPlain(), "The value."));
    shapes.add(
        step("remove-attribute")
            .required("remove-attribute", texts, "Is removed, unless a placeholder sets it."));
    shapes.add(
        step("drop-items")
            .required(
                "drop-items",
                texts,
                "Loses items of its value, a list with commas or blanks; one item has to remain."
                    + NAMES)
            .required("matching", texts, "RE2 patterns, one of which an item matches as a whole."));
    shapes.add(
        step("replace-in")
            .required("replace-in", texts, "Has a part of its value replaced." + NAMES)
            .required("pattern", Shape.text().nonEmpty(), "An RE2 pattern of the part.")
            .required("with", Shape.text().orPlain(), "What stands there then; `$1` is a group."));
    shapes.add(
        step("insert-child")
            .required(
                "insert-child",
                Shape.text().nonEmpty(),
                "An element in XML, with the prefixes of the catalogue; names without prefix are of"
                    + " the namespace of the element that gets it.")
            .optional("at", Shape.text().oneOf("first", "last"), "Where; `last` where absent."));
    shapes.add(
        step("remove-element")
            .required("remove-element", Shape.text().oneOf("self"), "The element is removed."));
    shapes.add(
        step("rename-element")
            .required("rename-element", Shape.text().nonEmpty(), "The element's new local name."));
    shapes.add(
        step("hide-property")
            .required(
                "hide-property",
                texts,
                "The properties that these attributes are set from are listed under"
                    + " `secureProperties` of `mule-artifact.json`."));
    return shapes;
  }

  private static Shape.ObjectShape step(String name) {
    return Shape.object(name + "-edit")
        .optional(
            TARGET,
            ElementConditions.TEXTS,
            "What is changed: such an element, the one that was found, the nearest one around it or"
                + " else the first one in it; the one that was found where absent.");
  }

  @Override
  public Optional<Step<? super XmlElement>> step(YamlReader reader) {
    return own(reader).map(step -> reader.has(TARGET) ? on(reader, step) : step);
  }

  private Step<XmlElement> on(YamlReader reader, Step<XmlElement> step) {
    ElementPattern pattern = conditions.names(reader, TARGET);
    return (element, evaluation) ->
        target(element, pattern).flatMap(target -> step.edits(target, evaluation));
  }

  private static Optional<XmlElement> target(XmlElement element, ElementPattern pattern) {
    Optional<XmlElement> at = Optional.of(element);
    while (at.isPresent() && !pattern.isNamed(at.get())) {
      at = at.get().parent();
    }
    if (at.isPresent()) {
      return at;
    }
    for (XmlElement inside : element.descendants()) {
      if (pattern.isNamed(inside)) {
        return Optional.of(inside);
      }
    }
    return Optional.empty();
  }

  private Optional<Step<XmlElement>> own(YamlReader reader) {
    if (reader.has("set-attribute")) {
      return Optional.of(
          new ElementEdits.SetAttribute(
              kind, names(reader, "set-attribute"), reader.requiredText("to")));
    }
    if (reader.has("remove-attribute")) {
      return Optional.of(new ElementEdits.RemoveAttribute(kind, names(reader, "remove-attribute")));
    }
    if (reader.has("drop-items")) {
      List<Pattern> patterns = patterns(reader, "matching", true);
      return Optional.of(new ElementEdits.DropItems(kind, names(reader, "drop-items"), patterns));
    }
    if (reader.has("replace-in")) {
      List<Pattern> patterns = patterns(reader, "pattern", false);
      String replacement = reader.requiredText("with");
      return Optional.of(
          new ElementEdits.ReplaceIn(kind, names(reader, "replace-in"), patterns, replacement));
    }
    if (reader.has("insert-child")) {
      return insertion(reader);
    }
    if (reader.has("remove-element")) {
      return Optional.of(
          (element, evaluation) -> Optional.of(List.of(XmlEdits.removeElement(element))));
    }
    if (reader.has("rename-element")) {
      String name = reader.requiredText("rename-element");
      return Optional.of((element, evaluation) -> Optional.of(XmlEdits.rename(element, name)));
    }
    if (reader.has("hide-property")) {
      return Optional.of(
          new HiddenProperty(kind, conditions.attributeNames(reader, "hide-property")));
    }
    return Optional.empty();
  }

  private Optional<Step<XmlElement>> insertion(YamlReader reader) {
    XmlEdits.At at = reader.enumValue("at", PLACES).orElse(XmlEdits.At.LAST);
    String xml = reader.requiredText("insert-child").strip();
    XmlTemplate.Reading reading = XmlTemplate.read(xml, uris());
    if (reading instanceof XmlTemplate.Reading.Wrong wrong) {
      reader.problem("insert-child", "'insert-child' is not an element: " + wrong.reason());
      return Optional.empty();
    }
    XmlTemplate template = ((XmlTemplate.Reading.Read) reading).template();
    return Optional.of(
        (element, evaluation) ->
            XmlEdits.insertChild(element, template, at).map(List::<TextEdit>of));
  }

  private Map<String, String> uris() {
    Namespaces namespaces = context.catalog().namespaces();
    Map<String, String> uris = new HashMap<>();
    namespaces
        .prefixes()
        .forEach(prefix -> namespaces.uri(prefix).ifPresent(uri -> uris.put(prefix, uri)));
    return uris;
  }

  /** The names of attributes; the text of the element is the empty name. */
  private List<NamePattern> names(YamlReader reader, String key) {
    if (reader.textList(key).equals(List.of("."))) {
      return List.of(new NamePattern("", "", false));
    }
    return conditions.attributeNames(reader, key);
  }

  static List<Pattern> patterns(YamlReader reader, String key, boolean whole) {
    List<Pattern> patterns = new ArrayList<>();
    for (String written : reader.textList(key)) {
      try {
        patterns.add(Pattern.compile(whole ? "^(?:" + written + ")$" : written));
      } catch (PatternSyntaxException e) {
        reader.problem(key, "'" + written + "' is not an RE2 pattern: " + e.getDescription());
      }
    }
    return patterns;
  }
}

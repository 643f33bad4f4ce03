package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.detector.ElementNameCondition.Meaning;
import io.github.mulesecscan.detector.Reference.Direction;
import io.github.mulesecscan.detector.Relative.Axis;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads conditions about elements. */
final class ElementConditions extends ConditionReader<XmlElement> {

  static final Shape TEXTS = Shape.listOf(Shape.text().nonEmpty()).orSingle().nonEmpty();

  static final Shape CONDITIONS = ConditionReader.conditions("element", ElementConditions::shapes);

  private static final String NAMES =
      " Names have the catalogue's prefixes (`tls:context`, without prefix Mule's own), or `{uri}name`;"
          + " `*` alone is any element, at the end of a name it stands for the rest.";

  private static final Map<String, Axis> AXES =
      Map.of(
          "child", Axis.CHILD,
          "without-child", Axis.CHILD,
          "descendant", Axis.DESCENDANT,
          "without-descendant", Axis.DESCENDANT,
          "inside", Axis.ANCESTOR,
          "not-inside", Axis.ANCESTOR,
          "parent", Axis.PARENT,
          "sibling", Axis.SIBLING);

  private final DocumentKind kind;

  ElementConditions(DocumentKind kind, DetectorContext context) {
    super(context);
    this.kind = kind;
  }

  private static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        Shape.object("attribute-condition")
            .required(
                "attribute",
                TEXTS,
                "Attributes, at least one of which passes the tests beside it; without tests, is"
                    + " there. In poms and Log4j files the text of a child element counts, too.")
            .optional("present", Shape.bool(), "Whether one of them is there at all.")
            .optional("default", Shape.text().orPlain(), "What an absent attribute means.")
            .including(ValueTestReader.KEYS));
    shapes.add(
        Shape.object("text-condition")
            .required("text", ValueTestReader.KEYS, "The text directly in the element passes."));
    shapes.add(
        Shape.object("is-condition").required("is", TEXTS, "It is such an element." + NAMES));
    shapes.add(relative("child", "It has such a child.", true));
    shapes.add(relative("without-child", "It has no such child.", false));
    shapes.add(relative("descendant", "There is such an element somewhere in it.", true));
    shapes.add(relative("without-descendant", "There is no such element in it.", false));
    shapes.add(relative("inside", "Such an element is around it, at any distance.", false));
    shapes.add(relative("not-inside", "No such element is around it.", false));
    shapes.add(relative("parent", "The element directly around it is such a one.", false));
    shapes.add(relative("sibling", "Its parent has another child that is such a one.", false));
    shapes.add(
        reference("refers-to", "It names such a global element, in any file.")
            .optional(
                "by", TEXTS, "The attributes that hold the name; `config-ref` where absent."));
    shapes.add(
        reference("referenced-by", "Such an element, in any file, names it.")
            .optional("by", TEXTS, "The attributes that hold the name; any where absent."));
    shapes.add(
        Shape.object("visible-property-condition")
            .required(
                "visible-property-in",
                TEXTS,
                "One of these attributes takes its value from a property that is neither `secure::`"
                    + " nor listed under `secureProperties` of `mule-artifact.json`."));
    shapes.add(
        Shape.object("element-name-condition")
            .required(
                "element-name",
                Shape.listOf(Shape.text().oneOf(List.copyOf(Meaning.words().keySet()))).orSingle(),
                "The element's own name is one of a `credential`, as the catalogue tells these, or"
                    + " is a `hidden-property`: listed under `secureProperties` of"
                    + " `mule-artifact.json`. For poms, where properties are elements."));
    shapes.add(
        Shape.object("file-condition")
            .required(
                "file", TEXTS, "Its file, relative to the application: `**/log4j2-test.xml`."));
    return shapes;
  }

  private static Shape.ObjectShape relative(String key, String description, boolean counted) {
    Shape.ObjectShape shape =
        Shape.object(key + "-condition")
            .required(key, TEXTS, description + NAMES)
            .optional("when", CONDITIONS, "What holds for that element.");
    return counted
        ? shape
            .optional("at-least", Shape.integer().min(1), "How many there are at least.")
            .optional("at-most", Shape.integer().min(0), "How many there are at most.")
        : shape;
  }

  private static Shape.ObjectShape reference(String key, String description) {
    return Shape.object(key + "-condition")
        .required(key, TEXTS, description + NAMES)
        .optional("when", CONDITIONS, "What holds for that element.");
  }

  /** Reads the names of {@code nameKey} and the conditions of {@code when} beside it. */
  ElementPattern pattern(YamlReader reader, String nameKey) {
    return new ElementPattern(kind, readNames(reader, nameKey), all(reader, "when"));
  }

  /** Reads the names of {@code nameKey}, with no condition. */
  ElementPattern names(YamlReader reader, String nameKey) {
    return new ElementPattern(kind, readNames(reader, nameKey), new Condition.AllOf<>(List.of()));
  }

  private List<NamePattern> readNames(YamlReader reader, String key) {
    List<NamePattern> names = new ArrayList<>();
    for (String written : reader.textList(key)) {
      if (written.equals("*")) {
        names.add(new NamePattern("", "", true));
        continue;
      }
      String bare = kind.bareUri(context().catalog().namespaces());
      context()
          .catalog()
          .namespaces()
          .read(written, bare, problem -> reader.problem(key, problem))
          .ifPresent(names::add);
    }
    return names;
  }

  /** Reads names of attributes: without prefix they are in no namespace. */
  List<NamePattern> attributeNames(YamlReader reader, String key) {
    List<NamePattern> names = new ArrayList<>();
    for (String written : reader.textList(key)) {
      context()
          .catalog()
          .namespaces()
          .read(written, "", problem -> reader.problem(key, problem))
          .ifPresent(names::add);
    }
    return names;
  }

  @Override
  Optional<Condition<? super XmlElement>> own(YamlReader reader) {
    if (reader.has("attribute")) {
      return Optional.of(attribute(reader));
    }
    if (reader.has("text")) {
      ValueTest test = ValueTestReader.read(reader.mapping("text").orElseThrow());
      return Optional.of(new TextCondition(kind, test));
    }
    if (reader.has("visible-property-in")) {
      return Optional.of(new VisibleProperty(kind, attributeNames(reader, "visible-property-in")));
    }
    if (reader.has("is")) {
      ElementPattern pattern = names(reader, "is");
      return Optional.of(
          new Condition.OnlyWhere<XmlElement>(
              pattern::isPossible, (element, evaluation) -> pattern.isNamed(element)));
    }
    if (reader.has("element-name")) {
      return Optional.of(
          new ElementNameCondition(reader.enumList("element-name", Meaning.words())));
    }
    if (reader.has("file")) {
      List<Wildcard> files = reader.textList("file").stream().map(Wildcard::of).toList();
      return Optional.of(
          (element, evaluation) -> evaluation.scope().isIn(files, element.source().path()));
    }
    for (Direction direction : Direction.values()) {
      if (reader.has(direction.key())) {
        List<NamePattern> by = attributeNames(reader, "by");
        return Optional.of(new Reference(direction, pattern(reader, direction.key()), by));
      }
    }
    return relative(reader);
  }

  private Optional<Condition<? super XmlElement>> relative(YamlReader reader) {
    for (Map.Entry<String, Axis> axis : AXES.entrySet()) {
      String key = axis.getKey();
      if (reader.has(key)) {
        ElementPattern pattern = pattern(reader, key);
        int most = reader.optionalInt("at-most").orElse(Integer.MAX_VALUE);
        int least = reader.optionalInt("at-least").orElse(most == Integer.MAX_VALUE ? 1 : 0);
        Relative relative = new Relative(axis.getValue(), pattern, least, most);
        boolean refuted = key.startsWith("without-") || key.startsWith("not-");
        return Optional.of(refuted ? new Condition.NoneOf<>(List.of(relative)) : relative);
      }
    }
    return Optional.empty();
  }

  private AttributeCondition attribute(YamlReader reader) {
    ValueTest test = ValueTestReader.read(reader);
    boolean present = reader.optionalBoolean("present").orElse(true);
    if (!present && !test.isEmpty()) {
      reader.problem("present", "an attribute that is absent cannot pass other tests");
    }
    return new AttributeCondition(
        kind, attributeNames(reader, "attribute"), present, reader.optionalText("default"), test);
  }
}

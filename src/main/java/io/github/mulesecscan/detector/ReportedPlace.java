package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/**
 * Which part of an element a finding marks.
 *
 * @param part which part
 * @param attributes the attributes of which the first that is there is marked
 * @param child the child element that is marked; empty for the element itself
 */
record ReportedPlace(Part part, List<NamePattern> attributes, Optional<ElementPattern> child) {

  private static final String ELEMENT = "element";
  private static final String TEXT = "text";

  ReportedPlace {
    attributes = List.copyOf(attributes);
  }

  /** A part of an element. */
  enum Part {
    /** The attribute that made the first condition hold, or else the element's name. */
    EVIDENCE,
    ELEMENT,
    TEXT,
    ATTRIBUTE,
    CHILD
  }

  /**
   * What is marked.
   *
   * @param location the place
   * @param anchor its name without line numbers
   * @param attribute the attribute; empty where none is marked
   */
  record Place(Location location, String anchor, Optional<String> attribute) {}

  /** The shape of the key {@code report}. */
  static Shape shape() {
    Shape child =
        Shape.object("reported-child")
            .required("child", ElementConditions.TEXTS, "Its first child of that name is marked.");
    return Shape.anyOf(ElementConditions.TEXTS, child);
  }

  /** What the key says, for the documentation. */
  static final String DESCRIPTION =
      "What is marked: names of attributes, of which the first that is there is marked; `element` for"
          + " the element's name; `text` for its text; `child:` and a name for a child. Where absent,"
          + " the attribute of the first condition that names one.";

  static ReportedPlace read(YamlReader reader, DocumentKind kind, DetectorContext context) {
    ElementConditions elements = new ElementConditions(kind, context);
    if (reader.node("report").isEmpty()) {
      return of(Part.EVIDENCE);
    }
    if (reader.node("report").get() instanceof YamlMapping mapping) {
      YamlReader child = YamlReader.of(mapping, context.problems());
      return new ReportedPlace(
          Part.CHILD, List.of(), Optional.of(elements.pattern(child, "child")));
    }
    List<String> words = reader.textList("report");
    if (words.equals(List.of(ELEMENT))) {
      return of(Part.ELEMENT);
    }
    return words.equals(List.of(TEXT))
        ? of(Part.TEXT)
        : new ReportedPlace(
            Part.ATTRIBUTE, elements.attributeNames(reader, "report"), Optional.empty());
  }

  private static ReportedPlace of(Part part) {
    return new ReportedPlace(part, List.of(), Optional.empty());
  }

  /** The part of {@code element} to mark; the element's name where that part is not there. */
  Place in(XmlElement element, DocumentKind kind, List<Evidence> main, Anchors anchors) {
    Place whole = new Place(element.location(), anchors.of(element), Optional.empty());
    return switch (part) {
      case ELEMENT -> whole;
      case TEXT ->
          new Place(NamedValue.ofText(element).location(), anchors.of(element), Optional.empty());
      case CHILD ->
          element.children().stream()
              .filter(candidate -> child.map(each -> each.isNamed(candidate)).orElse(false))
              .findFirst()
              .map(found -> new Place(found.location(), anchors.of(found), Optional.empty()))
              .orElse(whole);
      case ATTRIBUTE ->
          attributes.stream()
              .flatMap(name -> kind.values(element, name).stream())
              .findFirst()
              .map(value -> attribute(value.location(), value.name(), element, anchors))
              .orElse(whole);
      case EVIDENCE ->
          main.stream()
              .filter(each -> each.owner().equals(element))
              .findFirst()
              .map(each -> attribute(each.location(), each.name(), element, anchors))
              .orElse(whole);
    };
  }

  private static Place attribute(
      Location location, String name, XmlElement element, Anchors anchors) {
    String anchor =
        name.equals(element.getQualifiedName()) ? anchors.of(element) : anchors.of(element, name);
    return new Place(location, anchor, Optional.of(name));
  }
}

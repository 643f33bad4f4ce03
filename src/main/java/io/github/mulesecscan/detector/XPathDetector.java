package io.github.mulesecscan.detector;

import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.xml.XmlNode;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Content;

/**
 * Reports what an XPath 1.0 expression selects. For rules that users bring along; elements and
 * conditions say the same with less, and know the values of placeholders.
 */
final class XPathDetector implements Detector {

  private static final Set<String> PLACEHOLDERS =
      Set.of("element", "name", "flow", "attribute", "value");

  private final DocumentKind kind;
  private final XPathQuery query;

  private XPathDetector(DocumentKind kind, XPathQuery query) {
    this.kind = kind;
    this.query = query;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    for (XmlDocument document : scope.documents(kind)) {
      for (Object result : query.select(document.tree())) {
        if (result instanceof XmlNode node) {
          report(node, scope, reporting);
        }
      }
    }
  }

  private static void report(XmlNode node, Scope scope, Reporting reporting) {
    Optional<XmlElement> element = element(node);
    if (element.isEmpty()) {
      return;
    }
    Anchors anchors = new Anchors(scope.catalog().namespaces());
    Map<String, String> values = new HashMap<>(new Words(scope).ofElement(element.get()));
    String anchor = anchors.of(element.get());
    values.put("attribute", "");
    values.put("value", NamedValue.ofText(element.get()).text());
    if (node instanceof XmlAttribute attribute) {
      anchor = anchors.of(element.get(), attribute.getQualifiedName());
      values.put("attribute", attribute.getQualifiedName());
      values.put("value", attribute.getValue());
    }
    Location place = node.location();
    reporting.report(reporting.finding(place, anchor, values));
  }

  /** The element that a node is, or belongs to. */
  private static Optional<XmlElement> element(XmlNode node) {
    if (node instanceof XmlElement element) {
      return Optional.of(element);
    }
    if (node instanceof XmlAttribute attribute) {
      return Optional.of(attribute.element());
    }
    return node instanceof Content content && content.getParent() instanceof XmlElement parent
        ? Optional.of(parent)
        : Optional.empty();
  }

  /** Makes detectors of XPath expressions. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "xpath";
    }

    @Override
    public String summary() {
      return "Reports the elements, attributes and texts that an XPath 1.0 expression selects.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("xpath-params")
          .required(
              "select",
              Shape.text().nonEmpty(),
              "The expression: `//tls:trust-store/@insecure[. = 'true']`. Mule's own elements have"
                  + " the prefix `core`.")
          .optional("in", AppConditions.KINDS, "The documents to look in; `mule` where absent.")
          .optional(
              "namespaces",
              Shape.mapOf(Shape.text().nonEmpty()),
              "URIs of prefixes; those of the catalogue need not be declared.");
    }

    @Override
    public Set<String> placeholders() {
      return PLACEHOLDERS;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      Map<String, String> own = new LinkedHashMap<>();
      reader
          .mapping("namespaces")
          .ifPresent(table -> table.node().entries().forEach(entry -> put(own, entry)));
      XPathQuery query =
          XPathQuery.read(
              reader.requiredText("select"),
              own,
              context.catalog().namespaces(),
              problem -> reader.problem("select", problem));
      return new XPathDetector(
          reader.enumValue("in", DocumentKind.words()).orElse(DocumentKind.MULE), query);
    }

    private static void put(Map<String, String> own, YamlEntry entry) {
      if (entry.value() instanceof YamlScalar uri) {
        own.put(entry.key().value(), uri.value());
      }
    }
  }
}

package io.github.mulesecscan.edit;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlCData;
import io.github.mulesecscan.syntax.xml.XmlCharacters;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.xml.XmlParse;
import io.github.mulesecscan.syntax.xml.XmlParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdom2.Namespace;

/** An element to be put into a file, in whatever prefixes and indentation that file has. */
public final class XmlTemplate {

  private static final SourcePath NOWHERE = new SourcePath("");

  private final XmlElement element;

  private XmlTemplate(XmlElement element) {
    this.element = element;
  }

  /** What became of reading a template. */
  public sealed interface Reading {

    record Read(XmlTemplate template) implements Reading {}

    /** It is not one; {@code reason} is a phrase. */
    record Wrong(String reason) implements Reading {}
  }

  /**
   * Reads the text of one element.
   *
   * @param uris the namespaces of prefixes; names without prefix are of the namespace of the
   *     element that the template is put into
   */
  public static Reading read(String xml, Map<String, String> uris) {
    StringBuilder whole = new StringBuilder("<t");
    new TreeMap<>(uris)
        .forEach(
            (prefix, uri) -> {
              if (xml.contains(prefix + ":")) {
                whole.append(" xmlns:").append(prefix).append("=\"").append(uri).append('"');
              }
            });
    whole.append('>').append(xml).append("</t>");
    XmlParse parse = XmlParser.parse(SourceText.root(NOWHERE, whole.toString()));
    if (parse.document() == null) {
      return new Reading.Wrong(parse.diagnostics().get(0).message());
    }
    List<XmlElement> children = parse.document().root().children();
    return children.size() == 1
        ? new Reading.Read(new XmlTemplate(children.get(0)))
        : new Reading.Wrong("it must be one element");
  }

  /** The element's text, to be put into {@code parent}. */
  Optional<String> print(XmlElement parent, Layout layout) {
    Printer printer = new Printer(parent, layout);
    printer.element(element, layout.inner());
    return printer.isComplete ? Optional.of(printer.text.toString()) : Optional.empty();
  }

  /** Writes the template as if it had always been there. */
  private static final class Printer {

    private final XmlElement parent;
    private final Layout layout;
    private final StringBuilder text = new StringBuilder();
    private boolean isComplete = true;

    Printer(XmlElement parent, Layout layout) {
      this.parent = parent;
      this.layout = layout;
    }

    void element(XmlElement element, String indentation) {
      String name = qualified(prefix(element.uri()), element.getName());
      text.append('<').append(name);
      for (XmlAttribute attribute : element.attributes()) {
        String value = Escaping.DOUBLE_QUOTES.write(attribute.getValue()).orElseThrow();
        String attributeName =
            attribute.uri().isEmpty()
                ? attribute.getName()
                : qualified(prefix(attribute.uri()), attribute.getName());
        text.append(' ').append(attributeName).append("=\"").append(value).append('"');
      }
      if (element.contentSpan().length() == 0) {
        text.append("/>");
        return;
      }
      text.append('>');
      String inner = indentation + layout.step();
      if (element.children().isEmpty()) {
        characters(element);
      } else {
        for (XmlElement child : element.children()) {
          text.append(layout.lineEnd()).append(inner);
          element(child, inner);
        }
        text.append(layout.lineEnd()).append(indentation);
      }
      text.append("</").append(name).append('>');
    }

    private void characters(XmlElement element) {
      for (XmlCharacters characters : element.characters()) {
        String content = characters.view().content();
        boolean isSection = characters instanceof XmlCData;
        text.append(
            isSection
                ? "<![CDATA[" + content + "]]>"
                : Escaping.XML_TEXT.write(content).orElseThrow());
      }
    }

    private String prefix(String uri) {
      if (uri.isEmpty() || uri.equals(parent.uri())) {
        return parent.getNamespacePrefix();
      }
      for (Namespace namespace : parent.getNamespacesInScope()) {
        if (namespace.getURI().equals(uri)) {
          return namespace.getPrefix();
        }
      }
      isComplete = false;
      return "";
    }

    private static String qualified(String prefix, String name) {
      return prefix.isEmpty() ? name : prefix + ":" + name;
    }
  }
}

package io.github.mulesecscan.edit;

import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlCData;
import io.github.mulesecscan.syntax.xml.XmlCharacters;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.Optional;

/** How text is written in a place of a file so that it reads as what is meant. */
public enum Escaping {
  /** As it is: a file that holds nothing but the text, such as a script. */
  NONE,
  /** The text of an XML element. */
  XML_TEXT,
  CDATA,
  /** The value of an XML attribute in double quotes. */
  DOUBLE_QUOTES,
  /** The value of an XML attribute in single quotes. */
  SINGLE_QUOTES;

  /** The way of an attribute's value. */
  public static Escaping of(XmlAttribute attribute) {
    int quote = attribute.valueSpan().offset() - 1;
    return attribute.source().content().charAt(quote) == '"' ? DOUBLE_QUOTES : SINGLE_QUOTES;
  }

  /** The way of the text or section of {@code element} that holds {@code place}. */
  public static Escaping in(XmlElement element, Span place) {
    for (XmlCharacters characters : element.characters()) {
      if (characters.span().contains(place)) {
        return characters instanceof XmlCData ? CDATA : XML_TEXT;
      }
    }
    return XML_TEXT;
  }

  /** {@code text} as it is written; empty where it cannot be. */
  public Optional<String> write(String text) {
    return switch (this) {
      case NONE -> Optional.of(text);
      case XML_TEXT ->
          Optional.of(text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;"));
      case CDATA -> text.contains("]]>") ? Optional.empty() : Optional.of(text);
      case DOUBLE_QUOTES -> Optional.of(attribute(text).replace("\"", "&quot;"));
      case SINGLE_QUOTES -> Optional.of(attribute(text).replace("'", "&apos;"));
    };
  }

  /** Line ends and tabs would be read as blanks. */
  private static String attribute(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\r", "&#13;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }
}

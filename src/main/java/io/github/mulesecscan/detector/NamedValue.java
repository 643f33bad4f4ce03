package io.github.mulesecscan.detector;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;

/**
 * What an element says under a name: an attribute, or the text of a child element.
 *
 * @param name the name as the file writes it
 * @param text the value, references translated
 * @param location what to mark: the attribute with its name, or the text
 */
record NamedValue(String name, String text, Location location) {

  static NamedValue of(XmlAttribute attribute) {
    return new NamedValue(attribute.getQualifiedName(), attribute.getValue(), attribute.location());
  }

  /** The text of {@code element} without the blanks around it, under the element's name. */
  static NamedValue ofText(XmlElement element) {
    SourceText view = element.contentView();
    String content = view.content();
    int start = 0;
    int end = content.length();
    while (start < end && Character.isWhitespace(content.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(content.charAt(end - 1))) {
      end--;
    }
    String text = content.substring(start, end);
    Location location = text.isEmpty() ? element.location() : view.locate(Span.between(start, end));
    return new NamedValue(element.getQualifiedName(), text, location);
  }
}

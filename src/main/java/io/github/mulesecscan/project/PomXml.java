package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/** The elements of a pom, which has Maven's namespace or, in older files, none. */
final class PomXml {

  private PomXml() {}

  static List<XmlElement> children(XmlElement parent, String name) {
    return parent.children().stream().filter(child -> child.getName().equals(name)).toList();
  }

  static Optional<XmlElement> child(XmlElement parent, String name) {
    return parent.children().stream().filter(child -> child.getName().equals(name)).findFirst();
  }

  /** The text of a child element without blanks around it; empty where there is none. */
  static Optional<String> text(XmlElement parent, String name) {
    return child(parent, name)
        .map(found -> found.contentView().content().strip())
        .filter(text -> !text.isEmpty());
  }

  /** {@code text} without blanks around it. */
  static SourceText trimmed(SourceText text) {
    String content = text.content();
    int start = 0;
    int end = content.length();
    while (start < end && Character.isWhitespace(content.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(content.charAt(end - 1))) {
      end--;
    }
    return start == end ? text : text.view(Span.between(start, end));
  }
}

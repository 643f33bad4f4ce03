package io.github.mulesecscan.edit;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.Optional;

/**
 * How the lines of a file are ended and indented around an element.
 *
 * @param lineEnd what ends lines
 * @param outer the white space in front of the element
 * @param inner the white space in front of its children
 * @param step by how much children are farther in
 */
record Layout(String lineEnd, String outer, String inner, String step) {

  private static final String USUAL_STEP = "    ";

  /** The layout inside of {@code element}. */
  static Layout inside(XmlElement element) {
    String content = element.source().content();
    String outer = indentation(content, element.startTagSpan().offset()).orElse("");
    Optional<String> ofChild =
        element.children().stream()
            .flatMap(child -> indentation(content, child.startTagSpan().offset()).stream())
            .findFirst();
    String step = ofChild.flatMap(inner -> beyond(outer, inner)).orElseGet(() -> step(element));
    return new Layout(lineEnd(content), outer, ofChild.orElse(outer + step), step);
  }

  /** What ends the lines of {@code content}; a line feed where it has a single line. */
  static String lineEnd(String content) {
    int feed = content.indexOf('\n');
    if (feed < 0) {
      return content.indexOf('\r') >= 0 ? "\r" : "\n";
    }
    return feed > 0 && content.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
  }

  /**
   * The white space between the beginning of the line and {@code offset}; empty if more is there.
   */
  static Optional<String> indentation(String content, int offset) {
    int start = offset;
    while (start > 0 && (content.charAt(start - 1) == ' ' || content.charAt(start - 1) == '\t')) {
      start--;
    }
    boolean atLineStart = start == 0 || isLineEnd(content.charAt(start - 1));
    return atLineStart ? Optional.of(content.substring(start, offset)) : Optional.empty();
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** By how much an element is farther in than the one around it; the usual where none tells. */
  private static String step(XmlElement element) {
    String content = element.source().content();
    XmlElement at = element;
    for (Optional<XmlElement> up = at.parent(); up.isPresent(); up = at.parent()) {
      Optional<String> inner = indentation(content, at.startTagSpan().offset());
      Optional<String> outer = indentation(content, up.get().startTagSpan().offset());
      if (inner.isPresent() && outer.isPresent()) {
        Optional<String> step = beyond(outer.get(), inner.get());
        if (step.isPresent()) {
          return step.get();
        }
      }
      at = up.get();
    }
    for (XmlElement child : at.children()) {
      Optional<String> inner = indentation(content, child.startTagSpan().offset());
      if (inner.isPresent() && !inner.get().isEmpty()) {
        return inner.get();
      }
    }
    return USUAL_STEP;
  }

  private static Optional<String> beyond(String outer, String inner) {
    boolean deeper = inner.length() > outer.length() && inner.startsWith(outer);
    return deeper ? Optional.of(inner.substring(outer.length())) : Optional.empty();
  }
}

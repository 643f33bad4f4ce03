package io.github.mulesecscan.edit;

import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes edits of XML files that keep the layout of what is around them. */
public final class XmlEdits {

  private XmlEdits() {}

  /** Where a child is put among the others. */
  public enum At {
    FIRST,
    LAST
  }

  /** Writes {@code replacement} over {@code span} of {@code text}; empty where it cannot be. */
  public static Optional<TextEdit> replace(
      SourceText text, Span span, String replacement, Escaping escaping) {
    Span inFile = text.toRoot(span);
    return escaping
        .write(replacement)
        .map(written -> TextEdits.smallest(text.root(), inFile, written));
  }

  /** Gives {@code attribute} another value. */
  public static TextEdit setValue(XmlAttribute attribute, String value) {
    String written = Escaping.of(attribute).write(value).orElseThrow();
    return TextEdits.smallest(attribute.source(), attribute.valueSpan(), written);
  }

  /**
   * Adds an attribute behind those that are there, on a line of its own if the last one has one.
   */
  public static TextEdit addAttribute(XmlElement element, String name, String value) {
    String content = element.source().content();
    int end = element.startTagSpan().end() - (element.isSelfClosing() ? 2 : 1);
    while (Character.isWhitespace(content.charAt(end - 1))) {
      end--;
    }
    List<XmlAttribute> attributes = element.attributes();
    String blank = " ";
    if (!attributes.isEmpty()) {
      int last = attributes.get(attributes.size() - 1).span().offset();
      blank =
          Layout.indentation(content, last)
              .map(indentation -> Layout.lineEnd(content) + indentation)
              .orElse(" ");
    }
    String written = Escaping.DOUBLE_QUOTES.write(value).orElseThrow();
    String text = blank + name + "=\"" + written + "\"";
    return new TextEdit(element.source().path(), new Span(end, 0), text);
  }

  /** Removes {@code attribute} with the blanks that set it apart. */
  public static TextEdit removeAttribute(XmlAttribute attribute) {
    String content = attribute.source().content();
    int start = attribute.span().offset();
    int before = start;
    while (Character.isWhitespace(content.charAt(before - 1))) {
      before--;
    }
    int end = attribute.span().end();
    int after = end;
    while (Character.isWhitespace(content.charAt(after))) {
      after++;
    }
    boolean beginsLine = content.substring(before, start).chars().anyMatch(c -> isLineEnd(c));
    boolean endsLine = content.substring(end, after).chars().anyMatch(c -> isLineEnd(c));
    boolean isLast = content.charAt(after) == '>' || content.charAt(after) == '/';
    // The attribute behind it takes its place rather than stay alone on its line.
    Span removed =
        !beginsLine && endsLine && !isLast ? Span.between(start, after) : Span.between(before, end);
    return new TextEdit(attribute.source().path(), removed, "");
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  /** Removes {@code element}; with its lines, if nothing else is on them. */
  public static TextEdit removeElement(XmlElement element) {
    String content = element.source().content();
    Span span = element.span();
    Optional<String> indentation = Layout.indentation(content, span.offset());
    int end = span.end();
    while (end < content.length() && (content.charAt(end) == ' ' || content.charAt(end) == '\t')) {
      end++;
    }
    boolean alone =
        indentation.isPresent() && (end == content.length() || isLineEnd(content.charAt(end)));
    if (!alone) {
      return new TextEdit(element.source().path(), span, "");
    }
    if (content.startsWith("\r\n", end)) {
      end += 2;
    } else if (end < content.length()) {
      end++;
    }
    int start = span.offset() - indentation.get().length();
    return new TextEdit(element.source().path(), Span.between(start, end), "");
  }

  /** Gives {@code element} another local name. */
  public static List<TextEdit> rename(XmlElement element, String localName) {
    List<TextEdit> edits = new ArrayList<>();
    String prefix = element.getNamespacePrefix();
    int offset = prefix.isEmpty() ? 0 : prefix.length() + 1;
    Span name = element.nameSpan();
    edits.add(edit(element, Span.between(name.offset() + offset, name.end()), localName));
    if (!element.isSelfClosing()) {
      int endName = element.contentSpan().end() + "</".length() + offset;
      int length = element.getName().length();
      edits.add(edit(element, new Span(endName, length), localName));
    }
    return edits;
  }

  /**
   * Puts {@code child} into {@code parent}; empty where the file binds no prefix to one of its
   * namespaces.
   */
  public static Optional<TextEdit> insertChild(XmlElement parent, XmlTemplate child, At at) {
    Layout layout = Layout.inside(parent);
    return child.print(parent, layout).map(text -> insert(parent, text, at, layout));
  }

  /** Puts {@code sibling} behind {@code element}; empty as with {@link #insertChild}. */
  public static Optional<TextEdit> insertBehind(XmlElement element, XmlTemplate sibling) {
    return element
        .parent()
        .flatMap(
            parent -> {
              Layout layout = Layout.inside(parent);
              boolean ownLine =
                  Layout.indentation(parent.source().content(), element.span().offset())
                      .isPresent();
              String before = ownLine ? layout.lineEnd() + layout.inner() : "";
              Span place = new Span(element.span().end(), 0);
              return sibling.print(parent, layout).map(text -> edit(parent, place, before + text));
            });
  }

  private static TextEdit insert(XmlElement parent, String text, At at, Layout layout) {
    String content = parent.source().content();
    String line = layout.lineEnd() + layout.inner() + text;
    String lastLine = layout.lineEnd() + layout.outer();
    if (parent.isSelfClosing()) {
      int end = parent.startTagSpan().end();
      int start = end - 2;
      while (Character.isWhitespace(content.charAt(start - 1))) {
        start--;
      }
      String whole = ">" + line + lastLine + "</" + parent.getQualifiedName() + ">";
      return edit(parent, Span.between(start, end), whole);
    }
    Span inside = parent.contentSpan();
    String held = parent.source().slice(inside);
    if (held.isBlank()) {
      return edit(parent, inside, line + lastLine);
    }
    if (at == At.FIRST) {
      boolean ownLine = !held.isEmpty() && isLineEnd(held.stripTrailing().charAt(0));
      return edit(parent, new Span(inside.offset(), 0), ownLine ? line : text);
    }
    int end = inside.end();
    while (Character.isWhitespace(content.charAt(end - 1))) {
      end--;
    }
    boolean ownLine = content.substring(end, inside.end()).chars().anyMatch(XmlEdits::isLineEnd);
    return edit(parent, new Span(end, 0), ownLine ? line : text);
  }

  private static TextEdit edit(XmlElement element, Span span, String replacement) {
    return new TextEdit(element.source().path(), span, replacement);
  }
}

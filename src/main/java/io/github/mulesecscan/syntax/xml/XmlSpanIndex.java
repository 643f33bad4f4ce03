package io.github.mulesecscan.syntax.xml;

import java.util.Arrays;

/**
 * A scanner that steps over the markup of a well-formed document, one tag or run of text at a time,
 * and tells where each and its attributes are.
 *
 * <p>It relies on what the parser has already checked up to here: inside a tag no literal {@code <}
 * occurs, every quote and every section is closed. That keeps it simple and free of guesses, and it
 * never looks at lines, which parsers count differently. On other text its answers mean nothing,
 * but it still moves forward and ends. All offsets are those of the text given.
 */
final class XmlSpanIndex {

  /** What one step covered. */
  enum Kind {
    TEXT,
    CDATA,
    COMMENT,
    INSTRUCTION,
    START_TAG,
    END_TAG,
    END
  }

  /** Four offsets an attribute: start and end of the name, start and end of the value. */
  private static final int STRIDE = 4;

  private final String content;
  private int start;
  private int end;
  private int nameEnd;
  private boolean isEmptyElement;
  private int[] attributes = new int[8 * STRIDE];
  private int attributeCount;

  XmlSpanIndex(String content) {
    this.content = content;
  }

  /** Steps over the next piece. */
  Kind next() {
    start = end;
    if (start >= content.length()) {
      return Kind.END;
    }
    if (content.charAt(start) != '<') {
      int markup = content.indexOf('<', start);
      end = markup < 0 ? content.length() : markup;
      return Kind.TEXT;
    }
    return switch (charAt(start + 1)) {
      case '/' -> endAfter(">", start, Kind.END_TAG);
      case '?' -> endAfter("?>", start + 2, Kind.INSTRUCTION);
      case '!' ->
          content.startsWith("<!--", start)
              ? endAfter("-->", start + 4, Kind.COMMENT)
              : endAfter("]]>", start, Kind.CDATA);
      default -> startTag();
    };
  }

  /** Offset of the first character of the piece. */
  int start() {
    return start;
  }

  /** Offset after the last character of the piece. */
  int end() {
    return end;
  }

  /** Offset after the qualified name of a start tag; the name begins after the {@code <}. */
  int nameEnd() {
    return nameEnd;
  }

  /** Whether the start tag is an element of its own: {@code <a/>}. */
  boolean isEmptyElement() {
    return isEmptyElement;
  }

  /** Whether the start tag has exactly this qualified name. */
  boolean isTagNamed(String qualifiedName) {
    return isAt(start + 1, nameEnd, qualifiedName);
  }

  /** How many attributes the start tag has, namespace declarations included. */
  int attributeCount() {
    return attributeCount;
  }

  int attributeStart(int attribute) {
    return attributes[attribute * STRIDE];
  }

  int attributeNameEnd(int attribute) {
    return attributes[attribute * STRIDE + 1];
  }

  /** Offset after the opening quote. */
  int valueStart(int attribute) {
    return attributes[attribute * STRIDE + 2];
  }

  /** Offset of the closing quote. */
  int valueEnd(int attribute) {
    return attributes[attribute * STRIDE + 3];
  }

  String attributeName(int attribute) {
    return content.substring(attributeStart(attribute), attributeNameEnd(attribute));
  }

  boolean isAttributeNamed(int attribute, String qualifiedName) {
    return isAt(attributeStart(attribute), attributeNameEnd(attribute), qualifiedName);
  }

  /** Whether this is {@code xmlns="…"} or {@code xmlns:p="…"}. */
  boolean isNamespaceDeclaration(int attribute) {
    int from = attributeStart(attribute);
    int length = attributeNameEnd(attribute) - from;
    return content.startsWith("xmlns", from)
        && (length == 5 || (length > 5 && content.charAt(from + 5) == ':'));
  }

  private boolean isAt(int from, int to, String name) {
    return to - from == name.length() && content.startsWith(name, from);
  }

  private Kind endAfter(String token, int from, Kind kind) {
    end = after(token, from);
    return kind;
  }

  private Kind startTag() {
    attributeCount = 0;
    nameEnd = nameEnd(start + 1);
    int at = skipBlanks(nameEnd);
    while (charAt(at) != '>' && charAt(at) != '/') {
      at = skipBlanks(readAttribute(at));
    }
    isEmptyElement = charAt(at) == '/';
    end = Math.min(at + (isEmptyElement ? 2 : 1), content.length());
    return Kind.START_TAG;
  }

  private int readAttribute(int nameStart) {
    int nameStop = nameEnd(nameStart);
    int quote = skipBlanks(after("=", nameStop));
    int found = content.indexOf(charAt(quote), quote + 1);
    int valueEnd = found < 0 ? content.length() : found;
    int slot = attributeCount * STRIDE;
    if (slot == attributes.length) {
      attributes = Arrays.copyOf(attributes, slot * 2);
    }
    attributes[slot] = nameStart;
    attributes[slot + 1] = nameStop;
    attributes[slot + 2] = quote + 1;
    attributes[slot + 3] = valueEnd;
    attributeCount++;
    return valueEnd + 1;
  }

  private int nameEnd(int from) {
    int at = from;
    while (!isBlank(charAt(at)) && !isAfterName(charAt(at))) {
      at++;
    }
    return at;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (isBlank(charAt(at))) {
      at++;
    }
    return at;
  }

  /** The character at {@code at}; beyond the end one that ends every tag. */
  private char charAt(int at) {
    return at < content.length() ? content.charAt(at) : '>';
  }

  private int after(String token, int from) {
    int found = content.indexOf(token, from);
    return found < 0 ? content.length() : found + token.length();
  }

  private static boolean isAfterName(char c) {
    return c == '=' || c == '>' || c == '/';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}

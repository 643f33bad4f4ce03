package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.java.Token.Part;
import java.util.ArrayList;
import java.util.List;

/** Reads the inside of one text: escapes, and in Groovy expressions. */
final class TextReader {

  private final String content;
  private final int limit;
  private final String closing;
  private final boolean open;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int start;

  /**
   * @param from the first character of the text
   * @param limit where the source ends
   * @param closing the mark that ends the text; a line end does so, too, if it is a single quote
   * @param open whether a dollar sign begins an expression
   */
  TextReader(String content, int from, int limit, String closing, boolean open) {
    this.content = content;
    this.at = from;
    this.start = from;
    this.limit = limit;
    this.closing = closing;
    this.open = open;
  }

  void read() {
    while (at < limit && !content.startsWith(closing, at)) {
      char c = content.charAt(at);
      if (Lexer.isLineEnd(c) && (closing.equals("\"") || closing.equals("'"))) {
        flush();
        return;
      }
      if (c == '\\' && at + 1 < limit && closing.charAt(0) != '/') {
        escape();
      } else if (open && c == '$' && at + 1 < limit && isExpression(content.charAt(at + 1))) {
        expression();
      } else {
        text.append(c);
        at += c == '\\' && at + 1 < limit && closing.equals("/") ? slash() : 1;
      }
    }
    flush();
    at = Math.min(limit, at + closing.length());
  }

  /** Where the text has ended, its closing mark included. */
  int end() {
    return at;
  }

  boolean hasExpressions() {
    return parts.stream().anyMatch(Part::expression);
  }

  List<Part> parts() {
    return List.copyOf(parts);
  }

  /** The text without its marks, escapes replaced. */
  String text() {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(part.text()));
    return all.toString();
  }

  private int slash() {
    if (content.charAt(at + 1) == '/') {
      text.setCharAt(text.length() - 1, '/');
      return 2;
    }
    return 1;
  }

  private static boolean isExpression(char c) {
    return c == '{' || (Character.isJavaIdentifierStart(c) && c != '$');
  }

  private void expression() {
    flush();
    boolean braces = content.charAt(at + 1) == '{';
    int from = braces ? at + 2 : at + 1;
    int to = braces ? closingBrace(from) : pathEnd(from);
    parts.add(new Part("", Span.between(from, to), true));
    at = braces ? Math.min(limit, to + 1) : to;
    start = at;
  }

  private int closingBrace(int from) {
    int depth = 1;
    int i = from;
    while (i < limit) {
      char c = content.charAt(i);
      if (c == '"' || c == '\'') {
        i = closingQuote(i);
      }
      depth += c == '{' ? 1 : 0;
      depth -= c == '}' ? 1 : 0;
      if (depth == 0) {
        return i;
      }
      i++;
    }
    return limit;
  }

  /** The quote that ends the text that begins at {@code from}; that place itself without one. */
  private int closingQuote(int from) {
    char quote = content.charAt(from);
    for (int i = from + 1; i < limit && !Lexer.isLineEnd(content.charAt(i)); i++) {
      if (content.charAt(i) == '\\') {
        i++;
      } else if (content.charAt(i) == quote) {
        return i;
      }
    }
    return from;
  }

  private int pathEnd(int from) {
    int i = from;
    while (i < limit) {
      char c = content.charAt(i);
      boolean dot =
          c == '.' && i + 1 < limit && Character.isJavaIdentifierStart(content.charAt(i + 1));
      if (!dot && (!Character.isJavaIdentifierPart(c) || c == '$')) {
        break;
      }
      i++;
    }
    return i;
  }

  private void escape() {
    char c = content.charAt(at + 1);
    int length = 2;
    switch (c) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 's' -> text.append(' ');
      case '0' -> text.append('\0');
      case '\n' -> text.append("");
      case 'u' -> length = unicode();
      default -> text.append(c);
    }
    at += length;
  }

  private int unicode() {
    int from = at + 2;
    while (from < limit && content.charAt(from) == 'u') {
      from++;
    }
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = i < limit ? Character.digit(content.charAt(i), 16) : -1;
      if (digit < 0) {
        text.append('u');
        return 2;
      }
      code = code * 16 + digit;
    }
    text.append((char) code);
    return from + 4 - at;
  }

  private void flush() {
    if (text.length() > 0) {
      parts.add(new Part(text.toString(), Span.between(start, at), false));
      text.setLength(0);
    }
    start = at;
  }
}

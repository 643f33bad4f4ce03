package io.github.mulesecscan.expression;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the markers <code>#[</code> and <code>]</code> of expressions in text. */
final class ExpressionMarkers {

  private static final String OPENING = "#[";

  private final String text;

  private ExpressionMarkers(String text) {
    this.text = text;
  }

  /**
   * What is between the markers if they enclose the whole of {@code text}, blanks around aside: the
   * test by which connectors tell an expression from a literal.
   */
  static Optional<Span> whole(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    boolean marked = end - start > OPENING.length() && text.startsWith(OPENING, start);
    return marked && text.charAt(end - 1) == ']'
        ? Optional.of(Span.between(start + OPENING.length(), end - 1))
        : Optional.empty();
  }

  /**
   * The expressions in {@code text}, markers included, in reading order. An opening marker behind a
   * backslash is text. One without an end is text too, and so is everything behind it.
   */
  static List<Span> in(String text) {
    return new ExpressionMarkers(text).all();
  }

  private List<Span> all() {
    List<Span> found = new ArrayList<>();
    int start = text.indexOf(OPENING);
    while (start >= 0) {
      int next = start + OPENING.length();
      if (start == 0 || text.charAt(start - 1) != '\\') {
        int end = end(next);
        if (end < 0) {
          return found;
        }
        found.add(Span.between(start, end));
        next = end;
      }
      start = text.indexOf(OPENING, next);
    }
    return found;
  }

  private int end(int from) {
    int end = end(from, true);
    // A quote without partner: better a broken expression that is told than none.
    return end < 0 ? end(from, false) : end;
  }

  /** The offset after the bracket that closes; -1 where there is none. */
  private int end(int from, boolean quotes) {
    int open = 1;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '[') {
        open++;
      } else if (c == ']' && --open == 0) {
        return at + 1;
      } else if (quotes && (c == '"' || c == '\'' || c == '`')) {
        at = endOfString(at, c);
      }
      at++;
    }
    return -1;
  }

  private int endOfString(int start, char quote) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}

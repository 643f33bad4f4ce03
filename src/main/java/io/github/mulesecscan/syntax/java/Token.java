package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import java.util.List;

/**
 * A token.
 *
 * @param text of a string its value, of everything else what is written
 * @param line whether a line ends between the token before and this one
 * @param parts what a text with expressions in it consists of
 */
record Token(Kind kind, String text, Span span, boolean line, List<Part> parts) {

  enum Kind {
    NAME,
    NUMBER,
    STRING,
    TEMPLATE,
    SYMBOL,
    END
  }

  /**
   * A part of a text.
   *
   * @param text constant text; empty for an expression
   * @param expression whether it is an expression
   */
  record Part(String text, Span span, boolean expression) {}

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }
}

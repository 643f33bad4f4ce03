package io.github.mulesecscan.catalog;

import io.github.mulesecscan.syntax.yaml.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a component reads the text of one of its parameters. */
public enum ExpressionContext {
  /** An expression if the text as a whole is <code>#[…]</code>; anything else is literal. */
  WHOLE,
  /** An expression with or without its markers. */
  BARE,
  /** Literal text in which every <code>#[…]</code> is an expression. */
  TEMPLATE,
  /** A DataWeave script without markers. */
  SCRIPT,
  /** Never an expression. */
  NONE;

  /** One of the words of the catalogue. */
  static final Shape SHAPE = Shape.text().oneOf(List.copyOf(words().keySet()));

  /** The contexts by the words of the catalogue. */
  static Map<String, ExpressionContext> words() {
    Map<String, ExpressionContext> words = new LinkedHashMap<>();
    for (ExpressionContext context : values()) {
      words.put(context.name().toLowerCase(Locale.ROOT), context);
    }
    return words;
  }
}

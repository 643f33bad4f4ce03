package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;

/** A piece of a string. */
public sealed interface StringPart extends Node {

  /**
   * Literal text.
   *
   * @param value the text with escapes decoded; the span covers it as written
   */
  record Text(String value, Span span) implements StringPart {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** {@code $(expression)} or {@code $name}. */
  record Interpolation(Expr expression, Span span) implements StringPart {
    @Override
    public List<Node> children() {
      return List.of(expression);
    }
  }
}

package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;

/** What stands between the commas of an object, of attributes or of a type's schema. */
public sealed interface Entry extends Node {

  /** {@code key @(attributes): value}. */
  record Pair(List<Annotation> annotations, Key key, List<Entry> attributes, Expr value, Span span)
      implements Entry {
    public Pair {
      annotations = List.copyOf(annotations);
      attributes = List.copyOf(attributes);
    }

    @Override
    public List<Node> children() {
      return Node.join(annotations, key, attributes, value);
    }
  }

  /**
   * {@code (key: value) if condition}.
   *
   * @param negated whether the word is {@code unless}
   */
  record Conditional(List<Entry> entries, boolean negated, Expr condition, Span span)
      implements Entry {
    public Conditional {
      entries = List.copyOf(entries);
    }

    @Override
    public List<Node> children() {
      return Node.join(entries, condition);
    }
  }

  /** {@code (expression)}: the entries of an object, or of the objects of an array. */
  record Spread(Expr expression, Span span) implements Entry {
    @Override
    public List<Node> children() {
      return Node.join(expression);
    }
  }

  /** {@code ()}. */
  record Empty(Span span) implements Entry {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }
}

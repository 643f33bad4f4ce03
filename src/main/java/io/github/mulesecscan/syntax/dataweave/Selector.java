package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a part of a value is picked. The span begins at the {@code .} or {@code [}. */
public sealed interface Selector extends Node {

  /** Which parts a selector looks at. */
  enum Axis {
    /** {@code .name}: the first value. */
    VALUE("", false),
    /** {@code .*name}: all values. */
    MULTI("*", false),
    /** {@code .@name}: an attribute. */
    ATTRIBUTE("@", false),
    /** {@code .*@name}: all attributes of that name. */
    MULTI_ATTRIBUTE("*@", false),
    /** {@code .&name}: the pair rather than its value. */
    PAIR("&", false),
    /** {@code .^name}: metadata. */
    METADATA("^", false),
    /** {@code .#}: the namespace. */
    NAMESPACE("#", false),
    /** {@code ..name}: the first value at every depth. */
    DESCENDANTS("", true),
    /** {@code ..*name}: all values at every depth. */
    DESCENDANTS_MULTI("*", true),
    /** {@code ..@name}: attributes at every depth. */
    DESCENDANTS_ATTRIBUTE("@", true),
    /** {@code ..*@name}: all attributes at every depth. */
    DESCENDANTS_MULTI_ATTRIBUTE("*@", true),
    /** {@code ..&name}: pairs at every depth. */
    DESCENDANTS_PAIR("&", true),
    /** {@code ..^name}: metadata at every depth. */
    DESCENDANTS_METADATA("^", true),
    /** {@code ..#}: namespaces at every depth. */
    DESCENDANTS_NAMESPACE("#", true);

    private final String mark;
    private final boolean deep;

    Axis(String mark, boolean deep) {
      this.mark = mark;
      this.deep = deep;
    }

    /** What is written between the dot or bracket and the name. */
    public String mark() {
      return mark;
    }

    /** Whether it looks at all depths. */
    public boolean isDeep() {
      return deep;
    }
  }

  /** {@code .name} and its like: a part by its name. */
  record Named(Axis axis, Key key, Span span) implements Selector {
    @Override
    public List<Node> children() {
      return List.of(key);
    }
  }

  /** {@code .@}, {@code .^}, {@code .#} or {@code ..}: all parts of that axis. */
  record Whole(Axis axis, Span span) implements Selector {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** {@code [0]}, {@code [-1]}: by a position that is a number in the text. */
  record Position(Expr index, Span span) implements Selector {
    @Override
    public List<Node> children() {
      return List.of(index);
    }
  }

  /** {@code [from to to]}. */
  record Range(Expr from, Expr to, Span span) implements Selector {
    @Override
    public List<Node> children() {
      return List.of(from, to);
    }
  }

  /** {@code [expression]}: by a computed position or name. */
  record Computed(Axis axis, @Nullable String prefix, Expr expression, Span span)
      implements Selector {
    @Override
    public List<Node> children() {
      return List.of(expression);
    }
  }

  /** {@code [? condition]}. */
  record Filter(Expr condition, Span span) implements Selector {
    @Override
    public List<Node> children() {
      return List.of(condition);
    }
  }
}

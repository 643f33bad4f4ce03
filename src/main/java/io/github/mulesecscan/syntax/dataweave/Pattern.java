package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between {@code case} and its guard or arrow; {@code else} is a pattern too. */
public sealed interface Pattern extends Node {

  /** {@code name is Type}. */
  record Is(@Nullable String binding, TypeExpr type, Span span) implements Pattern {
    @Override
    public List<Node> children() {
      return List.of(type);
    }
  }

  /** {@code name matches /regex/}. */
  record Matches(@Nullable String binding, Expr regex, Span span) implements Pattern {
    @Override
    public List<Node> children() {
      return List.of(regex);
    }
  }

  /** {@code name: value}, or a literal or constant alone. */
  record Equals(@Nullable String binding, Expr value, Span span) implements Pattern {
    @Override
    public List<Node> children() {
      return List.of(value);
    }
  }

  /** {@code name} in front of a guard. */
  record Bind(String name, Span span) implements Pattern {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** A guard alone. */
  record Anything(Span span) implements Pattern {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** {@code [head ~ tail]}; {@code []} when both are absent. */
  record ArrayPattern(@Nullable String head, @Nullable String tail, Span span) implements Pattern {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** <code>{key: value ~ rest}</code>; <code>{}</code> when all are absent. */
  record ObjectPattern(
      @Nullable String key, @Nullable String value, @Nullable String rest, Span span)
      implements Pattern {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** {@code else name}. */
  record Else(@Nullable String binding, Span span) implements Pattern {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** A place where a pattern was expected. */
  @SuppressWarnings("JavaLangClash") // always written with the name of its family
  record Error(String message, Span span) implements Pattern {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }
}

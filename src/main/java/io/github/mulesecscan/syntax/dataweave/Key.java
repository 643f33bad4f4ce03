package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name of an object entry or of a selected part. */
public sealed interface Key extends Node {

  /** A bare word or number: {@code name}, {@code ns0#name}. */
  record Name(@Nullable String prefix, String name, Span span) implements Key {
    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /** A string, with or without interpolation: {@code "name"}, {@code ns0#"a$(b)"}. */
  record Quoted(@Nullable String prefix, Expr.StringLiteral string, Span span) implements Key {
    @Override
    public List<Node> children() {
      return List.of(string);
    }
  }

  /** A computed name: {@code (expression)}. */
  record Dynamic(Expr expression, Span span) implements Key {
    @Override
    public List<Node> children() {
      return List.of(expression);
    }
  }
}

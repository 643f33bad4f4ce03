package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;

/**
 * {@code @Name(argument = value)} in front of a directive, parameter, entry, type or expression.
 */
public record Annotation(String name, List<Argument> arguments, Span span) implements Node {

  /** One named argument. */
  public record Argument(String name, Expr value, Span span) implements Node {
    @Override
    public List<Node> children() {
      return List.of(value);
    }
  }

  public Annotation {
    arguments = List.copyOf(arguments);
  }

  @Override
  public List<Node> children() {
    return Node.join(arguments);
  }
}

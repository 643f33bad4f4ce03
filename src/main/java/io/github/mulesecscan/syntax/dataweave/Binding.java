package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code name: Type = value} in {@code using (…)}. */
public record Binding(String name, @Nullable TypeExpr type, Expr value, Span span) implements Node {
  @Override
  public List<Node> children() {
    return Node.join(type, value);
  }
}

package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type parameter, {@code T} or {@code T <: Bound}. */
public record TypeParameter(String name, @Nullable TypeExpr bound, Span span) implements Node {
  @Override
  public List<Node> children() {
    return Node.join(bound);
  }
}

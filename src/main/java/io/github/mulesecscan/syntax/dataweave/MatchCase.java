package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code case pattern if guard -> body} of a {@code match}.
 *
 * @param negated whether the guard's word is {@code unless}
 */
public record MatchCase(
    Pattern pattern, boolean negated, @Nullable Expr guard, Expr body, Span span) implements Node {
  @Override
  public List<Node> children() {
    return Node.join(pattern, guard, body);
  }
}

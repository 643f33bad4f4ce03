package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code case value at .path! if (condition) -> body} of an {@code update}.
 *
 * @param value the name of the value that is there, absent for {@code $}
 * @param index the name of its index or key
 * @param upsert whether {@code !} asks to create the field
 */
public record UpdateCase(
    @Nullable String value,
    @Nullable String index,
    List<Selector> path,
    boolean upsert,
    @Nullable Expr condition,
    Expr body,
    Span span)
    implements Node {

  public UpdateCase {
    path = List.copyOf(path);
  }

  @Override
  public List<Node> children() {
    return Node.join(path, condition, body);
  }
}

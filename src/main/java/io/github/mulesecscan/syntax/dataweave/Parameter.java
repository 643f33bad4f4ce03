package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter of a function, a lambda or an annotation definition. */
public record Parameter(
    List<Annotation> annotations,
    String name,
    @Nullable TypeExpr type,
    @Nullable Expr defaultValue,
    Span span)
    implements Node {

  public Parameter {
    annotations = List.copyOf(annotations);
  }

  @Override
  public List<Node> children() {
    return Node.join(annotations, type, defaultValue);
  }
}

package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.List;

/**
 * The directives in front of a body; empty, of length 0, when there are none.
 *
 * @param separated whether {@code ---} follows
 */
public record Header(List<Directive> directives, boolean separated, Span span) implements Node {

  public Header {
    directives = List.copyOf(directives);
  }

  @Override
  public List<Node> children() {
    return Node.join(directives);
  }
}

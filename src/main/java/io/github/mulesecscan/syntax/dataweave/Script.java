package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed DataWeave text: a script, a module (directives only) or a bare expression.
 *
 * @param language DataWeave 1 is only recognised: its scripts have no body and no errors
 * @param body what the script returns; absent in a module and after a header that ends in {@code
 *     ---}
 * @param errors what could not be read, by place
 * @param comments all comments, by place
 */
public record Script(
    SourceText text,
    Language language,
    Header header,
    @Nullable Expr body,
    List<SyntaxError> errors,
    List<Comment> comments,
    Span span)
    implements Node {

  /** Which DataWeave a text is written in. */
  public enum Language {
    DATAWEAVE_1,
    DATAWEAVE_2
  }

  public Script {
    errors = List.copyOf(errors);
    comments = List.copyOf(comments);
  }

  /** Whether the text has directives only, so that other scripts can import it. */
  public boolean isModule() {
    return body == null && !header.separated() && !header.directives().isEmpty();
  }

  @Override
  public List<Node> children() {
    return Node.join(header, body);
  }
}

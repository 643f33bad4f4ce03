package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the comments of a YAML file: what begins with a number sign between its scalars.
 *
 * <p>SnakeYAML can give comments too, but reads some files differently when asked to.
 */
final class YamlComments {

  private static final String MAY_STAND_BEFORE = " \t\n\r\u0085\u2028\u2029[]{},\"'";

  private final String content;
  private final List<YamlComment> found = new ArrayList<>();
  private int searched;

  YamlComments(String content) {
    this.content = content;
  }

  /** Tells the next scalar: what is before it is searched, it itself is not. */
  void skip(Span scalar) {
    search(Math.max(searched, scalar.offset()));
    searched = Math.max(searched, scalar.end());
  }

  /** Tells the line with the {@code |} or {@code >} of a block: it may end in a comment. */
  void header(int from, int to) {
    search(Math.max(searched, from));
    search(Math.max(searched, to));
  }

  /** The comments before {@code end}, all scalars before it told. */
  List<YamlComment> upTo(int end) {
    search(Math.max(searched, end));
    return found;
  }

  private void search(int limit) {
    int at = content.indexOf('#', searched);
    while (at >= 0 && at < limit) {
      int next = at + 1;
      if (at == 0 || MAY_STAND_BEFORE.indexOf(content.charAt(at - 1)) >= 0) {
        while (next < content.length() && !ScalarView.isBreak(content.charAt(next))) {
          next++;
        }
        String said = content.substring(at + 1, next).strip();
        found.add(new YamlComment(Span.between(at, next), said));
      }
      searched = next;
      at = content.indexOf('#', next);
    }
    searched = Math.max(searched, limit);
  }
}

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
  // The first number sign at or after searched; found once, or a file without any would be searched
  // to its end for each scalar.
  private int mark;

  YamlComments(String content) {
    this.content = content;
    this.mark = nextMark(0);
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
    while (mark < limit) {
      if (mark >= searched && startsComment(mark)) {
        int end = lineEnd(mark);
        String said = content.substring(mark + 1, end).strip();
        found.add(new YamlComment(Span.between(mark, end), said));
        searched = end;
      }
      mark = nextMark(Math.max(mark + 1, searched));
    }
    searched = Math.max(searched, limit);
  }

  private boolean startsComment(int at) {
    return at == 0 || MAY_STAND_BEFORE.indexOf(content.charAt(at - 1)) >= 0;
  }

  private int nextMark(int from) {
    int at = content.indexOf('#', from);
    return at < 0 ? content.length() : at;
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < content.length() && !ScalarView.isBreak(content.charAt(at))) {
      at++;
    }
    return at;
  }
}

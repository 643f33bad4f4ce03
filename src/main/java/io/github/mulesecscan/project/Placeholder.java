package io.github.mulesecscan.project;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where {@code ${…}} stands in a text, by the rules of the runtime: in {@code \${…}} it is escaped,
 * after two backslashes it is not.
 *
 * @param start the offset of {@code $}
 * @param end the offset after the closing brace
 * @param escaped whether the placeholder is escaped; it then ends after its opening brace
 */
record Placeholder(int start, int end, boolean escaped) {

  private static final String OPEN = "${";

  /**
   * The first placeholder of {@code text} at or after {@code from}; empty where there is none, or
   * where it is not closed.
   */
  static Optional<Placeholder> next(String text, int from) {
    int start = text.indexOf(OPEN, from);
    if (start < 0) {
      return Optional.empty();
    }
    if (isEscaped(text, start)) {
      return Optional.of(new Placeholder(start, start + OPEN.length(), true));
    }
    OptionalInt end = end(text, start + OPEN.length());
    return end.isEmpty()
        ? Optional.empty()
        : Optional.of(new Placeholder(start, end.getAsInt(), false));
  }

  /** What is between the braces. */
  String name(String text) {
    return text.substring(start + OPEN.length(), end - 1);
  }

  /** Whether {@code text} has an opening of a placeholder, escaped or not. */
  static boolean isIn(String text) {
    return text.contains(OPEN);
  }

  private static boolean isEscaped(String text, int start) {
    return start > 0
        && text.charAt(start - 1) == '\\'
        && (start == 1 || text.charAt(start - 2) != '\\');
  }

  /** The offset after the brace that closes the one before {@code from}; inner ones are paired. */
  private static OptionalInt end(String text, int from) {
    int open = 1;
    for (int i = from; i < text.length(); i++) {
      if (text.startsWith(OPEN, i)) {
        open++;
        i++;
      } else if (text.charAt(i) == '}' && --open == 0) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }
}

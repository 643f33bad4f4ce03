package io.github.mulesecscan.flow;

/**
 * What is known of a name that is computed.
 *
 * @param pattern its text, with {@link #HOLE} in the places of which nothing is known
 */
record NameShape(String pattern) {

  /** Stands for any text. */
  static final char HOLE = '\0';

  /** A name of which nothing is known. */
  static final NameShape UNKNOWN = new NameShape(String.valueOf(HOLE));

  static NameShape of(String text) {
    return new NameShape(text.replace(HOLE, ' '));
  }

  NameShape then(NameShape next) {
    return new NameShape(pattern + next.pattern);
  }

  /** Whether nothing else is in it. */
  boolean exact() {
    return pattern.indexOf(HOLE) < 0;
  }

  /** What it begins with; all of it if it is exact. */
  String start() {
    return exact() ? pattern : pattern.substring(0, pattern.indexOf(HOLE));
  }

  /** What it ends with; all of it if it is exact. */
  String end() {
    return pattern.substring(pattern.lastIndexOf(HOLE) + 1);
  }

  boolean isUnknown() {
    return !exact() && start().isEmpty() && end().isEmpty();
  }

  boolean fits(String name) {
    return exact()
        ? name.equals(pattern)
        : name.length() >= start().length() + end().length()
            && name.startsWith(start())
            && name.endsWith(end());
  }
}

package io.github.mulesecscan.flow;

/**
 * What is known of a name that is computed.
 *
 * @param start what it begins with; all of it if it is exact
 * @param end what it ends with; all of it if it is exact
 * @param exact whether nothing else is in it
 */
record NameShape(String start, String end, boolean exact) {

  /** A name of which nothing is known. */
  static final NameShape UNKNOWN = new NameShape("", "", false);

  static NameShape of(String text) {
    return new NameShape(text, text, true);
  }

  NameShape then(NameShape next) {
    return new NameShape(
        exact ? start + next.start : start,
        next.exact ? end + next.end : next.end,
        exact && next.exact);
  }

  boolean isUnknown() {
    return !exact && start.isEmpty() && end.isEmpty();
  }

  boolean fits(String name) {
    return exact
        ? name.equals(start)
        : name.length() >= start.length() + end.length()
            && name.startsWith(start)
            && name.endsWith(end);
  }
}

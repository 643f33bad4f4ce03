package io.github.mulesecscan.detector;

import io.github.mulesecscan.expression.AccessPath;
import java.util.List;

/**
 * Selector chains that a rule means: {@code attributes.headers.authorization}, with {@code *} for
 * one name and {@code **} for any number of them. Letter case does not matter.
 */
record PathPattern(List<String> names) {

  PathPattern {
    names = List.copyOf(names);
  }

  static PathPattern of(String written) {
    return new PathPattern(List.of(written.split("\\.", -1)));
  }

  /** Whether {@code path} is meant; a computed name matches asterisks only. */
  boolean matches(AccessPath path) {
    if (!mayBeginAt(path)) {
      return false;
    }
    String[] parts = new String[path.steps().size() + 1];
    parts[0] = path.isKnown() ? path.root() : "?";
    for (int i = 1; i < parts.length; i++) {
      parts[i] = path.steps().get(i - 1);
    }
    // reached[i]: the names so far lead to the parts before i.
    boolean[] reached = new boolean[parts.length + 1];
    reached[0] = true;
    for (String name : names) {
      reached = next(name, parts, reached);
    }
    return reached[parts.length];
  }

  /** Most paths are told apart by where they begin. */
  private boolean mayBeginAt(AccessPath path) {
    String first = names.get(0);
    return first.startsWith(AccessPath.ANY)
        || first.equalsIgnoreCase(path.isKnown() ? path.root() : "?");
  }

  private static boolean[] next(String name, String[] parts, boolean[] before) {
    boolean[] after = new boolean[before.length];
    boolean any = false;
    for (int i = 0; i < before.length; i++) {
      if (name.equals(AccessPath.DEEP)) {
        any |= before[i];
        after[i] = any;
      } else if (i > 0) {
        boolean same =
            name.equals(AccessPath.ANY)
                ? !parts[i - 1].equals(AccessPath.DEEP)
                : name.equalsIgnoreCase(parts[i - 1]);
        after[i] = before[i - 1] && same;
      }
    }
    return after;
  }
}

package io.github.mulesecscan.detector;

import com.google.re2j.Pattern;

/**
 * A name or path with asterisks: {@code *} stands for any characters but a slash, {@code **} for
 * any, {@code **}{@code /} also for nothing. Letter case does not matter.
 */
record Wildcard(String written, String start, String end, Pattern pattern) {

  static Wildcard of(String written) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < written.length()) {
      if (written.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 3;
      } else if (written.startsWith("**", at)) {
        regex.append(".*");
        at += 2;
      } else if (written.charAt(at) == '*') {
        regex.append("[^/]*");
        at++;
      } else {
        regex.append(Pattern.quote(written.substring(at, at + 1)));
        at++;
      }
    }
    int flags = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    int first = written.indexOf('*');
    return new Wildcard(
        written,
        first < 0 ? written : written.substring(0, first),
        end(written),
        Pattern.compile(regex.toString(), flags));
  }

  /** What every name ends with; a slash behind asterisks may be missing. */
  private static String end(String written) {
    int last = written.lastIndexOf('*');
    boolean optionalSlash = last > 0 && written.startsWith("**/", last - 1);
    return written.substring(last + (optionalSlash ? 2 : 1));
  }

  boolean matches(String name) {
    // Most names are told apart by how they begin or end, without the pattern.
    int tail = name.length() - end.length();
    return name.regionMatches(true, 0, start, 0, start.length())
        && name.regionMatches(true, tail, end, 0, end.length())
        && isBetween(name, start.length(), tail);
  }

  /** Whether {@code name} is right behind the start and before the end. */
  private boolean isBetween(String name, int from, int to) {
    if (isExact()) {
      return to == 0;
    }
    return switch (written.substring(start.length(), written.length() - end.length())) {
      case "*" -> from <= to && name.substring(from, to).indexOf('/') < 0;
      case "**", "**/*" -> from <= to;
      default -> pattern.matches(name);
    };
  }

  /** Whether this is one name only. */
  boolean isExact() {
    return written.indexOf('*') < 0;
  }
}

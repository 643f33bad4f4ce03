package io.github.mulesecscan.detector;

import com.google.re2j.Pattern;

/**
 * A name or path with asterisks: {@code *} stands for any characters but a slash, {@code **} for
 * any, {@code **}{@code /} also for nothing. Letter case does not matter.
 */
record Wildcard(String written, Pattern pattern) {

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
    return new Wildcard(written, Pattern.compile(regex.toString(), flags));
  }

  boolean matches(String name) {
    return pattern.matches(name);
  }

  /** Whether this is one name only. */
  boolean isExact() {
    return written.indexOf('*') < 0;
  }
}

package io.github.mulesecscan.syntax.yaml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backslash escape of a double-quoted string.
 *
 * @param end the offset after it
 * @param translation what it stands for; null where it is no escape and stays as it is
 * @param joinsLines whether it is a backslash at the end of a line of YAML
 */
record Escape(int end, @Nullable String translation, boolean joinsLines) {

  private static final Map<Character, String> JSON =
      Map.of(
          'b', "\b", 't', "\t", 'n', "\n", 'f', "\f", 'r', "\r", '"', "\"", '\\', "\\", '/', "/");

  private static final Map<Character, String> YAML_ONLY =
      Map.of(
          '0', "\0", 'a', "\u0007", 'v', "\u000B", 'e', "\u001B", ' ', " ", 'N', "\u0085", '_',
          "\u00A0", 'L', "\u2028", 'P', "\u2029");

  /** The escape at {@code offset}, where {@code source} has a backslash. */
  static Escape at(String source, int offset, int limit, boolean json) {
    int after = offset + 1;
    if (after >= limit) {
      return new Escape(limit, null, false);
    }
    char c = source.charAt(after);
    int digits = c == 'u' ? 4 : json ? 0 : c == 'x' ? 2 : c == 'U' ? 8 : 0;
    if (digits > 0) {
      return coded(source, after + 1, digits, limit);
    }
    if (!json && ScalarView.isBreak(c)) {
      return new Escape(after + (source.startsWith("\r\n", after) ? 2 : 1), "", true);
    }
    String translation = JSON.get(c);
    if (translation == null && !json) {
      translation = YAML_ONLY.get(c);
    }
    return new Escape(after + 1, translation, false);
  }

  private static Escape coded(String source, int start, int digits, int limit) {
    long code = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = i < limit ? hexDigit(source.charAt(i)) : -1;
      if (digit < 0) {
        return new Escape(start, null, false);
      }
      code = code * 16 + digit;
    }
    if (code > Character.MAX_CODE_POINT) {
      return new Escape(start, null, false);
    }
    return new Escape(start + digits, Character.toString((int) code), false);
  }

  // Character.digit would also take digits of other scripts.
  private static int hexDigit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}

package io.github.mulesecscan.source;

/**
 * Text of unknown origin made safe to show: characters that could command a terminal, turn the
 * reading direction or hide themselves are replaced, one code unit by one, so that offsets into the
 * text stay valid.
 */
public final class VisibleText {

  private static final char REPLACEMENT = '\uFFFD';

  private VisibleText() {}

  /** {@code text} as one line: line ends and tabs become spaces. */
  public static String line(String text) {
    return replace(text, true);
  }

  /** {@code text} with its lines and tabs kept. */
  public static String block(String text) {
    return replace(text, false);
  }

  private static String replace(String text, boolean oneLine) {
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      if (shown(text, index, codePoint, oneLine) != codePoint) {
        return replaceFrom(text, index, oneLine);
      }
      index += Character.charCount(codePoint);
    }
    return text;
  }

  private static String replaceFrom(String text, int first, boolean oneLine) {
    StringBuilder safe = new StringBuilder(text.length()).append(text, 0, first);
    int index = first;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      int shown = shown(text, index, codePoint, oneLine);
      safe.appendCodePoint(shown);
      if (shown != codePoint && Character.isSupplementaryCodePoint(codePoint)) {
        safe.append(REPLACEMENT);
      }
      index += Character.charCount(codePoint);
    }
    return safe.toString();
  }

  private static int shown(String text, int index, int codePoint, boolean oneLine) {
    if (codePoint == '\n' || codePoint == '\t') {
      return oneLine ? ' ' : codePoint;
    }
    if (codePoint == '\r') {
      // A lone carriage return lets a terminal overwrite the line.
      boolean lineEnd = index + 1 < text.length() && text.charAt(index + 1) == '\n';
      return oneLine || lineEnd ? ' ' : REPLACEMENT;
    }
    return isHarmless(codePoint) ? codePoint : REPLACEMENT;
  }

  /** Whether a character other than a line end or tab may be shown as it is. */
  public static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

package io.github.mulesecscan.detector;

import java.util.regex.Pattern;

/** Makes one line of text as messages show it. */
final class OneLine {

  private static final Pattern BLANKS = Pattern.compile("\\s++");

  private OneLine() {}

  /** {@code text} without the blanks around it, those in it as one each. */
  static String of(String text) {
    return BLANKS.matcher(text.strip()).replaceAll(" ");
  }

  /** The same, cut behind {@code longest} characters. */
  static String of(String text, int longest) {
    String line = of(text);
    return line.length() <= longest ? line : line.substring(0, longest) + "…";
  }
}

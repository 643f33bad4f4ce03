package io.github.mulesecscan.compliance;

import java.util.Comparator;

/** Sorts numbers inside of words by value: {@code API2} before {@code API10}. */
final class NaturalOrder {

  private static final int WIDTH = 8;

  static final Comparator<String> ORDER =
      Comparator.comparing(NaturalOrder::padded).thenComparing(Comparator.naturalOrder());

  private NaturalOrder() {}

  private static String padded(String text) {
    StringBuilder padded = new StringBuilder();
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : 0;
      if (c >= '0' && c <= '9') {
        digits.append(c);
        continue;
      }
      if (digits.length() > 0) {
        padded.append("0".repeat(Math.max(0, WIDTH - digits.length()))).append(digits);
        digits.setLength(0);
      }
      padded.append(c);
    }
    return padded.toString();
  }
}

package io.github.mulesecscan.report.html;

import java.util.Locale;

/** Words in the forms that a page needs. */
final class Words {

  private Words() {}

  static String capitalized(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** {@code 1 step}, {@code 2 steps}. */
  static String counted(long number, String noun) {
    return counted(number, noun, noun + "s");
  }

  /** {@code 1 entry}, {@code 2 entries}. */
  static String counted(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  /** The number with a thin space between thousands. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202F');
  }
}

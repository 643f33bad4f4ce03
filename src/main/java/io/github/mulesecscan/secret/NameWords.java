package io.github.mulesecscan.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts names into words: {@code db.clientSecret_dev} into {@code client}, {@code secret}, … */
final class NameWords {

  private NameWords() {}

  /** The words, in lower case, of the part of {@code name} after its last dot or slash. */
  static List<String> ofLastPart(String name) {
    int dot =
        Math.max(name.lastIndexOf('.'), Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')));
    return of(name.substring(dot + 1));
  }

  /** The words of {@code name}, in lower case. */
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        finish(word, words);
      } else {
        if (startsWord(name, i)) {
          finish(word, words);
        }
        word.append(c);
      }
    }
    finish(word, words);
    return words;
  }

  /** The last word of {@code name}, in lower case; empty where it has none. */
  static String last(String name) {
    int end = name.length();
    while (end > 0 && !Character.isLetterOrDigit(name.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && Character.isLetterOrDigit(name.charAt(start - 1))) {
      start--;
      if (startsWord(name, start)) {
        break;
      }
    }
    return name.substring(start, end).toLowerCase(Locale.ROOT);
  }

  /** A capital after a small letter or digit, or the last capital of a run: apiKey, AWSSecret. */
  private static boolean startsWord(String name, int i) {
    if (i == 0 || !Character.isUpperCase(name.charAt(i))) {
      return false;
    }
    char before = name.charAt(i - 1);
    if (Character.isLowerCase(before) || Character.isDigit(before)) {
      return true;
    }
    return Character.isUpperCase(before)
        && i + 1 < name.length()
        && Character.isLowerCase(name.charAt(i + 1));
  }

  private static void finish(StringBuilder word, List<String> words) {
    if (word.length() > 0) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }
}

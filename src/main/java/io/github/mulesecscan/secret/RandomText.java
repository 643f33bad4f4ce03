package io.github.mulesecscan.secret;

import java.util.HashMap;
import java.util.Map;

/** Tells texts that look made by chance, as keys and tokens are, from words and identifiers. */
final class RandomText {

  private static final int SHORTEST = 24;
  private static final int LONGEST = 256;

  /** Bits for each character; words, names and hexadecimal numbers stay below. */
  private static final double LEAST_BITS = 4.0;

  private RandomText() {}

  /** Whether {@code text} is one run of letters of both cases and digits, without any order. */
  static boolean is(String text) {
    return text.length() >= SHORTEST
        && text.length() <= LONGEST
        && text.chars().allMatch(RandomText::isOfBase64)
        && text.chars().anyMatch(Character::isDigit)
        && text.chars().anyMatch(Character::isUpperCase)
        && text.chars().anyMatch(Character::isLowerCase)
        && changes(text) * 2 >= text.length()
        && bits(text) >= LEAST_BITS;
  }

  private static boolean isOfBase64(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '='
        || c == '_'
        || c == '-';
  }

  /** How often the kind of character changes: seldom in {@code customerAccountV2Endpoint}. */
  private static int changes(String text) {
    int changes = 0;
    for (int i = 1; i < text.length(); i++) {
      if (Character.getType(text.charAt(i)) != Character.getType(text.charAt(i - 1))) {
        changes++;
      }
    }
    return changes;
  }

  /** Shannon's entropy of its characters. */
  private static double bits(String text) {
    Map<Character, Integer> counts = new HashMap<>();
    for (int i = 0; i < text.length(); i++) {
      counts.merge(text.charAt(i), 1, Integer::sum);
    }
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}

package io.github.mulesecscan.taint;

/**
 * A set of characters: each of ASCII, and all others together.
 *
 * @param low characters 0 to 63
 * @param high characters 64 to 127
 * @param others whether characters beyond ASCII are in it
 */
record CharacterSet(long low, long high, boolean others) {

  static final CharacterSet NONE = new CharacterSet(0, 0, false);
  static final CharacterSet ALL = new CharacterSet(-1L, -1L, true);

  static CharacterSet of(int character) {
    return range(character, character);
  }

  static CharacterSet of(String characters) {
    CharacterSet set = NONE;
    for (int i = 0; i < characters.length(); i++) {
      set = set.union(of(characters.charAt(i)));
    }
    return set;
  }

  static CharacterSet range(int first, int last) {
    long low = 0;
    long high = 0;
    for (int c = first; c <= Math.min(last, 127); c++) {
      low |= c < 64 ? 1L << c : 0;
      high |= c < 64 ? 0 : 1L << (c - 64);
    }
    return new CharacterSet(low, high, last > 127);
  }

  boolean contains(int c) {
    if (c > 127) {
      return others;
    }
    return c < 64 ? (low & (1L << c)) != 0 : (high & (1L << (c - 64))) != 0;
  }

  CharacterSet union(CharacterSet other) {
    return new CharacterSet(low | other.low, high | other.high, others || other.others);
  }

  CharacterSet intersection(CharacterSet other) {
    return new CharacterSet(low & other.low, high & other.high, others && other.others);
  }

  /**
   * What is surely not in this set; characters beyond ASCII remain, since some may not be in it.
   */
  CharacterSet complement() {
    return new CharacterSet(~low, ~high, true);
  }

  /** With the other case of each letter. */
  CharacterSet anyCase() {
    CharacterSet set = this;
    for (int c = 'a'; c <= 'z'; c++) {
      int upper = c - 'a' + 'A';
      if (contains(c)) {
        set = set.union(of(upper));
      } else if (contains(upper)) {
        set = set.union(of(c));
      }
    }
    return set;
  }

  boolean isEmpty() {
    return low == 0 && high == 0 && !others;
  }
}

package io.github.mulesecscan.taint;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is known about a set of texts: too much may be allowed, never too little.
 *
 * @param characters what may be anywhere in a text
 * @param first what a text may begin with
 * @param last what a text may end with
 * @param mayBeEmpty whether the empty text is one
 * @param pairs which of the watched two-character sequences may be in a text
 */
record TextLanguage(
    CharacterSet characters,
    CharacterSet first,
    CharacterSet last,
    boolean mayBeEmpty,
    Set<String> pairs) {

  static final TextLanguage EMPTY =
      new TextLanguage(CharacterSet.NONE, CharacterSet.NONE, CharacterSet.NONE, true, Set.of());

  /** Texts of one character. */
  static TextLanguage one(CharacterSet characters) {
    return new TextLanguage(characters, characters, characters, false, Set.of());
  }

  /** Texts of any length over {@code characters}. */
  static TextLanguage over(CharacterSet characters, Set<String> watched) {
    return one(characters).repeated(watched).optional();
  }

  boolean mayHold(char character) {
    return characters.contains(character);
  }

  boolean mayHold(String pair) {
    return pairs.contains(pair);
  }

  TextLanguage or(TextLanguage other) {
    return new TextLanguage(
        characters.union(other.characters),
        first.union(other.first),
        last.union(other.last),
        mayBeEmpty || other.mayBeEmpty,
        union(pairs, other.pairs));
  }

  TextLanguage then(TextLanguage other, Set<String> watched) {
    return new TextLanguage(
        characters.union(other.characters),
        mayBeEmpty ? first.union(other.first) : first,
        other.mayBeEmpty ? last.union(other.last) : other.last,
        mayBeEmpty && other.mayBeEmpty,
        union(union(pairs, other.pairs), joints(last, other.first, watched)));
  }

  TextLanguage repeated(Set<String> watched) {
    return new TextLanguage(
        characters, first, last, mayBeEmpty, union(pairs, joints(last, first, watched)));
  }

  TextLanguage optional() {
    return new TextLanguage(characters, first, last, true, pairs);
  }

  private static Set<String> joints(CharacterSet left, CharacterSet right, Set<String> watched) {
    Set<String> found = new LinkedHashSet<>();
    for (String pair : watched) {
      if (left.contains(pair.charAt(0)) && right.contains(pair.charAt(1))) {
        found.add(pair);
      }
    }
    return found;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    if (other.isEmpty()) {
      return one;
    }
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }
}

package io.github.mulesecscan.taint;

import java.util.Optional;
import java.util.Set;

/**
 * Reads a regular expression as the language of the texts that match it from beginning to end.
 * Lookarounds, back references and whatever else is not understood make the result unknown.
 */
final class RegexReader {

  private static final int NESTING_LIMIT = 50;

  private final String pattern;
  private final Set<String> watched;
  private int at;
  private int nesting;
  private boolean anyCase;
  private boolean failed;

  private RegexReader(String pattern, Set<String> watched) {
    this.pattern = pattern;
    this.watched = watched;
  }

  /**
   * The language of {@code pattern}; empty where it is not understood.
   *
   * @param watched the two-character sequences to tell about
   */
  static Optional<TextLanguage> language(String pattern, Set<String> watched) {
    RegexReader reader = new RegexReader(pattern, watched);
    TextLanguage language = reader.alternatives();
    return reader.failed || reader.at < pattern.length() ? Optional.empty() : Optional.of(language);
  }

  /**
   * The characters that {@code pattern} matches, if it matches single characters or runs of them
   * and nothing else: of {@code [^a-z]+} all but letters.
   */
  static Optional<CharacterSet> singleCharacters(String pattern) {
    String body = pattern.endsWith("+") ? pattern.substring(0, pattern.length() - 1) : pattern;
    RegexReader reader = new RegexReader(body, Set.of());
    CharacterSet found = CharacterSet.NONE;
    do {
      Optional<CharacterSet> one = reader.atomCharacters();
      if (one.isEmpty() || reader.failed) {
        return Optional.empty();
      }
      found = found.union(one.get());
    } while (reader.accept('|'));
    return reader.at == body.length() ? Optional.of(found) : Optional.empty();
  }

  private Optional<CharacterSet> atomCharacters() {
    if (at >= pattern.length() || "(){}*+?^$".indexOf(pattern.charAt(at)) >= 0) {
      return Optional.empty();
    }
    TextLanguage atom = atom();
    return failed || atom.mayBeEmpty() ? Optional.empty() : Optional.of(atom.characters());
  }

  private TextLanguage alternatives() {
    TextLanguage all = sequence();
    while (!failed && accept('|')) {
      all = all.or(sequence());
    }
    return all;
  }

  private TextLanguage sequence() {
    TextLanguage all = TextLanguage.EMPTY;
    while (!failed && at < pattern.length() && peek() != '|' && peek() != ')') {
      all = all.then(quantified(), watched);
    }
    return all;
  }

  private TextLanguage quantified() {
    TextLanguage language = atom();
    while (!failed && at < pattern.length()) {
      if (accept('*')) {
        language = language.repeated(watched).optional();
      } else if (accept('+')) {
        language = language.repeated(watched);
      } else if (accept('?')) {
        language = language.optional();
      } else if (peek() == '{') {
        language = counted(language);
      } else {
        break;
      }
    }
    return language;
  }

  private TextLanguage counted(TextLanguage language) {
    int close = pattern.indexOf('}', at);
    if (close < 0) {
      return fail();
    }
    String bounds = pattern.substring(at + 1, close);
    at = close + 1;
    TextLanguage repeated = bounds.equals("1") ? language : language.repeated(watched);
    return bounds.startsWith("0") || bounds.startsWith(",") ? repeated.optional() : repeated;
  }

  private TextLanguage atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> TextLanguage.one(cased(new CharacterClass().read()));
      case '.' -> TextLanguage.one(CharacterSet.of("\r\n").complement());
      case '^', '$' -> TextLanguage.EMPTY;
      case '\\' -> escape();
      case '*', '+', '?', '{' -> fail();
      default -> TextLanguage.one(cased(CharacterSet.of(c)));
    };
  }

  private TextLanguage group() {
    if (++nesting > NESTING_LIMIT) {
      return fail();
    }
    if (accept('?') && !groupStart()) {
      return failed ? fail() : TextLanguage.EMPTY;
    }
    TextLanguage language = alternatives();
    if (!accept(')')) {
      return fail();
    }
    nesting--;
    return language;
  }

  /**
   * Reads what follows {@code (?}; false for flags that end the group and for what is not known.
   */
  private boolean groupStart() {
    if (accept(':') || accept('>')) {
      return true;
    }
    int close = pattern.indexOf('>', at);
    boolean named = accept('<') && at < pattern.length() && peek() != '=' && peek() != '!';
    if (named && close > 0) {
      at = close + 1;
      return true;
    }
    if (accept('i')) {
      anyCase = true;
      if (accept(')')) {
        nesting--;
        return false;
      }
      return accept(':');
    }
    failed = true;
    return false;
  }

  private TextLanguage escape() {
    if (at >= pattern.length()) {
      return fail();
    }
    char c = peek();
    if (c == 'b' || c == 'A' || c == 'z' || c == 'Z') {
      at++;
      return TextLanguage.EMPTY;
    }
    return TextLanguage.one(cased(escapedCharacters()));
  }

  private CharacterSet escapedCharacters() {
    char c = pattern.charAt(at++);
    CharacterSet set = predefined(Character.toLowerCase(c));
    if (!set.isEmpty()) {
      return Character.isUpperCase(c) ? set.complement() : set;
    }
    return switch (c) {
      case 'n' -> CharacterSet.of('\n');
      case 'r' -> CharacterSet.of('\r');
      case 't' -> CharacterSet.of('\t');
      case 'f' -> CharacterSet.of('\f');
      case 'p', 'P', 'x', 'u', 'Q', 'E', 'k', 'R', 'X', 'c', 'G', 'B', '0' -> failedSet();
      default -> Character.isLetterOrDigit(c) ? failedSet() : CharacterSet.of(c);
    };
  }

  private static CharacterSet predefined(char c) {
    CharacterSet digits = CharacterSet.range('0', '9');
    return switch (c) {
      case 'd' -> digits;
      case 'w' ->
          digits
              .union(CharacterSet.range('a', 'z'))
              .union(CharacterSet.range('A', 'Z'))
              .union(CharacterSet.of('_'));
      case 's' -> CharacterSet.of(" \t\n\u000B\f\r");
      default -> CharacterSet.NONE;
    };
  }

  private CharacterSet cased(CharacterSet set) {
    return anyCase ? set.anyCase() : set;
  }

  private CharacterSet failedSet() {
    failed = true;
    return CharacterSet.ALL;
  }

  private TextLanguage fail() {
    failed = true;
    return TextLanguage.EMPTY;
  }

  private char peek() {
    return pattern.charAt(at);
  }

  private boolean accept(char c) {
    if (at < pattern.length() && pattern.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /** What stands between brackets; its opening bracket is read. */
  private final class CharacterClass {

    CharacterSet read() {
      boolean negated = accept('^');
      CharacterSet set = CharacterSet.NONE;
      boolean first = true;
      while (!failed && at < pattern.length() && (first || peek() != ']')) {
        set = set.union(member());
        first = false;
      }
      if (!accept(']')) {
        return failedSet();
      }
      return negated ? set.complement() : set;
    }

    private CharacterSet member() {
      char c = pattern.charAt(at++);
      boolean intersection = c == '&' && at < pattern.length() && peek() == '&';
      if (c == '[' || intersection || (c == '\\' && at >= pattern.length())) {
        return failedSet();
      }
      CharacterSet one = c == '\\' ? escapedCharacters() : CharacterSet.of(c);
      boolean range = at + 1 < pattern.length() && peek() == '-' && pattern.charAt(at + 1) != ']';
      if (!range) {
        return one;
      }
      char start = c == '\\' ? pattern.charAt(at - 1) : c;
      at++;
      char last = pattern.charAt(at++);
      if (last == '\\' || last == '[' || (c == '\\' && Character.isLetterOrDigit(start))) {
        return failedSet();
      }
      return CharacterSet.range(start, last);
    }
  }
}

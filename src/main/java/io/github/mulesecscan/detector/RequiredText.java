package io.github.mulesecscan.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Texts one of which is in everything that a pattern matches. To look for them first tells most
 * texts apart at a fraction of what the pattern takes.
 */
final class RequiredText {

  private static final int SHORTEST = 2;

  private final List<String> texts;
  private final boolean ignoreCase;

  private RequiredText(List<String> texts, boolean ignoreCase) {
    this.texts = List.copyOf(texts);
    this.ignoreCase = ignoreCase;
  }

  /**
   * What {@code regex}, a pattern of RE2, requires; nothing where that is not obvious.
   *
   * @param ignoreCase whether letter case does not matter
   */
  static RequiredText of(String regex, boolean ignoreCase) {
    Reader reader = new Reader(regex);
    Optional<List<String>> texts = reader.alternatives();
    boolean whole = reader.at == regex.length() && !reader.strange;
    return new RequiredText(
        whole ? texts.orElse(List.of()) : List.of(), ignoreCase || regex.contains("(?"));
  }

  /** Whether the pattern may match {@code text}, or a part of it. */
  boolean mayBeIn(String text) {
    if (texts.isEmpty()) {
      return true;
    }
    for (String required : texts) {
      if (ignoreCase ? containsIgnoringCase(text, required) : text.contains(required)) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsIgnoringCase(String text, String required) {
    for (int at = 0; at <= text.length() - required.length(); at++) {
      if (text.regionMatches(true, at, required, 0, required.length())) {
        return true;
      }
    }
    return false;
  }

  /** Reads patterns as far as they are simple. */
  private static final class Reader {

    private final String regex;
    private int at;
    private boolean strange;

    Reader(String regex) {
      this.regex = regex;
    }

    private boolean isAt(char wanted) {
      return at < regex.length() && regex.charAt(at) == wanted;
    }

    /** One of several: all of their texts, if each has some. */
    Optional<List<String>> alternatives() {
      List<String> all = new ArrayList<>();
      boolean each = true;
      while (true) {
        Optional<List<String>> one = sequence();
        each &= one.isPresent();
        one.ifPresent(all::addAll);
        if (!isAt('|')) {
          return each ? Optional.of(all) : Optional.empty();
        }
        at++;
      }
    }

    /** The best of what stands one behind the other. */
    private Optional<List<String>> sequence() {
      Best best = new Best();
      StringBuilder run = new StringBuilder();
      while (at < regex.length() && !isAt('|') && !isAt(')') && !strange) {
        int start = at;
        Optional<List<String>> inner = Optional.empty();
        Optional<Character> letter = Optional.empty();
        if (isAt('(')) {
          inner = group();
        } else {
          letter = character();
        }
        boolean optional = isAt('?') || isAt('*') || isAt('{');
        boolean repeated = optional || isAt('+');
        quantifier();
        if (letter.isPresent() && !optional) {
          run.append(letter.get());
        }
        if (letter.isEmpty() || repeated) {
          best.take(run);
        }
        if (inner.isPresent() && !optional) {
          best.take(inner.get());
        }
        strange |= at == start;
      }
      best.take(run);
      return best.texts;
    }

    private Optional<List<String>> group() {
      at++;
      if (isAt('?')) {
        // (?i) and (?:; names and lookarounds are rare or unknown.
        int end = at + 1;
        while (end < regex.length() && "ims".indexOf(regex.charAt(end)) >= 0) {
          end++;
        }
        if (end < regex.length() && regex.charAt(end) == ')') {
          at = end + 1;
          return Optional.empty();
        }
        strange |= end >= regex.length() || regex.charAt(end) != ':';
        at = Math.min(end + 1, regex.length());
      }
      Optional<List<String>> inner = alternatives();
      strange |= !isAt(')');
      at++;
      return inner;
    }

    /** A letter that stands for itself; empty for what stands for several, or for none. */
    private Optional<Character> character() {
      char c = regex.charAt(at++);
      if (c == '[') {
        set();
        return Optional.empty();
      }
      if (c == '\\' && at < regex.length()) {
        char escaped = regex.charAt(at++);
        strange |= "pPxQEC01234567".indexOf(escaped) >= 0;
        return Character.isLetterOrDigit(escaped) ? Optional.empty() : Optional.of(escaped);
      }
      return ".^$".indexOf(c) >= 0 ? Optional.empty() : Optional.of(c);
    }

    private void set() {
      if (isAt('^')) {
        at++;
      }
      // A bracket at the start stands for itself, and so does what is escaped.
      do {
        strange |= isAt('[');
        at += isAt('\\') ? 2 : 1;
      } while (at < regex.length() && !isAt(']'));
      at++;
    }

    private void quantifier() {
      if (isAt('{')) {
        at = regex.indexOf('}', at) + 1;
        strange |= at == 0;
      } else if (isAt('?') || isAt('*') || isAt('+')) {
        at++;
      }
      if (isAt('?')) {
        at++;
      }
    }
  }

  /** The texts of which the shortest is the longest so far. */
  private static final class Best {

    private Optional<List<String>> texts = Optional.empty();
    private int shortest;

    void take(StringBuilder run) {
      take(List.of(run.toString()));
      run.setLength(0);
    }

    void take(List<String> candidates) {
      int length = candidates.stream().mapToInt(String::length).min().orElse(0);
      if (length >= SHORTEST && length > shortest) {
        texts = Optional.of(List.copyOf(candidates));
        shortest = length;
      }
    }
  }
}

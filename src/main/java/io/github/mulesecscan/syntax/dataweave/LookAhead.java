package io.github.mulesecscan.syntax.dataweave;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers which closing bracket belongs to an opening one without parsing, for the few places where
 * the tokens at hand do not tell what follows. Every stretch is looked at once; nothing recurses.
 */
final class LookAhead {

  private final Parser parser;
  private final String text;
  private final Map<Integer, Integer> matches = new HashMap<>();
  private int scannedTo;

  // The brackets and quotes that are open, innermost last.
  private char[] open = new char[16];
  private int[] offsets = new int[16];
  private int depth;

  LookAhead(Parser parser, String text) {
    this.parser = parser;
    this.text = text;
  }

  /** Where the {@code )} stands that closes the {@code (} at {@code opener}, or -1. */
  int closingParen(int opener) {
    if (opener >= scannedTo) {
      depth = 0;
      scannedTo = scan(opener);
    }
    return matches.getOrDefault(opener, -1);
  }

  /** The offset behind the string that begins at {@code quote}, or the end of the text. */
  int stringEnd(int quote) {
    depth = 0;
    return scan(quote);
  }

  // Scans until all that was opened is closed. Whether a slash opens a regular expression is told
  // by whether an operand is due.
  private int scan(int from) {
    int at = from;
    boolean operand = true;
    do {
      if (depth > 0 && isQuote(open[depth - 1])) {
        at = insideString(at);
        operand = text.charAt(at - 1) == '(';
        continue;
      }
      at = parser.lexer.skipBlanks(at);
      if (at >= text.length()) {
        break;
      }
      char c = text.charAt(at);
      if (Lexer.isNamePart(c)) {
        int wordEnd = parser.lexer.nameEnd(at);
        operand = !operand || isPrefixWord(at, wordEnd);
        at = wordEnd;
      } else if (c == '/' && operand) {
        at = regexEnd(at);
        operand = false;
      } else {
        operand = mark(c, at);
        at++;
      }
    } while (depth > 0 && at < text.length());
    return at;
  }

  private boolean isPrefixWord(int from, int to) {
    return switch (text.substring(from, to)) {
      case "not", "else", "case", "matches", "if", "unless" -> true;
      default -> false;
    };
  }

  private int regexEnd(int slash) {
    for (int at = slash + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '/') {
        return at + 1;
      } else if (c == '\n') {
        break;
      }
    }
    return slash + 1;
  }

  // Takes a mark; returns whether an operand is due behind it.
  private boolean mark(char c, int at) {
    switch (c) {
      case '(', '[', '{', '"', '\'', '`' -> push(c, at);
      case ')', ']', '}' -> {
        pop(c, at);
        return false;
      }
      case '$' -> {
        return false;
      }
      default -> {}
    }
    return true;
  }

  private int insideString(int from) {
    char quote = open[depth - 1];
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == quote) {
        depth--;
        return at + 1;
      } else if (c == '$' && at + 1 < text.length() && text.charAt(at + 1) == '(') {
        push('(', at + 1);
        return at + 2;
      }
    }
    return text.length();
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private void push(char c, int at) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
      offsets = Arrays.copyOf(offsets, depth * 2);
    }
    open[depth] = c;
    offsets[depth] = at;
    depth++;
  }

  // A closer without its opener is passed over.
  private void pop(char closer, int at) {
    char opener = closer == ')' ? '(' : closer == ']' ? '[' : '{';
    if (depth > 0 && open[depth - 1] == opener) {
      depth--;
      if (opener == '(') {
        matches.put(offsets[depth], at);
      }
    }
  }
}

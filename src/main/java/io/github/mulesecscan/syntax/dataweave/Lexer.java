package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The current token of a text, pulled forward by the parser.
 *
 * <p>Nothing is decided here that depends on the grammar: a slash is a slash and a bar a bar until
 * the parser, standing where an operand is due, asks for {@link #regexEnd()} or {@link #dateEnd()}.
 */
final class Lexer {

  private static final int LONGEST_PLACEHOLDER = 300;

  private final String text;
  private final int length;
  private final List<Comment> comments = new ArrayList<>();
  private int lastComment = -1;

  private TokenKind kind = TokenKind.END;
  private int start;
  private int end;
  private int previousEnd;
  private int noRegexBefore;

  Lexer(String text) {
    this.text = text;
    this.length = text.length();
    this.end = !text.isEmpty() && text.charAt(0) == '\uFEFF' ? 1 : 0;
    next();
  }

  TokenKind kind() {
    return kind;
  }

  /** Where the current token begins. */
  int start() {
    return start;
  }

  /** Where the current token ends; for a quote, right behind it. */
  int end() {
    return end;
  }

  /** Where the token before the current one ends. */
  int previousEnd() {
    return previousEnd;
  }

  List<Comment> comments() {
    return comments;
  }

  /** The current token as written. */
  String tokenText() {
    return text.substring(start, end);
  }

  /** Whether the current token is this word. */
  boolean isWord(String word) {
    return kind == TokenKind.WORD && end - start == word.length() && text.startsWith(word, start);
  }

  /** Whether the current token follows the one before it without a gap. */
  boolean isAdjacent() {
    return start == previousEnd;
  }

  char at(int offset) {
    return offset < length ? text.charAt(offset) : '\0';
  }

  String text(int from, int to) {
    return text.substring(from, to);
  }

  /** The word at {@code offset}, perhaps empty. */
  String wordAt(int offset) {
    return text.substring(offset, nameEnd(offset));
  }

  /** Moves to the next token. */
  void next() {
    previousEnd = end;
    start = skipBlanks(end, true);
    scan();
  }

  /** Takes everything up to {@code offset} as the current token and moves to the next one. */
  void nextFrom(int offset) {
    end = offset;
    next();
  }

  /** Makes the end of the text the current token. */
  void toEnd() {
    nextFrom(length);
  }

  /** Where the lexer is; {@link #reset} goes back there. */
  long mark() {
    return ((long) previousEnd << 32) | start;
  }

  void reset(long mark) {
    previousEnd = (int) (mark >>> 32);
    start = (int) mark;
    scan();
  }

  /** Where the first character behind blanks and comments from {@code offset} on is. */
  int skipBlanks(int offset) {
    return skipBlanks(offset, false);
  }

  private int skipBlanks(int offset, boolean keepComments) {
    int at = offset;
    while (at < length) {
      char c = text.charAt(at);
      if (c == '/') {
        int behind = commentEnd(at);
        if (behind < 0) {
          return at;
        }
        if (keepComments) {
          addComment(at, behind);
        }
        at = behind;
      } else if (c <= ' ' || c == '\u00A0' || c == '\uFEFF' || isOtherBlank(c)) {
        at++;
      } else {
        return at;
      }
    }
    return length;
  }

  private static boolean isOtherBlank(char c) {
    return c > '\u00A0' && Character.isSpaceChar(c);
  }

  /** The end of the comment that begins at {@code offset}, or -1. */
  int commentEnd(int offset) {
    char second = at(offset + 1);
    if (second == '/') {
      int at = offset + 2;
      while (at < length && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      return at;
    }
    if (second == '*') {
      int close = text.indexOf("*/", offset + 2);
      return close < 0 ? length : close + 2;
    }
    return -1;
  }

  private void addComment(int from, int to) {
    if (from > lastComment) {
      lastComment = from;
      boolean toLineEnd = text.charAt(from + 1) == '/';
      comments.add(new Comment(text.substring(from, to), toLineEnd, Span.between(from, to)));
    }
  }

  static boolean isNameStart(char c) {
    return c < 128 ? isAsciiLetter(c) || c == '_' : Character.isLetter(c);
  }

  static boolean isNamePart(char c) {
    return c < 128 ? isAsciiLetter(c) || isDigit(c) || c == '_' : Character.isLetterOrDigit(c);
  }

  private static boolean isAsciiLetter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The end of the name at {@code offset}. */
  int nameEnd(int offset) {
    int at = offset;
    while (at < length && isNamePart(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The end of the regular expression that the slash at {@code offset} opens, or -1. */
  int regexEnd() {
    if (start < noRegexBefore) {
      return -1;
    }
    for (int at = start + 1; at < length; at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '/') {
        return at + 1;
      } else if (c == '\n' || c == '\r') {
        noRegexBefore = at;
        return -1;
      }
    }
    noRegexBefore = length;
    return -1;
  }

  /** The end of the date that the current bar opens, or -1. */
  int dateEnd() {
    for (int at = start + 1; at < length; at++) {
      char c = text.charAt(at);
      if (c == '|') {
        return at > start + 1 ? at + 1 : -1;
      }
      if (c == '$' && at(at + 1) == '{') {
        int close = placeholderEnd(at);
        if (close < 0) {
          return -1;
        }
        at = close - 1;
      } else if (!isNamePart(c) && "+-:./".indexOf(c) < 0) {
        return -1;
      }
    }
    return -1;
  }

  /** The end of the number at {@code offset}, which begins with a digit, or a dot and a digit. */
  int numberEnd(int offset) {
    int at = digitsEnd(offset);
    if (at(at) == '.' && isDigit(at(at + 1))) {
      at = digitsEnd(at + 1);
    }
    if ((at(at) | 32) == 'e') {
      int digits = at(at + 1) == '+' || at(at + 1) == '-' ? at + 2 : at + 1;
      if (isDigit(at(digits))) {
        at = digitsEnd(digits);
      }
    }
    return at;
  }

  private int digitsEnd(int offset) {
    int at = offset;
    while (isDigit(at(at))) {
      at++;
    }
    return at;
  }

  /** The end of the placeholder at {@code offset} and of what is glued to it, or -1. */
  int placeholderEnd(int offset) {
    int end = -1;
    int at = offset;
    while (at(at) == '$' && at(at + 1) == '{') {
      int close = closingBrace(at + 2);
      if (close < 0) {
        return end;
      }
      at = nameEnd(close + 1);
      end = at;
    }
    return end;
  }

  private int closingBrace(int offset) {
    int depth = 1;
    int limit = Math.min(length, offset + LONGEST_PLACEHOLDER);
    for (int at = offset; at < limit; at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '"' || c == '\'' || c == ' ') {
        return -1;
      }
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return at > offset ? at : -1;
      }
    }
    return -1;
  }

  private void scan() {
    if (start >= length) {
      start = length;
      end = length;
      kind = TokenKind.END;
      return;
    }
    char c = text.charAt(start);
    if (isNameStart(c)) {
      scanWord();
    } else if (isDigit(c)) {
      token(TokenKind.NUMBER, numberEnd(start) - start);
    } else {
      scanMark(c);
    }
  }

  private void scanWord() {
    end = nameEnd(start + 1);
    kind = TokenKind.WORD;
    if (at(end) == '$' && at(end + 1) == '{') {
      int glued = placeholderEnd(end);
      if (glued >= 0) {
        end = glued;
        kind = TokenKind.PLACEHOLDER;
      }
    }
  }

  private void scanDollars() {
    int at = start + 1;
    if (at(at) == '{') {
      int close = placeholderEnd(start);
      if (close >= 0) {
        token(TokenKind.PLACEHOLDER, close - start);
        return;
      }
    }
    while (at(at) == '$') {
      at++;
    }
    token(TokenKind.DOLLARS, at - start);
  }

  private void token(TokenKind found, int width) {
    kind = found;
    end = start + width;
  }

  private void scanMark(char c) {
    switch (c) {
      case '"', '\'', '`' -> token(TokenKind.QUOTE, 1);
      case '$' -> scanDollars();
      case '(' -> token(TokenKind.LEFT_PAREN, 1);
      case ')' -> token(TokenKind.RIGHT_PAREN, 1);
      case '[' -> token(TokenKind.LEFT_BRACKET, 1);
      case ']' -> token(TokenKind.RIGHT_BRACKET, 1);
      case '{' -> token(TokenKind.LEFT_BRACE, 1);
      case '}' -> token(TokenKind.RIGHT_BRACE, 1);
      case ',' -> token(TokenKind.COMMA, 1);
      case ':' -> token(TokenKind.COLON, 1);
      case '*' -> token(TokenKind.STAR, 1);
      case '/' -> token(TokenKind.SLASH, 1);
      case '?' -> token(TokenKind.QUESTION, 1);
      case '@' -> token(TokenKind.AT, 1);
      case '#' -> token(TokenKind.HASH, 1);
      case '^' -> token(TokenKind.CARET, 1);
      case '&' -> token(TokenKind.AMPERSAND, 1);
      case '|' -> token(TokenKind.BAR, 1);
      case '%' -> token(TokenKind.PERCENT, 1);
      default -> scanLongMark(c, at(start + 1));
    }
  }

  private void scanLongMark(char c, char second) {
    switch (c) {
      case '.' -> either(second == '.', TokenKind.DOTS, TokenKind.DOT);
      case '+' -> either(second == '+', TokenKind.CONCAT, TokenKind.PLUS);
      case '-' -> scanMinus(second);
      case '=' -> either(second == '=', TokenKind.EQUAL, TokenKind.ASSIGN);
      case '!' -> either(second == '=', TokenKind.NOT_EQUAL, TokenKind.BANG);
      case '~' -> either(second == '=', TokenKind.SIMILAR, TokenKind.TILDE);
      case '<' -> scanLess(second);
      case '>' -> {
        TokenKind shortOrEqual = second == '=' ? TokenKind.GREATER_OR_EQUAL : TokenKind.GREATER;
        either(
            second == '=' || second == '>',
            second == '>' ? TokenKind.PREPEND : shortOrEqual,
            TokenKind.GREATER);
      }
      default -> token(TokenKind.OTHER, Character.isHighSurrogate(c) && start + 1 < length ? 2 : 1);
    }
  }

  private void either(boolean two, TokenKind ifTwo, TokenKind ifOne) {
    token(two ? ifTwo : ifOne, two ? 2 : 1);
  }

  private void scanMinus(char second) {
    if (second == '-') {
      boolean three = at(start + 2) == '-';
      token(three ? TokenKind.SEPARATOR : TokenKind.REMOVE, three ? 3 : 2);
    } else {
      either(second == '>', TokenKind.ARROW, TokenKind.MINUS);
    }
  }

  private void scanLess(char second) {
    switch (second) {
      case '=' -> token(TokenKind.LESS_OR_EQUAL, 2);
      case '<' -> token(TokenKind.APPEND, 2);
      case '~' -> token(TokenKind.WITH_METADATA, 2);
      case ':' -> token(TokenKind.SUBTYPE, 2);
      default -> token(TokenKind.LESS, 1);
    }
  }

  /** Takes the first character alone of a token that begins with one, {@code >} of {@code >>}. */
  void split(TokenKind first) {
    token(first, 1);
  }
}

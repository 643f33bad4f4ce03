package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.java.Token.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A place among the tokens of a text, and which brackets belong together. */
final class Cursor {

  /** What is nested deeper is not read. */
  private static final int DEEPEST = 150;

  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  private final String content;
  private final JavaDialect dialect;
  private final List<Token> tokens;
  private final int[] partners;
  private int at;
  private int depth;

  private Cursor(String content, JavaDialect dialect, List<Token> tokens, int depth) {
    this.content = content;
    this.dialect = dialect;
    this.tokens = tokens;
    this.partners = partners(tokens);
    this.depth = depth;
  }

  static Cursor of(String content, JavaDialect dialect) {
    return new Cursor(content, dialect, Lexer.lex(content, 0, content.length(), dialect), 0);
  }

  /** A cursor over a stretch of the same text. */
  Cursor within(Span span) {
    List<Token> inner = Lexer.lex(content, span.offset(), span.end(), dialect);
    return new Cursor(content, dialect, inner, depth + DEEPEST / 10);
  }

  boolean isGroovy() {
    return dialect == JavaDialect.GROOVY;
  }

  // ---- looking ----

  Token token() {
    return tokens.get(at);
  }

  /** The token at an index; the last one where there are no more. */
  Token token(int index) {
    return tokens.get(Math.min(index, tokens.size() - 1));
  }

  int index() {
    return at;
  }

  boolean isEnd() {
    return token().kind() == Kind.END;
  }

  boolean is(String symbol) {
    return token().is(symbol);
  }

  boolean isWord(String word) {
    return token().isWord(word);
  }

  boolean isName() {
    return token().kind() == Kind.NAME;
  }

  /** Whether in Groovy a statement ends in front of the token. */
  boolean isNewLine() {
    return isGroovy() && token().line();
  }

  /**
   * The index of the bracket that closes the one at {@code index}; if there is none, of that which
   * closes the one around it.
   */
  int closing(int index) {
    int partner = index < partners.length ? partners[index] : -1;
    return partner < 0 ? tokens.size() - 1 : partner;
  }

  /** From the token at {@code start} to the token before the current one. */
  Span since(int start) {
    int from = token(start).span().offset();
    int to = at > start ? token(at - 1).span().end() : from;
    return Span.between(from, Math.max(from, to));
  }

  // ---- moving ----

  Token next() {
    Token token = token();
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  void moveTo(int index) {
    at = Math.min(index, tokens.size() - 1);
  }

  boolean accept(String symbol) {
    boolean found = is(symbol);
    if (found) {
      next();
    }
    return found;
  }

  boolean acceptWord(String word) {
    boolean found = isWord(word);
    if (found) {
      next();
    }
    return found;
  }

  /** Goes behind the bracket that closes the one at {@code open}. */
  void close(int open) {
    int close = closing(open);
    moveTo(Math.max(at, close));
    if (at == close && partners[close] == open) {
      next();
    }
  }

  /** Passes the token, or all up to the bracket that closes it. */
  void skip() {
    int start = at;
    boolean opens = token().kind() == Kind.SYMBOL && OPENING.contains(token().text());
    next();
    if (opens) {
      close(start);
    }
  }

  /** Passes what is not the end of something around it. */
  void skipUnlessClosing() {
    if (token().kind() != Kind.SYMBOL || !CLOSING.contains(token().text())) {
      skip();
    }
  }

  /** Goes on at {@code symbol} behind what was not understood, but not beyond {@code end}. */
  void recover(String symbol, int end) {
    while (at < end && !is(symbol)) {
      skip();
    }
  }

  // ---- depth ----

  /** Goes one level deeper, if that is allowed; {@link #leave} must follow if so. */
  boolean enter() {
    if (depth >= DEEPEST) {
      return false;
    }
    depth++;
    return true;
  }

  void leave() {
    depth--;
  }

  private static int[] partners(List<Token> tokens) {
    int[] partners = new int[tokens.size()];
    Arrays.fill(partners, -1);
    Deque<Integer> open = new ArrayDeque<>();
    int[] count = new int[OPENING.length()];
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int opens = token.kind() == Kind.SYMBOL ? OPENING.indexOf(token.text()) : -1;
      int closes = token.kind() == Kind.SYMBOL ? CLOSING.indexOf(token.text()) : -1;
      if (opens >= 0) {
        open.push(i);
        count[opens]++;
      } else if (closes >= 0 && count[closes] > 0) {
        int partner = pop(tokens, open, count, closes, partners, i);
        partners[partner] = i;
        partners[i] = partner;
      }
    }
    return partners;
  }

  /** The innermost open bracket of that kind; what is open inside it ends with it. */
  private static int pop(
      List<Token> tokens, Deque<Integer> open, int[] count, int kind, int[] partners, int close) {
    while (true) {
      int index = open.pop();
      int found = OPENING.indexOf(tokens.get(index).text());
      count[found]--;
      if (found == kind) {
        return index;
      }
      partners[index] = close;
    }
  }
}

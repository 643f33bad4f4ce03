package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.java.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts Java or Groovy text into tokens; comments and blanks are left out. */
final class Lexer {

  private static final List<String> SYMBOLS =
      List.of(
          "<=>", "==~", "===", "!==", "...", "<<=", "?.", "?:", "?=", "->", "::", "++", "--", "&&",
          "||", "==", "!=", "<=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "=~", "..", "*.",
          ".&", "**", "<<");

  private final String content;
  private final int end;
  private final boolean groovy;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean line;

  private Lexer(String content, int from, int end, JavaDialect dialect) {
    this.content = content;
    this.at = from;
    this.end = end;
    this.groovy = dialect == JavaDialect.GROOVY;
  }

  /** The tokens of {@code content} between two offsets; the last one is of kind {@code END}. */
  static List<Token> lex(String content, int from, int end, JavaDialect dialect) {
    Lexer lexer = new Lexer(content, from, end, dialect);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    if (content.startsWith("#!", at)) {
      skipLine();
    }
    while (at < end) {
      char c = content.charAt(at);
      if (c == '\n' || c == '\r') {
        line = true;
        at++;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (starts("//")) {
        skipLine();
      } else if (starts("/*")) {
        skipComment();
      } else if (groovy && c == '\\' && at + 1 < end && isLineEnd(content.charAt(at + 1))) {
        at += content.startsWith("\r\n", at + 1) ? 3 : 2;
      } else {
        token(c);
      }
    }
    at = end;
    add(Kind.END, "", end);
  }

  private void token(char c) {
    int start = at;
    if (Character.isJavaIdentifierStart(c)) {
      while (at < end && Character.isJavaIdentifierPart(content.charAt(at))) {
        at++;
      }
      boolean slashy = groovy && content.startsWith("$/", start);
      if (slashy) {
        at = start;
        text("$/", "/$", true);
      } else {
        add(Kind.NAME, content.substring(start, at), start);
      }
    } else if (c >= '0' && c <= '9') {
      number(start);
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == '/' && groovy && !followsOperand()) {
      slashy();
    } else {
      symbol(start);
    }
  }

  private void number(int start) {
    while (at < end && isNumberPart(start)) {
      at++;
    }
    add(Kind.NUMBER, content.substring(start, at), start);
  }

  private boolean isNumberPart(int start) {
    char c = content.charAt(at);
    boolean exponent =
        (c == '+' || c == '-')
            && at > start
            && "eEpP".indexOf(content.charAt(at - 1)) >= 0
            && !content.startsWith("0x", start);
    boolean fraction =
        c == '.' && at + 1 < end && content.charAt(at + 1) >= '0' && content.charAt(at + 1) <= '9';
    return Character.isLetterOrDigit(c) || c == '_' || exponent || fraction;
  }

  private void quoted(char quote) {
    String triple = String.valueOf(quote).repeat(3);
    boolean isLong = starts(triple) && (groovy || quote == '"');
    String mark = isLong ? triple : String.valueOf(quote);
    text(mark, mark, groovy && quote == '"');
  }

  private void slashy() {
    int close = at + 1;
    while (close < end && content.charAt(close) != '/' && !isLineEnd(content.charAt(close))) {
      close += content.charAt(close) == '\\' ? 2 : 1;
    }
    if (close < end && content.charAt(close) == '/') {
      text("/", "/", true);
    } else {
      symbol(at);
    }
  }

  /** A text between two marks, which may hold expressions if {@code open}. */
  private void text(String mark, String closing, boolean open) {
    TextReader reader = new TextReader(content, at + mark.length(), end, closing, open);
    reader.read();
    int start = at;
    at = reader.end();
    if (reader.hasExpressions()) {
      Span span = Span.between(start, at);
      tokens.add(new Token(Kind.TEMPLATE, "", span, line, reader.parts()));
      line = false;
    } else {
      add(Kind.STRING, reader.text(), start);
    }
  }

  private void symbol(int start) {
    String found = content.substring(start, start + 1);
    for (String symbol : SYMBOLS) {
      boolean allowed = groovy || !isGroovyOnly(symbol);
      if (allowed && starts(symbol)) {
        found = symbol;
        break;
      }
    }
    at = start + found.length();
    add(Kind.SYMBOL, found, start);
  }

  private static boolean isGroovyOnly(String symbol) {
    return switch (symbol) {
      case "<=>", "==~", "===", "!==", "?.", "?:", "?=", "=~", "..", "*.", ".&", "**" -> true;
      default -> false;
    };
  }

  private boolean followsOperand() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.get(tokens.size() - 1);
    return switch (last.kind()) {
      case NAME -> !last.text().equals("return") && !last.text().equals("in");
      case NUMBER, STRING, TEMPLATE -> true;
      case SYMBOL -> last.is(")") || last.is("]") || last.is("}");
      case END -> false;
    };
  }

  private void add(Kind kind, String text, int start) {
    tokens.add(new Token(kind, text, Span.between(start, at), line, List.of()));
    line = false;
  }

  private boolean starts(String text) {
    return at + text.length() <= end && content.startsWith(text, at);
  }

  private void skipLine() {
    while (at < end && !isLineEnd(content.charAt(at))) {
      at++;
    }
  }

  private void skipComment() {
    int close = content.indexOf("*/", at + 2);
    int stop = close < 0 || close + 2 > end ? end : close + 2;
    for (; at < stop; at++) {
      line |= isLineEnd(content.charAt(at));
    }
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}

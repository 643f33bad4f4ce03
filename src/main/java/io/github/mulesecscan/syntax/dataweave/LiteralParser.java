package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads strings with what is interpolated in them, numbers, dates and regular expressions. */
final class LiteralParser {

  // Reading on behind the line of an unclosed quote looks at the rest of the text again, so it is
  // done a few times only.
  private static final int RESTART_LIMIT = 10;

  private final Parser parser;
  private final Lexer lexer;
  private final String text;
  private int restarts;

  LiteralParser(Parser parser, String text) {
    this.parser = parser;
    this.lexer = parser.lexer;
    this.text = text;
  }

  /** Reads the string whose opening quote is the current token. */
  Expr.StringLiteral string() {
    int open = lexer.start();
    char quote = text.charAt(open);
    int height = parser.beginHeight();
    List<StringPart> parts = new ArrayList<>(1);
    int close = stringParts(quote, open + 1, parts);
    if (close < text.length()) {
      lexer.nextFrom(close + 1);
    } else {
      parser.report(new Span(open, 1), "string is not closed");
      int end = restartBehind(open);
      parts.removeIf(part -> part.span().end() > end);
      lexer.nextFrom(end);
    }
    parser.endHeight(height);
    return new Expr.StringLiteral(quote, parts, parser.from(open));
  }

  private int restartBehind(int open) {
    if (restarts++ >= RESTART_LIMIT) {
      return text.length();
    }
    int lineEnd = text.indexOf('\n', open);
    return lineEnd < 0 ? text.length() : lineEnd;
  }

  // Reads to the closing quote and returns where it is, or the end of the text.
  private int stringParts(char quote, int from, List<StringPart> parts) {
    StringBuilder decoded = new StringBuilder();
    int textStart = from;
    int copied = from;
    int at = from;
    int length = text.length();
    while (at < length) {
      char c = text.charAt(at);
      if (c == quote) {
        break;
      }
      if (c == '\\') {
        decoded.append(text, copied, at);
        at = escape(at, decoded);
        copied = at;
      } else if (c == '$' && isInterpolation(at)) {
        decoded.append(text, copied, at);
        addText(parts, decoded, textStart, at);
        at = interpolation(at, parts);
        textStart = at;
        copied = at;
      } else {
        at++;
      }
    }
    int close = Math.min(at, length);
    decoded.append(text, Math.min(copied, close), close);
    addText(parts, decoded, textStart, close);
    return close;
  }

  private static void addText(List<StringPart> parts, StringBuilder decoded, int from, int to) {
    if (to > from) {
      parts.add(new StringPart.Text(decoded.toString(), Span.between(from, to)));
      decoded.setLength(0);
    }
  }

  private boolean isInterpolation(int dollar) {
    char second = lexer.at(dollar + 1);
    return second == '('
        || (Lexer.isNameStart(second) && !Words.isKeyword(lexer.wordAt(dollar + 1)));
  }

  private int interpolation(int dollar, List<StringPart> parts) {
    if (lexer.at(dollar + 1) != '(') {
      int end = lexer.nameEnd(dollar + 1);
      Span name = Span.between(dollar + 1, end);
      Expr expression = new Expr.Name(text.substring(dollar + 1, end), name);
      parts.add(new StringPart.Interpolation(expression, Span.between(dollar, end)));
      return end;
    }
    lexer.nextFrom(dollar + 2);
    Expr expression = parser.expressions.expression();
    int end;
    if (parser.is(TokenKind.RIGHT_PAREN)) {
      end = lexer.end();
    } else {
      parser.expect(TokenKind.RIGHT_PAREN, "behind an interpolated expression");
      end = Math.max(dollar + 2, lexer.start());
    }
    parts.add(new StringPart.Interpolation(expression, Span.between(dollar, end)));
    return end;
  }

  // Appends what the escape at the backslash stands for; returns the offset behind it.
  private int escape(int backslash, StringBuilder decoded) {
    char c = lexer.at(backslash + 1);
    switch (c) {
      case 'n' -> decoded.append('\n');
      case 't' -> decoded.append('\t');
      case 'r' -> decoded.append('\r');
      case 'b' -> decoded.append('\b');
      case 'f' -> decoded.append('\f');
      case 'u' -> {
        int code = codeUnit(backslash + 2);
        if (code >= 0) {
          decoded.append((char) code);
          return backslash + 6;
        }
        decoded.append('u');
      }
      default -> {
        if (backslash + 1 < text.length()) {
          decoded.append(c);
        }
      }
    }
    return backslash + 2;
  }

  private int codeUnit(int from) {
    int code = 0;
    for (int at = from; at < from + 4; at++) {
      int digit = Character.digit(lexer.at(at), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  Expr number() {
    int start = lexer.start();
    lexer.nextFrom(lexer.numberEnd(start));
    if (parser.is(TokenKind.WORD) && lexer.isAdjacent()) {
      parser.reportHere("expected a blank between a number and a name");
    }
    Span span = parser.from(start);
    return new Expr.NumberLiteral(text.substring(start, span.end()), span);
  }

  /** Reads a regular expression at the slash that is the current token. */
  Expr regex() {
    int start = lexer.start();
    int end = lexer.regexEnd();
    if (end < 0) {
      return notClosed("regular expression");
    }
    lexer.nextFrom(end);
    return new Expr.RegexLiteral(text.substring(start + 1, end - 1), parser.from(start));
  }

  /** Reads a date at the bar that is the current token. */
  Expr date() {
    int start = lexer.start();
    int end = lexer.dateEnd();
    if (end < 0) {
      return notClosed("date");
    }
    lexer.nextFrom(end);
    return new Expr.DateLiteral(text.substring(start + 1, end - 1), parser.from(start));
  }

  private Expr notClosed(String what) {
    int start = lexer.start();
    String message = what + " is not closed";
    parser.reportHere(message);
    lexer.next();
    return new Expr.Error(message, List.of(), parser.from(start));
  }
}

package io.github.mulesecscan.policy;

import io.github.mulesecscan.source.Span;

/**
 * Walks over the characters of a Terraform file. Every step ends at the end of the text at last.
 */
final class HclScanner {

  private final String content;
  private int at;

  HclScanner(String content) {
    this.content = content;
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return at >= content.length();
  }

  boolean is(char wanted) {
    return at < content.length() && content.charAt(at) == wanted;
  }

  void next() {
    at = Math.min(at + 1, content.length());
  }

  void skip(char expected) {
    if (is(expected)) {
      next();
    }
  }

  String since(int start) {
    return content.substring(start, at);
  }

  /** Passes blanks, line ends and comments. */
  void blanks() {
    while (!atEnd()) {
      if (Character.isWhitespace(content.charAt(at))) {
        at++;
      } else if (!comment()) {
        return;
      }
    }
  }

  /** Passes what separates the items of lists and maps. */
  void separators() {
    blanks();
    while (is(',')) {
      next();
      blanks();
    }
  }

  /** Passes blanks of one line. */
  void spaces() {
    while (is(' ') || is('\t')) {
      at++;
    }
  }

  private boolean comment() {
    if (is('#') || content.startsWith("//", at)) {
      at = lineEnd();
      return true;
    }
    if (content.startsWith("/*", at)) {
      int end = content.indexOf("*/", at + 2);
      at = end < 0 ? content.length() : end + 2;
      return true;
    }
    return false;
  }

  private int lineEnd() {
    int end = content.indexOf('\n', at);
    return end < 0 ? content.length() : end;
  }

  /** A name at this place; empty where there is none. */
  String word() {
    int start = at;
    while (!atEnd() && isWordPart(content.charAt(at))) {
      at++;
    }
    return since(start);
  }

  /** Passes a name with its parts, or a number. */
  void operand() {
    while (!atEnd() && (isWordPart(content.charAt(at)) || is('.'))) {
      at++;
    }
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  /** Passes something that is not understood here, a bracketed part as a whole. */
  void passOver() {
    if (is('"')) {
      string();
    } else if (is('[') || is('(') || is('{')) {
      balanced();
    } else {
      next();
    }
  }

  /** Passes a text in quotes, with what is interpolated in it. */
  void string() {
    next();
    int open = 0;
    while (!atEnd()) {
      char c = content.charAt(at);
      if (c == '\\') {
        at++;
      } else if (open == 0 && (c == '"' || c == '\n')) {
        at += c == '"' ? 1 : 0;
        return;
      } else if (content.startsWith("${", at) || content.startsWith("%{", at)) {
        open++;
        at++;
      } else if (open > 0 && c == '}') {
        open--;
      } else if (open > 0 && c == '\n') {
        return;
      }
      next();
    }
  }

  boolean isHereDocument() {
    return content.startsWith("<<", at);
  }

  /** Passes a here document and returns the place of its lines. */
  Span hereDocument() {
    at = Math.min(at + 2, content.length());
    skip('-');
    String marker = word();
    int start = Math.min(lineEnd() + 1, content.length());
    at = start;
    while (!atEnd()) {
      int end = lineEnd();
      if (content.substring(at, end).strip().equals(marker)) {
        Span lines = Span.between(start, at);
        at = end;
        return lines;
      }
      at = Math.min(end + 1, content.length());
    }
    return Span.between(start, at);
  }

  /** Whether the bracket at this place opens a {@code for} expression. */
  boolean isComprehension() {
    int next = at + 1;
    while (next < content.length() && Character.isWhitespace(content.charAt(next))) {
      next++;
    }
    return content.startsWith("for ", next);
  }

  /** Passes a bracket and everything up to the one that closes it. */
  void balanced() {
    int depth = 0;
    while (!atEnd()) {
      char c = content.charAt(at);
      if (c == '"') {
        string();
        continue;
      }
      if (comment()) {
        continue;
      }
      at++;
      if (c == '[' || c == '(' || c == '{') {
        depth++;
      } else if ((c == ']' || c == ')' || c == '}') && --depth <= 0) {
        return;
      }
    }
  }

  boolean endsExpression() {
    return atEnd()
        || "\r\n,}])#".indexOf(content.charAt(at)) >= 0
        || content.startsWith("//", at)
        || content.startsWith("/*", at);
  }

  /** Passes the rest of an expression. */
  void expressionEnd() {
    while (!endsExpression()) {
      passOver();
    }
  }

  static String unescape(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < raw.length()) {
      char c = raw.charAt(at++);
      if (c == '\\' && at < raw.length()) {
        char escaped = raw.charAt(at++);
        c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
      }
      plain.append(c);
    }
    return plain.toString();
  }
}

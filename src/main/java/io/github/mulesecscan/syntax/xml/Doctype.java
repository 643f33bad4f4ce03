package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.Span;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the document type declaration and takes it out, so that no parser ever processes one: no
 * entity is declared, no default is supplied, no file is fetched.
 */
final class Doctype {

  private static final String START = "<!DOCTYPE";

  private Doctype() {}

  /** The place of the declaration; what is not closed reaches to the end of the text. */
  static Optional<Span> find(String content) {
    int at = 0;
    while (at < content.length()) {
      if (content.startsWith(START, at)) {
        return Optional.of(Span.between(at, endOf(content, at)));
      }
      if (content.startsWith("<?", at)) {
        at = after(content, "?>", at);
      } else if (content.startsWith("<!--", at)) {
        at = after(content, "-->", at + 4);
      } else if (content.charAt(at) == '<') {
        return Optional.empty();
      } else {
        at++;
      }
    }
    return Optional.empty();
  }

  /** The text with blanks in place of the declaration: same length, same lines. */
  static String mask(String content, Span doctype) {
    char[] blanks = new char[doctype.length()];
    Arrays.fill(blanks, ' ');
    for (int i = 0; i < blanks.length; i++) {
      char c = content.charAt(doctype.offset() + i);
      if (c == '\n' || c == '\r') {
        blanks[i] = c;
      }
    }
    return content.substring(0, doctype.offset())
        + new String(blanks)
        + content.substring(doctype.end());
  }

  private static int endOf(String content, int start) {
    boolean inSubset = false;
    int at = start + START.length();
    while (at < content.length()) {
      char c = content.charAt(at);
      if (c == '"' || c == '\'') {
        at = after(content, String.valueOf(c), at + 1);
      } else if (content.startsWith("<!--", at)) {
        at = after(content, "-->", at + 4);
      } else if (content.startsWith("<?", at)) {
        at = after(content, "?>", at);
      } else if (c == '>' && !inSubset) {
        return at + 1;
      } else {
        inSubset = c == '[' || (inSubset && c != ']');
        at++;
      }
    }
    return content.length();
  }

  private static int after(String content, String token, int from) {
    int found = content.indexOf(token, from);
    return found < 0 ? content.length() : found + token.length();
  }
}

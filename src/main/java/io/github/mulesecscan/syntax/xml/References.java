package io.github.mulesecscan.syntax.xml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;

/**
 * Translates what a well-formed text without declared entities can hold: character references and
 * the five predefined entities.
 */
final class References {

  private References() {}

  /** The characters from {@code start} to {@code end} as a parser hands them out. */
  static String decode(String content, int start, int end) {
    String raw = withLineFeeds(content.substring(start, end));
    int ampersand = raw.indexOf('&');
    if (ampersand < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder(raw.length());
    int copied = 0;
    while (ampersand >= 0) {
      int semicolon = raw.indexOf(';', ampersand);
      text.append(raw, copied, ampersand).append(translate(raw, ampersand, semicolon));
      copied = semicolon + 1;
      ampersand = raw.indexOf('&', copied);
    }
    return text.append(raw, copied, raw.length()).toString();
  }

  /** Line ends as parsers hand them out: every CR LF and every CR alone is one LF. */
  static String withLineFeeds(String raw) {
    return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Appends the text in {@code span}, references translated, line ends as they are in the file. */
  static void appendDecoded(SourceText.ViewBuilder view, String content, Span span) {
    int copied = span.offset();
    int ampersand = indexOfAmpersand(content, copied, span.end());
    while (ampersand < span.end()) {
      int semicolon = content.indexOf(';', ampersand);
      view.copy(Span.between(copied, ampersand));
      view.replace(
          Span.between(ampersand, semicolon + 1), translate(content, ampersand, semicolon));
      copied = semicolon + 1;
      ampersand = indexOfAmpersand(content, copied, span.end());
    }
    view.copy(Span.between(copied, span.end()));
  }

  /** Stops at {@code end}: a search to the end of the file for every value is quadratic. */
  private static int indexOfAmpersand(String content, int from, int end) {
    int at = from;
    while (at < end && content.charAt(at) != '&') {
      at++;
    }
    return at;
  }

  private static String translate(String content, int ampersand, int semicolon) {
    String name = content.substring(ampersand + 1, semicolon);
    if (name.startsWith("#x")) {
      return Character.toString(Integer.parseInt(name.substring(2), 16));
    }
    if (name.startsWith("#")) {
      return Character.toString(Integer.parseInt(name.substring(1)));
    }
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "apos" -> "'";
      case "quot" -> "\"";
      default -> throw new IllegalStateException("the parser let an unknown entity pass: " + name);
    };
  }
}

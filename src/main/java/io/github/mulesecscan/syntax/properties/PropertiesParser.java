package io.github.mulesecscan.syntax.properties;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.SourceText.ViewBuilder;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the format of {@link java.util.Properties#load(java.io.Reader)}; keys and values are the
 * same as there, only that a malformed {@code \\u} escape is kept as text with a diagnostic.
 */
public final class PropertiesParser {

  private static final int UNICODE_DIGITS = 4;
  private static final int MOST_DIAGNOSTICS = 50;

  private final SourceText text;
  private final String content;
  private final LogicalLine line = new LogicalLine();
  private final List<PropertyEntry> entries = new ArrayList<>();
  private final List<PropertyComment> comments = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private int offset;

  private PropertiesParser(SourceText text) {
    this.text = text;
    this.content = text.content();
  }

  /** Reads a root text; whatever it holds, the result is a file with diagnostics. */
  public static PropertiesFile parse(SourceText text) {
    PropertiesParser parser = new PropertiesParser(text);
    while (parser.readLine()) {
      parser.entry();
    }
    return new PropertiesFile(text, parser.entries, parser.comments, parser.diagnostics);
  }

  /** Reads the next logical line that holds an entry; says false at the end of the file. */
  private boolean readLine() {
    line.clear();
    boolean continued = false;
    while (true) {
      skipBlanks(continued);
      continued = false;
      if (offset >= content.length()) {
        return line.length() > 0;
      }
      char first = content.charAt(offset);
      if (line.length() == 0 && (first == '#' || first == '!')) {
        comment();
        continue;
      }
      continued = naturalLine();
      if (continued ? isLoneBackslashAtEnd() : line.length() > 0) {
        return true;
      }
    }
  }

  /** Java takes a lone backslash that ends the file for an entry with an empty key. */
  private boolean isLoneBackslashAtEnd() {
    return line.length() == 0 && offset >= content.length() && !content.endsWith("\r\n");
  }

  /** Skips blanks, and empty lines too unless a line goes on here. */
  private void skipBlanks(boolean continued) {
    while (offset < content.length()) {
      char c = content.charAt(offset);
      if (!isBlank(c) && (continued || !isLineEnd(c))) {
        return;
      }
      offset++;
    }
  }

  private void comment() {
    int start = offset;
    while (offset < content.length() && !isLineEnd(content.charAt(offset))) {
      offset++;
    }
    String said = content.substring(start + 1, offset).strip();
    comments.add(new PropertyComment(Span.between(start, offset), said));
  }

  /** Appends the rest of this line of the file; says whether it goes on with the next one. */
  private boolean naturalLine() {
    boolean backslash = false;
    while (offset < content.length() && !isLineEnd(content.charAt(offset))) {
      char c = content.charAt(offset);
      line.append(c, offset++);
      backslash = c == '\\' && !backslash;
    }
    if (backslash) {
      line.dropLast();
    }
    offset += content.startsWith("\r\n", offset) ? 2 : offset < content.length() ? 1 : 0;
    return backslash;
  }

  private void entry() {
    int keyEnd = keyEnd();
    int valueStart = valueStart(keyEnd);
    Span keySpan = span(0, keyEnd);
    Span valueSpan = span(valueStart, line.length());
    String key = convert(0, keyEnd, keySpan).content();
    SourceText value = convert(valueStart, line.length(), valueSpan);
    entries.add(new PropertyEntry(key, value.content(), keySpan, valueSpan, value));
  }

  private int keyEnd() {
    boolean backslash = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.at(i);
      if (!backslash && (isSeparator(c) || isBlank(c))) {
        return i;
      }
      backslash = c == '\\' && !backslash;
    }
    return line.length();
  }

  private int valueStart(int keyEnd) {
    boolean separated = false;
    int start = keyEnd;
    while (start < line.length()) {
      char c = line.at(start);
      if (!isBlank(c)) {
        if (separated || !isSeparator(c)) {
          return start;
        }
        separated = true;
      }
      start++;
    }
    return start;
  }

  private Span span(int from, int to) {
    if (from < to) {
      return Span.between(line.offset(from), line.endBefore(to));
    }
    return new Span(from == 0 ? startOfLine() : line.endBefore(from), 0);
  }

  private int startOfLine() {
    return line.length() > 0 ? line.offset(0) : Math.max(0, offset - 1);
  }

  /** Translates the escapes between two indexes of the line. */
  private SourceText convert(int from, int to, Span place) {
    ViewBuilder view = text.newView();
    int copyFrom = from;
    int i = from;
    while (i < to) {
      if (line.at(i) != '\\') {
        i++;
        continue;
      }
      copy(view, copyFrom, i);
      int end = escape(view, i, to);
      i = end;
      copyFrom = end;
    }
    copy(view, copyFrom, to);
    return view.buildAt(place);
  }

  /** Appends what the escape at {@code i} stands for and returns the index after it. */
  private int escape(ViewBuilder view, int i, int to) {
    if (i + 1 >= to) {
      return to;
    }
    char c = line.at(i + 1);
    if (c == 'u') {
      return unicode(view, i, to);
    }
    String translated =
        switch (c) {
          case 't' -> "\t";
          case 'r' -> "\r";
          case 'n' -> "\n";
          case 'f' -> "\f";
          default -> String.valueOf(c);
        };
    view.replace(span(i, i + 2), translated);
    return i + 2;
  }

  private int unicode(ViewBuilder view, int i, int to) {
    int digitsFrom = i + 2;
    int code = 0;
    for (int j = digitsFrom; j < digitsFrom + UNICODE_DIGITS; j++) {
      int digit = j < to && line.at(j) < 128 ? Character.digit(line.at(j), 16) : -1;
      if (digit < 0) {
        malformed(span(i, digitsFrom));
        copy(view, i, digitsFrom);
        return digitsFrom;
      }
      code = code * 16 + digit;
    }
    int end = digitsFrom + UNICODE_DIGITS;
    view.replace(span(i, end), String.valueOf((char) code));
    return end;
  }

  private void malformed(Span span) {
    if (diagnostics.size() < MOST_DIAGNOSTICS) {
      String message =
          "'\\u' without four hexadecimal digits: Java refuses this file; it was read as text";
      diagnostics.add(
          Diagnostic.at(Diagnostic.Level.WARNING, "properties-escape", text.locate(span), message));
    }
  }

  /** Copies what lies between two indexes, each unbroken stretch of the file at once. */
  private void copy(ViewBuilder view, int from, int to) {
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || line.offset(i) != line.offset(i - 1) + 1) {
        view.copy(span(start, i));
        start = i;
      }
    }
  }

  private static boolean isSeparator(char c) {
    return c == '=' || c == ':';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}

package io.github.mulesecscan.syntax.yaml;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.SourceText.ViewBuilder;
import io.github.mulesecscan.source.Span;

/**
 * Finds the place in the file of each character of a scalar by decoding its source a second time.
 *
 * <p>The parser's value is the truth: where this decoding gives another text, the view is the value
 * as one piece over the whole content.
 */
final class ScalarView {

  private final String source;
  private final int end;
  private final ScalarStyle style;
  private final ViewBuilder view;
  private int offset;
  // Characters from here to offset are waiting to be copied as they are.
  private int copyFrom;

  private ScalarView(SourceText text, Span content, ScalarStyle style) {
    this.source = text.content();
    this.offset = content.offset();
    this.copyFrom = offset;
    this.end = content.end();
    this.style = style;
    this.view = text.newView();
  }

  static SourceText of(SourceText text, Span content, String value, ScalarStyle style) {
    if (value.length() == content.length() && text.slice(content).equals(value)) {
      return value.isEmpty() ? text.newView().buildAt(content) : text.view(content);
    }
    ScalarView decoding = new ScalarView(text, content, style);
    if (style == ScalarStyle.BLOCK) {
      decoding.alignBlock(value);
    } else {
      decoding.decode();
    }
    SourceText exact = decoding.view.buildAt(content);
    if (exact.content().equals(value)) {
      return exact;
    }
    return text.newView().replace(content, value).buildAt(content);
  }

  /** The decoded text of a JSON string. */
  static String decodeJson(SourceText text, Span content) {
    ScalarView decoding = new ScalarView(text, content, ScalarStyle.JSON_STRING);
    decoding.decode();
    return decoding.view.build().content();
  }

  private void decode() {
    while (offset < end) {
      char c = source.charAt(offset);
      if (c == '\\' && isEscaping()) {
        escape();
      } else if (c == '\'' && style == ScalarStyle.SINGLE_QUOTED) {
        replace(Math.min(end, offset + 2), "'");
      } else if (style != ScalarStyle.JSON_STRING && (isBlank(c) || isBreak(c))) {
        blanks();
      } else {
        offset++;
      }
    }
    flush();
  }

  private boolean isEscaping() {
    return style == ScalarStyle.DOUBLE_QUOTED || style == ScalarStyle.JSON_STRING;
  }

  private void escape() {
    Escape escape = Escape.at(source, offset, end, style == ScalarStyle.JSON_STRING);
    if (escape.translation() == null) {
      offset = escape.end();
      return;
    }
    if (!escape.joinsLines()) {
      replace(escape.end(), escape.translation());
      return;
    }
    int next = escape.end();
    int breaks = 0;
    while (next < end && (isBlank(source.charAt(next)) || isBreak(source.charAt(next)))) {
      if (isBreak(source.charAt(next))) {
        breaks++;
        next = afterBreak(next);
      } else {
        next++;
      }
    }
    replace(next, "\n".repeat(breaks));
  }

  /** Blanks in a line stay; blanks around line ends fold to a space or to the empty lines. */
  private void blanks() {
    int next = offset;
    int breaks = 0;
    while (next < end && (isBlank(source.charAt(next)) || isBreak(source.charAt(next)))) {
      if (isBreak(source.charAt(next))) {
        breaks++;
        next = afterBreak(next);
      } else {
        next++;
      }
    }
    if (breaks == 0) {
      offset = next;
    } else {
      replace(next, breaks == 1 ? " " : "\n".repeat(breaks - 1));
    }
  }

  private void replace(int next, String translated) {
    flush();
    view.replace(Span.between(offset, next), translated);
    offset = next;
    copyFrom = next;
  }

  private void flush() {
    view.copy(Span.between(copyFrom, offset));
    copyFrom = offset;
  }

  /**
   * Lines of the block are found in the value in order; what the value has between two of them
   * stands for the line ends and the indentation there.
   */
  private void alignBlock(String value) {
    int indent = indentOfBlock(value);
    int taken = 0;
    int gapFrom = offset;
    int line = offset;
    while (line < end) {
      int lineEnd = line;
      while (lineEnd < end && !isBreak(source.charAt(lineEnd))) {
        lineEnd++;
      }
      int start = Math.min(line + indent, lineEnd);
      if (start < lineEnd && leadingSpaces(source, line, start) == start - line) {
        int separators = separatorsAt(value, taken, gapFrom, start, lineEnd);
        if (separators < 0) {
          return;
        }
        view.replace(Span.between(gapFrom, start), value.substring(taken, taken + separators));
        view.copy(Span.between(start, lineEnd));
        taken += separators + lineEnd - start;
        gapFrom = lineEnd;
      }
      line = lineEnd < end ? afterBreak(lineEnd) : end;
    }
    int blockEnd = Math.max(gapFrom, Math.min(source.length(), afterBreakOrSame(gapFrom)));
    view.replace(Span.between(gapFrom, blockEnd), value.substring(taken));
  }

  /** How many separators {@code value} has before the line's text; -1 where it does not follow. */
  private int separatorsAt(String value, int taken, int gapFrom, int start, int lineEnd) {
    int length = lineEnd - start;
    if (gapFrom < start && value.startsWith(" ", taken)) {
      boolean folded = value.regionMatches(taken + 1, source, start, length);
      if (folded && !value.regionMatches(taken, source, start, length)) {
        return 1;
      }
    }
    int breaks = 0;
    while (taken + breaks < value.length() && value.charAt(taken + breaks) == '\n') {
      breaks++;
    }
    return value.regionMatches(taken + breaks, source, start, length) ? breaks : -1;
  }

  private int indentOfBlock(String value) {
    int line = offset;
    int text = line + leadingSpaces(source, line, end);
    while (text < end && isBreak(source.charAt(text))) {
      line = afterBreak(text);
      text = line + leadingSpaces(source, line, end);
    }
    int first = 0;
    while (first < value.length() && value.charAt(first) == '\n') {
      first++;
    }
    return Math.max(0, text - line - leadingSpaces(value, first, value.length()));
  }

  private static int leadingSpaces(String text, int from, int to) {
    int next = from;
    while (next < to && text.charAt(next) == ' ') {
      next++;
    }
    return next - from;
  }

  private int afterBreakOrSame(int at) {
    return at < source.length() && isBreak(source.charAt(at)) ? afterBreak(at) : at;
  }

  private int afterBreak(int at) {
    boolean pair = source.startsWith("\r\n", at);
    return at + (pair ? 2 : 1);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }
}

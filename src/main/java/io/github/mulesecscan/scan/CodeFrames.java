package io.github.mulesecscan.scan;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the lines around places out of files, with credentials masked and characters made harmless.
 */
final class CodeFrames {

  /** Lines shown before and after the marked ones. */
  private static final int CONTEXT = 1;

  /** Of a place over many lines, only the first are shown. */
  private static final int MOST_MARKED_LINES = 6;

  /** Longer lines are cut around the mark. */
  private static final int LONGEST_LINE = 200;

  private static final String CUT = "…";

  private final SecretMask mask;

  CodeFrames(SecretMask mask) {
    this.mask = mask;
  }

  /** The frame of {@code location}, a place in {@code file}. */
  CodeFrame of(SourceText file, Location location) {
    int lastMarked = Math.min(location.endLine(), location.startLine() + MOST_MARKED_LINES - 1);
    int first = Math.max(1, location.startLine() - CONTEXT);
    int last = Math.min(file.lineCount(), lastMarked + CONTEXT);
    List<CodeFrame.Line> lines = new ArrayList<>();
    for (int number = first; number <= last; number++) {
      lines.add(line(file, number, location.span()));
    }
    return new CodeFrame(lines);
  }

  private CodeFrame.Line line(SourceText file, int number, Span marked) {
    Span line = file.lineSpan(number);
    StringBuilder text = new StringBuilder();
    int markStart = -1;
    int markEnd = -1;
    int offset = line.offset();
    for (Span secret : mask.secretsIn(file, line)) {
      int start = Math.max(secret.offset(), offset);
      int end = Math.min(secret.end(), line.end());
      if (start >= end) {
        continue;
      }
      if (markStart < 0 && marked.offset() < end) {
        markStart = text.length() + Math.max(0, Math.min(marked.offset(), start) - offset);
      }
      if (markEnd < 0 && marked.end() <= start) {
        markEnd = text.length() + Math.max(0, marked.end() - offset);
      }
      append(text, file, offset, start);
      text.append(SecretMask.STARS);
      if (markEnd < 0 && marked.end() <= end) {
        markEnd = text.length();
      }
      offset = end;
    }
    if (markStart < 0) {
      markStart = text.length() + Math.max(0, Math.min(marked.offset(), line.end()) - offset);
    }
    if (markEnd < 0) {
      markEnd = text.length() + Math.max(0, Math.min(marked.end(), line.end()) - offset);
    }
    append(text, file, offset, line.end());
    boolean outside = marked.offset() >= line.end() || marked.end() <= line.offset();
    return cut(number, text.toString(), outside ? 0 : markStart, outside ? 0 : markEnd);
  }

  private static void append(StringBuilder text, SourceText file, int start, int end) {
    String content = file.root().content();
    for (int i = start; i < end; i++) {
      text.append(harmless(content.charAt(i)));
    }
  }

  /**
   * The character, or a replacement of the same length for one that could command a terminal, turn
   * the reading direction or hide itself.
   */
  private static char harmless(char c) {
    boolean control = Character.isISOControl(c) && c != '\t';
    boolean hidden = Character.getType(c) == Character.FORMAT;
    boolean separator = c == '\u2028' || c == '\u2029';
    return control || hidden || separator ? '\uFFFD' : c;
  }

  private static CodeFrame.Line cut(int number, String text, int markStart, int markEnd) {
    if (text.length() <= LONGEST_LINE) {
      return new CodeFrame.Line(number, text, markStart, markEnd);
    }
    int from = Math.max(0, Math.min(markStart - 40, text.length() - LONGEST_LINE));
    from = startOfCharacter(text, from);
    int to = startOfCharacter(text, Math.min(text.length(), from + LONGEST_LINE));
    String before = from > 0 ? CUT : "";
    String after = to < text.length() ? CUT : "";
    int shift = before.length() - from;
    int end = Math.min(markEnd, to) + shift;
    return new CodeFrame.Line(
        number, before + text.substring(from, to) + after, markStart + shift, end);
  }

  private static int startOfCharacter(String text, int index) {
    boolean inside =
        index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index));
    return inside ? index - 1 : index;
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.util.List;

/** Prints code frames with line numbers and the marked characters underlined by carets. */
final class FramePrinter {

  private final ConsoleLines lines;
  private final Ink ink;
  private final Severity severity;

  FramePrinter(ConsoleLines lines, Ink ink, Severity severity) {
    this.lines = lines;
    this.ink = ink;
    this.severity = severity;
  }

  /** How wide line numbers are where {@code frame} is printed. */
  static int numberWidth(CodeFrame frame) {
    int width = 1;
    for (CodeFrame.Line line : frame.lines()) {
      width = Math.max(width, String.valueOf(line.number()).length());
    }
    return width;
  }

  /**
   * Prints {@code shown} lines of a frame.
   *
   * @param indent blanks before the line numbers
   * @param numberWidth columns for the line numbers
   */
  void print(List<CodeFrame.Line> shown, String indent, int numberWidth) throws IOException {
    int expected = shown.isEmpty() ? 0 : shown.get(0).number();
    boolean first = true;
    for (CodeFrame.Line line : shown) {
      if (line.number() != expected) {
        lines.line(indent + ink.gutter("..."));
      }
      Shown text = Shown.of(line);
      String number = " ".repeat(numberWidth - digits(line)) + line.number();
      lines.line(indent + ink.gutter(number + " |") + " " + text.text());
      if (line.marked()) {
        printMark(text, first, indent + " ".repeat(numberWidth + 1));
        first = false;
      }
      expected = line.number() + 1;
    }
  }

  private static int digits(CodeFrame.Line line) {
    return String.valueOf(line.number()).length();
  }

  /** Underlines; of the lines after the first marked one the indentation is left out. */
  private void printMark(Shown text, boolean first, String indent) throws IOException {
    int start = first ? text.markStart() : Math.max(text.markStart(), text.textStart());
    if (start >= text.markEnd()) {
      return;
    }
    String carets = ink.severity(severity, "^".repeat(text.markEnd() - start));
    lines.line(indent + ink.gutter("|") + " " + " ".repeat(start) + carets);
  }

  /**
   * A line as a terminal shows it.
   *
   * @param text the line with tabs as blanks
   * @param markStart the column, 0-based, where the mark begins
   * @param markEnd the column after the mark
   * @param textStart the column of the first character that is not blank
   */
  private record Shown(String text, int markStart, int markEnd, int textStart) {

    static Shown of(CodeFrame.Line line) {
      String safe = VisibleText.block(line.text()).replace('\n', '\uFFFD');
      StringBuilder text = new StringBuilder();
      int column = 0;
      int start = -1;
      int end = -1;
      int textStart = -1;
      for (int i = 0; i < safe.length(); ) {
        int codePoint = safe.codePointAt(i);
        int next = i + Character.charCount(codePoint);
        if (start < 0 && line.markStart() < next) {
          start = column;
        }
        if (end < 0 && line.markEnd() <= i) {
          end = column;
        }
        if (textStart < 0 && codePoint != ' ' && codePoint != '\t') {
          textStart = column;
        }
        int width = DisplayWidth.of(codePoint, column);
        text.append(codePoint == '\t' ? " ".repeat(width) : Character.toString(codePoint));
        column += width;
        i = next;
      }
      return new Shown(
          text.toString(),
          start < 0 ? column : start,
          end < 0 ? column : end,
          textStart < 0 ? column : textStart);
    }
  }
}

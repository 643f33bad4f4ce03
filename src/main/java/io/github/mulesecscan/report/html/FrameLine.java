package io.github.mulesecscan.report.html;

import io.github.mulesecscan.scan.CodeFrame;
import io.github.mulesecscan.source.VisibleText;
import java.util.List;

/**
 * A line of code with its marked part.
 *
 * @param number 1-based line of the file
 * @param before the text before the mark
 * @param marked the marked text; empty where nothing is marked
 * @param after the text after the mark
 */
record FrameLine(int number, String before, String marked, String after) {

  static List<FrameLine> all(CodeFrame frame) {
    return frame.lines().stream().map(FrameLine::of).toList();
  }

  /** The marked lines only. */
  static List<FrameLine> marked(CodeFrame frame) {
    return frame.lines().stream().filter(CodeFrame.Line::marked).map(FrameLine::of).toList();
  }

  private static FrameLine of(CodeFrame.Line line) {
    String text = VisibleText.block(line.text()).replace('\n', '\uFFFD');
    int start = Math.max(0, Math.min(line.markStart(), text.length()));
    int end = Math.max(start, Math.min(line.markEnd(), text.length()));
    return new FrameLine(
        line.number(), text.substring(0, start), text.substring(start, end), text.substring(end));
  }

  boolean isMarked() {
    return !marked.isEmpty();
  }
}

package io.github.mulesecscan.report;

import java.io.IOException;
import java.io.Writer;

/** Lines of console text: none ends in blanks, each ends in LF. */
final class ConsoleLines {

  private static final int WRAP_AT = 100;

  private final Writer out;

  ConsoleLines(Writer out) {
    this.out = out;
  }

  void line(String text) throws IOException {
    out.write(text.stripTrailing());
    out.write('\n');
  }

  void blank() throws IOException {
    out.write('\n');
  }

  /**
   * {@code text} broken at blanks into lines of about 100 columns, the first one after {@code
   * lead}, the others indented as far.
   *
   * @param lead what comes before the text, as shown
   * @param leadWidth the columns it takes
   */
  void wrapped(String lead, int leadWidth, String text) throws IOException {
    String indent = " ".repeat(leadWidth);
    StringBuilder line = new StringBuilder(lead);
    int column = leadWidth;
    for (String word : text.split(" ", -1)) {
      int width = DisplayWidth.of(word);
      boolean atStart = column == leadWidth;
      if (!atStart && column + 1 + width > WRAP_AT) {
        line(line.toString());
        line.setLength(0);
        line.append(indent);
        column = leadWidth;
        atStart = true;
      }
      line.append(atStart ? "" : " ").append(word);
      column += width + (atStart ? 0 : 1);
    }
    line(line.toString());
  }

  void flush() throws IOException {
    out.flush();
  }
}

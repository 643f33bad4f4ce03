package io.github.mulesecscan.syntax.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * Gives SnakeYAML's scanner a whole text.
 *
 * <p>Unlike the reader it stands in for, its marks count UTF-16 code units, it takes constant time
 * for each character of a long scalar, and it lets control characters pass.
 */
final class WholeTextReader extends StreamReader {

  private static final int REPLACEMENT = 0xFFFD;

  private final int[] codePoints;
  private int pointer;
  private int offset;
  private int line;
  private int column;

  WholeTextReader(String text) {
    super("");
    // A zero would mean the end of the text to the scanner.
    this.codePoints = text.codePoints().map(c -> c == 0 ? REPLACEMENT : c).toArray();
  }

  @Override
  public Mark getMark() {
    return new Mark("", offset, line, column, codePoints, pointer);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    for (int i = 0; i < length && pointer < codePoints.length; i++) {
      int c = codePoints[pointer++];
      offset += Character.charCount(c);
      if (Constant.LINEBR.has(c) || (c == '\r' && peek() != '\n' && pointer < codePoints.length)) {
        line++;
        column = 0;
      } else if (c != 0xFEFF) {
        column++;
      }
    }
  }

  @Override
  public int peek() {
    return peek(0);
  }

  @Override
  public int peek(int index) {
    int at = pointer + index;
    return at < codePoints.length ? codePoints[at] : '\0';
  }

  @Override
  public String prefix(int length) {
    return new String(codePoints, pointer, Math.min(length, codePoints.length - pointer));
  }

  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    pointer += prefix.codePointCount(0, prefix.length());
    offset += prefix.length();
    column += length;
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getDocumentIndex() {
    return 0;
  }

  @Override
  public void resetDocumentIndex() {
    // There is no limit to count for: the caller limits the size of files.
  }

  @Override
  public int getIndex() {
    return offset;
  }

  @Override
  public int getLine() {
    return line;
  }
}

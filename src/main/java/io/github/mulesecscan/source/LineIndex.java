package io.github.mulesecscan.source;

import java.util.Arrays;

/** Where the lines of a text begin. Lines end at LF only, see {@link Location}. */
final class LineIndex {

  private final int[] starts;
  private final int length;

  LineIndex(String text) {
    int[] found = new int[Math.max(16, text.length() / 32)];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = i + 1;
    }
    this.starts = Arrays.copyOf(found, count);
    this.length = text.length();
  }

  /** The 1-based line that holds {@code offset}. */
  int lineAt(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The 1-based column of {@code offset} in its line. */
  int columnAt(int offset) {
    return offset - starts[lineAt(offset) - 1] + 1;
  }

  int lineCount() {
    return starts.length;
  }

  /** Offset of the first character of the 1-based {@code line}. */
  int startOf(int line) {
    return starts[line - 1];
  }

  /** Offset after the last character of {@code line}, its LF not included. */
  int endOf(int line) {
    return line == starts.length ? length : starts[line] - 1;
  }
}

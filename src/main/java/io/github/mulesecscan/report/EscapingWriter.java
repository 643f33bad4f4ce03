package io.github.mulesecscan.report;

import io.github.mulesecscan.source.VisibleText;
import java.io.IOException;
import java.io.Writer;

/**
 * Passes JSON text on with the characters escaped that Gson leaves as they are but that are not
 * harmless where a file is shown: C1 controls, changes of the reading direction, hidden characters.
 * Outside of strings JSON is ASCII, so everything else that is met here stands in a string.
 */
final class EscapingWriter extends Writer {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final Writer out;
  // Half a pair waits here for its other half; JSON text never ends within a string.
  private char highSurrogate;

  EscapingWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    int passed = offset;
    for (int i = offset; i < offset + length; i++) {
      if (text[i] >= 0x7f || highSurrogate != 0) {
        out.write(text, passed, i - passed);
        writeNoticed(text[i]);
        passed = i + 1;
      }
    }
    out.write(text, passed, offset + length - passed);
  }

  private void writeNoticed(char c) throws IOException {
    if (highSurrogate != 0) {
      char high = highSurrogate;
      highSurrogate = 0;
      if (Character.isLowSurrogate(c)) {
        writePair(high, c);
        return;
      }
      escape('\uFFFD');
    }
    if (Character.isHighSurrogate(c)) {
      highSurrogate = c;
    } else if (Character.isLowSurrogate(c)) {
      escape('\uFFFD');
    } else if (c < 0x7f || VisibleText.isHarmless(c)) {
      out.write(c);
    } else {
      escape(c);
    }
  }

  private void writePair(char high, char low) throws IOException {
    if (VisibleText.isHarmless(Character.toCodePoint(high, low))) {
      out.write(high);
      out.write(low);
    } else {
      escape(high);
      escape(low);
    }
  }

  private void escape(char c) throws IOException {
    out.write("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.write(HEX[(c >> shift) & 0xf]);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

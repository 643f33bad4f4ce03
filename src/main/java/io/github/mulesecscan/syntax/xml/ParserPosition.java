package io.github.mulesecscan.syntax.xml;

/**
 * The line and column that the JDK's XML parser reports, turned into an offset. The parser ends a
 * line at LF, at CR LF and at a CR alone, other than every editor.
 */
record ParserPosition(int line, int column) {

  /** The offset in {@code content}, at most its length; a position that is unknown is the end. */
  int offsetIn(String content) {
    if (line < 1 || column < 1) {
      return content.length();
    }
    int lineStart = 0;
    for (int passed = 1; passed < line && lineStart < content.length(); passed++) {
      lineStart = nextLine(content, lineStart);
    }
    return (int) Math.min((long) lineStart + column - 1, content.length());
  }

  private static int nextLine(String content, int from) {
    int at = from;
    while (at < content.length() && content.charAt(at) != '\n' && content.charAt(at) != '\r') {
      at++;
    }
    return content.startsWith("\r\n", at) ? at + 2 : Math.min(at + 1, content.length());
  }
}

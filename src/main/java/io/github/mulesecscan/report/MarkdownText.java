package io.github.mulesecscan.report;

import io.github.mulesecscan.source.VisibleText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scanned text within Markdown: it may not become a link, an image, HTML or a table's cell. */
final class MarkdownText {

  private static final Pattern CODE = Pattern.compile("`([^`]++)`");
  private static final String ACTIVE = "\\`*_[]<>#!|~$";

  private MarkdownText() {}

  /** {@code text} as words without any mark. */
  static String plain(String text) {
    return escaped(VisibleText.line(text));
  }

  /** A message of ours: its code spans stay, everything else is words. */
  static String message(String text) {
    String line = VisibleText.line(text);
    StringBuilder safe = new StringBuilder();
    Matcher matcher = CODE.matcher(line);
    int end = 0;
    while (matcher.find()) {
      safe.append(escaped(line.substring(end, matcher.start())));
      safe.append(code(matcher.group(1)));
      end = matcher.end();
    }
    return safe.append(escaped(line.substring(end))).toString();
  }

  /** {@code text} as code; a table's bars and its own marks are replaced. */
  static String code(String text) {
    String inside = VisibleText.line(text).replace('`', '\'').replace("|", "\\|").strip();
    return inside.isEmpty() ? "" : "`" + inside + "`";
  }

  private static String escaped(String line) {
    StringBuilder safe = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '&' -> safe.append("&amp;");
        // The comment keeps a name from being called upon.
        case '@' -> safe.append("@<!-- -->");
        default -> safe.append(isActive(line, i) ? "\\" : "").append(c);
      }
    }
    return safe.toString();
  }

  private static boolean isActive(String line, int index) {
    char c = line.charAt(index);
    return switch (c) {
      case '_' -> !isLetter(line, index - 1) || !isLetter(line, index + 1);
      // Bare addresses would become links.
      case ':' -> line.startsWith("//", index + 1);
      case '.' -> line.regionMatches(true, index - 3, "www", 0, 3);
      case '-', '+', '=' -> line.substring(0, index).isBlank();
      default -> ACTIVE.indexOf(c) >= 0;
    };
  }

  private static boolean isLetter(String line, int index) {
    return index >= 0 && index < line.length() && Character.isLetterOrDigit(line.charAt(index));
  }
}

package io.github.mulesecscan.report.html;

import io.github.mulesecscan.source.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Markdown that rules are written in: paragraphs, lists, fenced code, code spans,
 * emphasis and links. Anything else stays text; HTML has no meaning in it.
 */
final class Markdown {

  // No alternative can begin where another one failed after more than its first characters, and all
  // repetitions are bounded by their closing mark on the same paragraph.
  private static final Pattern MARKED =
      Pattern.compile(
          "`([^`]++)`"
              + "|\\*\\*([^*]++)\\*\\*"
              + "|(?<![\\w*])\\*([^*\\s][^*]*+)\\*(?![\\w*])"
              + "|\\[([^\\[\\]]++)]\\(([^()\\s]++)\\)");

  private static final Pattern CODE = Pattern.compile("`([^`]++)`");
  private static final Pattern ITEM = Pattern.compile("(?:[-*]|\\d{1,3}[.)])\\s++(.*+)");
  private static final String FENCE = "```";

  private final List<Block> blocks = new ArrayList<>();
  private final List<String> paragraph = new ArrayList<>();
  private final List<String> items = new ArrayList<>();

  private Markdown() {}

  static List<Block> blocks(String text) {
    return new Markdown().read(VisibleText.block(text).strip());
  }

  /** A sentence whose only marks are code spans, as messages of findings are. */
  static List<Inline> sentence(String text) {
    return inlines(VisibleText.line(text), CODE);
  }

  private List<Block> read(String text) {
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].strip().startsWith(FENCE)) {
        i = readCode(lines, i + 1);
      } else {
        readLine(lines[i].strip());
      }
    }
    endParagraph();
    endItems();
    return List.copyOf(blocks);
  }

  /** Reads code up to the closing fence and returns the index of that line. */
  private int readCode(String[] lines, int first) {
    endParagraph();
    endItems();
    int end = first;
    while (end < lines.length && !lines[end].strip().equals(FENCE)) {
      end++;
    }
    List<String> code = List.of(lines).subList(Math.min(first, lines.length), end);
    blocks.add(new Block.Code(String.join("\n", code)));
    return end;
  }

  private void readLine(String line) {
    Matcher item = ITEM.matcher(line);
    if (line.isEmpty()) {
      endParagraph();
      endItems();
    } else if (item.matches()) {
      endParagraph();
      items.add(item.group(1));
    } else if (!items.isEmpty()) {
      items.set(items.size() - 1, items.get(items.size() - 1) + " " + line);
    } else {
      paragraph.add(line);
    }
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      blocks.add(new Block.Paragraph(inlines(String.join(" ", paragraph), MARKED)));
      paragraph.clear();
    }
  }

  private void endItems() {
    if (!items.isEmpty()) {
      blocks.add(new Block.Items(items.stream().map(item -> inlines(item, MARKED)).toList()));
      items.clear();
    }
  }

  private static List<Inline> inlines(String text, Pattern marks) {
    List<Inline> parts = new ArrayList<>();
    Matcher matcher = marks.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        parts.add(Inline.of(Inline.Kind.TEXT, text.substring(end, matcher.start())));
      }
      parts.add(marked(matcher));
      end = matcher.end();
    }
    if (end < text.length()) {
      parts.add(Inline.of(Inline.Kind.TEXT, text.substring(end)));
    }
    return List.copyOf(parts);
  }

  private static Inline marked(Matcher matcher) {
    if (matcher.group(1) != null) {
      return Inline.of(Inline.Kind.CODE, matcher.group(1));
    }
    if (matcher.group(2) != null) {
      return Inline.of(Inline.Kind.STRONG, matcher.group(2));
    }
    if (matcher.group(3) != null) {
      return Inline.of(Inline.Kind.EMPHASIS, matcher.group(3));
    }
    String url = matcher.group(5);
    return WebAddress.isOne(url)
        ? new Inline(Inline.Kind.LINK, matcher.group(4), url)
        : Inline.of(Inline.Kind.TEXT, matcher.group());
  }
}

package io.github.mulesecscan.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What tests want to know of a Markdown page: headings, links and examples. Reads the subset that
 * the documentation is written in.
 *
 * @param anchors the anchors that links can name, as GitHub makes them of headings
 */
record MarkdownPage(Path file, Set<String> anchors, List<Link> links, List<Example> examples) {

  private static final Pattern FENCE = Pattern.compile("^\\s*```(\\w*)\\s*$");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} (.*)$");
  private static final Pattern CODE = Pattern.compile("`+[^`]*`+");
  private static final Pattern LINK =
      Pattern.compile("(?s)!?\\[(?:[^\\[\\]]|!\\[[^\\]]*]\\([^)]*\\))*]\\(([^()\\s]+)\\)");
  private static final Pattern NO_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

  /**
   * @param line counted from 1
   */
  record Link(int line, String target) {

    boolean isExternal() {
      return target.matches("[a-z]+:.*");
    }
  }

  /**
   * A fenced block.
   *
   * @param language the word after the fence; empty if there is none
   * @param line of the fence, counted from 1
   */
  record Example(Path file, String language, int line, String text) {

    /** For messages. */
    String place() {
      return file + ":" + line;
    }
  }

  /** All pages of the documentation, the README first. */
  static List<MarkdownPage> all() {
    try (Stream<Path> files = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(Path.of("README.md")),
              files.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(MarkdownPage::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MarkdownPage read(Path file) {
    try {
      return of(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MarkdownPage of(Path file, String text) {
    List<Example> examples = new ArrayList<>();
    StringBuilder prose = new StringBuilder();
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new LinkedHashSet<>();
    String[] lines = text.split("\n", -1);
    for (int at = 0; at < lines.length; at++) {
      Matcher fence = FENCE.matcher(lines[at]);
      if (fence.matches()) {
        int end = endOfFence(lines, at);
        String body = String.join("\n", List.of(lines).subList(at + 1, end));
        examples.add(new Example(file, fence.group(1), at + 1, body + "\n"));
        // Lines are kept, so that links have theirs.
        prose.append("\n".repeat(Math.min(end, lines.length - 1) - at + 1));
        at = end;
        continue;
      }
      Matcher heading = HEADING.matcher(lines[at]);
      if (heading.matches()) {
        String anchor = anchor(heading.group(1));
        int before = seen.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
      prose.append(lines[at]).append('\n');
    }
    return new MarkdownPage(file, anchors, links(prose.toString()), List.copyOf(examples));
  }

  /** As GitHub makes it of a heading, without the number that tells equal ones apart. */
  static String anchor(String heading) {
    String shown = heading.replaceAll("!?\\[([^\\]]*)]\\([^)]*\\)", "$1").replace("`", "");
    return NO_ANCHOR
        .matcher(shown.strip().toLowerCase(Locale.ROOT))
        .replaceAll("")
        .replace(' ', '-');
  }

  private static int endOfFence(String[] lines, int begin) {
    int end = begin + 1;
    while (end < lines.length && !lines[end].strip().equals("```")) {
      end++;
    }
    return end;
  }

  private static List<Link> links(String prose) {
    String text = CODE.matcher(prose).replaceAll(code -> "x".repeat(code.group().length()));
    List<Link> links = new ArrayList<>();
    Matcher matcher = LINK.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      int line =
          1 + (int) text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
      links.add(new Link(line, matcher.group(1)));
      // A picture can be the text of a link.
      from = matcher.start() + 1;
    }
    return List.copyOf(links);
  }
}

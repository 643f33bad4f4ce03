package io.github.mulesecscan.syntax.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a random well-formed document and, while it writes, where everything is: an account of the
 * spans that owes nothing to the code under test.
 */
final class RandomXml {

  private static final String[] BLANKS = {" ", "\n", "\r\n", "\r", "\t", "  "};
  private static final String[] VALUE_PIECES = {
    "a",
    "#[payload.x]",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    ">",
    "\uD83D\uDE00",
    "\u00E9",
    "/>",
    "--",
    "&lt;",
    "&gt;",
    "&amp;",
    "&quot;",
    "&apos;",
    "&#10;",
    "&#x1F600;",
    "&#13;",
    "]]",
    "?>",
    "="
  };
  private static final String[] TEXT_PIECES = {
    "text", " ", "\n  ", "\r\n", "\r", "&lt;", "&amp;", "&#65;", "'", "\"", "]]", "\uD83D\uDE00"
  };
  private static final String[] SECTION_PIECES = {"<x a='", "]]", "&lt;", "&", ">", "\r\n", "\r"};
  private static final String[] COMMENT_PIECES = {"<a>", " - ", "&", "\r\n", "]]>", "it's", "?>"};

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final List<String> spans = new ArrayList<>();
  private int budget;

  /**
   * @param elements about how many elements to write
   */
  RandomXml(long seed, int elements) {
    this.random = new Random(seed);
    this.budget = elements;
    out.append(random.nextBoolean() ? "<?xml version='1.0'?>" : "");
    aside();
    element(0, List.of("p"));
    aside();
  }

  String xml() {
    return out.toString();
  }

  /** One line a node, {@code kind start end}, in the order in which their markup begins. */
  List<String> spans() {
    return spans;
  }

  private void aside() {
    while (random.nextInt(3) == 0) {
      if (random.nextBoolean()) {
        comment();
      } else {
        instruction();
      }
      blanks(0);
    }
  }

  private void element(int depth, List<String> prefixes) {
    budget--;
    int slot = spans.size();
    spans.add("");
    int start = out.length();
    List<String> inScope = new ArrayList<>(prefixes);
    String name = depth == 0 ? "root" : anyName(inScope, "flow");
    out.append('<').append(name);
    if (depth == 0) {
      out.append(" xmlns='urn:default' xmlns:p='urn:p'");
    } else if (random.nextInt(8) == 0) {
      String prefix = "q" + random.nextInt(3);
      out.append(" xmlns:").append(prefix).append("=\"urn:").append(depth).append('"');
      inScope.add(prefix);
    }
    attributes(inScope);
    blanks(0);
    if (depth > 0 && random.nextInt(4) == 0) {
      out.append("/>");
      spans.set(slot, "element " + start + " " + out.length() + " " + name);
      return;
    }
    out.append('>');
    content(depth, inScope);
    out.append("</").append(name);
    blanks(0);
    out.append('>');
    spans.set(slot, "element " + start + " " + out.length() + " " + name);
  }

  private void attributes(List<String> prefixes) {
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      blanks(1);
      // Numbered, so that no attribute comes twice.
      String name = anyName(prefixes, "a" + i);
      int start = out.length();
      out.append(name);
      blanks(0);
      out.append('=');
      blanks(0);
      char quote = random.nextBoolean() ? '"' : '\'';
      out.append(quote);
      int valueStart = out.length();
      pieces(VALUE_PIECES, quote == '"' ? "'" : "\"");
      int valueEnd = out.length();
      out.append(quote);
      spans.add("attribute " + start + " " + out.length() + " " + name);
      spans.add("value " + valueStart + " " + valueEnd);
    }
  }

  private void content(int depth, List<String> prefixes) {
    int pieces = depth == 0 ? Integer.MAX_VALUE : random.nextInt(8);
    boolean afterText = false;
    for (int i = 0; i < pieces && budget > 0; i++) {
      int kind = random.nextInt(depth > 30 ? 4 : 7);
      if (kind == 0 && !afterText) {
        text();
        afterText = true;
        continue;
      }
      afterText = false;
      switch (kind) {
        case 0, 1 -> section();
        case 2 -> comment();
        case 3 -> instruction();
        default -> element(depth + 1, prefixes);
      }
    }
  }

  private void text() {
    int start = out.length();
    pieces(TEXT_PIECES, "");
    closeSafely(start, "]]>", "]] >");
    // Never empty, which would be no node.
    out.append('.');
    spans.add("text " + start + " " + out.length());
  }

  private void section() {
    int start = out.length();
    out.append("<![CDATA[");
    pieces(SECTION_PIECES, "");
    // Two brackets and a later ">" would close the section early.
    closeSafely(start + 9, "]]>", "]] >");
    out.append("]]>");
    spans.add("cdata " + start + " " + out.length());
  }

  private void comment() {
    int start = out.length();
    out.append("<!--");
    pieces(COMMENT_PIECES, "");
    closeSafely(start + 4, "--", "- -");
    out.append(" -->");
    spans.add("comment " + start + " " + out.length());
  }

  private void instruction() {
    int start = out.length();
    out.append("<?pi");
    if (random.nextBoolean()) {
      out.append(" a='<b>' > & ");
    }
    out.append("?>");
    spans.add("instruction " + start + " " + out.length());
  }

  private void closeSafely(int from, String forbidden, String instead) {
    String written = out.substring(from).replace(forbidden, instead);
    out.setLength(from);
    out.append(written);
  }

  private void pieces(String[] pieces, String extra) {
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      out.append(pieces[random.nextInt(pieces.length)]).append(extra);
    }
  }

  private void blanks(int least) {
    int count = least + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      out.append(BLANKS[random.nextInt(BLANKS.length)]);
    }
  }

  private String anyName(List<String> prefixes, String local) {
    return random.nextBoolean()
        ? local
        : prefixes.get(random.nextInt(prefixes.size())) + ":" + local;
  }
}

package io.github.mulesecscan.report;

import io.github.mulesecscan.report.html.WebAddress;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.rule.RuleMetadata.Reference;
import io.github.mulesecscan.source.VisibleText;
import java.util.List;
import java.util.Optional;

/** The words of a rule, put together as reports need them. */
final class RuleText {

  private static final String FENCE = "```";

  private RuleText() {}

  /** The whole explanation in Markdown: why, how to mend it, where to read on. */
  static String markdown(RuleMetadata rule) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(rule.title()).append("\n\n");
    text.append(rule.why().strip()).append("\n\n");
    text.append("## How to mend it\n\n").append(rule.remedy().strip()).append('\n');
    if (!rule.references().isEmpty()) {
      text.append("\n## Read on\n\n");
      for (Reference reference : rule.references()) {
        text.append("- ").append(markdownLink(reference)).append('\n');
      }
    }
    return VisibleText.block(text.toString());
  }

  /** The same explanation for viewers that know no Markdown. */
  static String plain(RuleMetadata rule) {
    StringBuilder text = new StringBuilder();
    text.append(rule.title()).append("\n\n").append(rule.why().strip()).append("\n\n");
    text.append("How to mend it:\n").append(rule.remedy().strip()).append('\n');
    if (!rule.references().isEmpty()) {
      text.append("\nRead on:\n");
      for (Reference reference : rule.references()) {
        String address = reference.url().isEmpty() ? "" : ": " + reference.url();
        text.append("- ").append(reference.title()).append(address).append('\n');
      }
    }
    return VisibleText.block(text.toString());
  }

  private static String markdownLink(Reference reference) {
    boolean address = WebAddress.isOne(reference.url());
    return address ? "[" + reference.title() + "](" + reference.url() + ")" : reference.title();
  }

  /** The first page to read on that has an address on the web. */
  static Optional<String> webAddress(RuleMetadata rule) {
    return rule.references().stream().map(Reference::url).filter(WebAddress::isOne).findFirst();
  }

  /** The pages to read on that have an address on the web. */
  static List<Reference> webReferences(RuleMetadata rule) {
    return rule.references().stream().filter(page -> WebAddress.isOne(page.url())).toList();
  }

  /** The first paragraph of a Markdown text as one line. */
  static String firstParagraph(String markdown) {
    return VisibleText.line(paragraphs(markdown)[0]).replaceAll(" {2,}", " ").strip();
  }

  /**
   * The lines of the code block that the first paragraph of a Markdown text announces by a colon at
   * its end; empty where it announces none.
   */
  static List<String> announcedCode(String markdown) {
    String[] paragraphs = paragraphs(markdown);
    if (paragraphs.length < 2 || !firstParagraph(markdown).endsWith(":")) {
      return List.of();
    }
    List<String> lines = paragraphs[1].strip().lines().map(VisibleText::line).toList();
    if (!lines.get(0).startsWith(FENCE)) {
      return List.of();
    }
    List<String> code = lines.subList(1, lines.size());
    int end = code.indexOf(FENCE);
    return end < 0 ? code : code.subList(0, end);
  }

  /** The first paragraph of a Markdown text and what follows it, which may be missing. */
  private static String[] paragraphs(String markdown) {
    return markdown.strip().replace("\r\n", "\n").split("\n\n", 2);
  }

  /** {@code text}, shortened to at most {@code length} code units. */
  static String shortened(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}

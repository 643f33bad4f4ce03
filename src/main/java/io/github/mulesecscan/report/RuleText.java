package io.github.mulesecscan.report;

import io.github.mulesecscan.report.html.WebAddress;
import io.github.mulesecscan.rule.RuleMetadata;
import io.github.mulesecscan.rule.RuleMetadata.Reference;
import io.github.mulesecscan.source.VisibleText;
import java.util.Optional;

/** The words of a rule, put together as reports need them. */
final class RuleText {

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

  /** The first paragraph of a Markdown text as one line. */
  static String firstParagraph(String markdown) {
    String text = markdown.strip().replace("\r\n", "\n");
    int end = text.indexOf("\n\n");
    String paragraph = end < 0 ? text : text.substring(0, end);
    return VisibleText.line(paragraph).replaceAll(" {2,}", " ").strip();
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

package io.github.mulesecscan.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void blocksAreTold() {
    List<Block> blocks =
        Markdown.blocks(
            "One\nline.\n\n- first\n  goes on\n- second\n\n```xml\n<a>\n\n</a>\n```\nEnd");
    assertThat(blocks)
        .containsExactly(
            new Block.Paragraph(List.of(text("One line."))),
            new Block.Items(List.of(List.of(text("first goes on")), List.of(text("second")))),
            new Block.Code("<a>\n\n</a>"),
            new Block.Paragraph(List.of(text("End"))));
  }

  @Test
  void marksInsideOfParagraphs() {
    assertThat(Markdown.blocks("a `b*c*` **d** *e* [f](https://g.org/h) [i](javascript:j) k*l*m"))
        .containsExactly(
            new Block.Paragraph(
                List.of(
                    text("a "),
                    Inline.of(Inline.Kind.CODE, "b*c*"),
                    text(" "),
                    Inline.of(Inline.Kind.STRONG, "d"),
                    text(" "),
                    Inline.of(Inline.Kind.EMPHASIS, "e"),
                    text(" "),
                    new Inline(Inline.Kind.LINK, "f", "https://g.org/h"),
                    text(" "),
                    text("[i](javascript:j)"),
                    text(" k*l*m"))));
  }

  @Test
  void messagesHaveCodeSpansOnly() {
    assertThat(Markdown.sentence("`a` [b](https://c.org) **d** `e"))
        .containsExactly(Inline.of(Inline.Kind.CODE, "a"), text(" [b](https://c.org) **d** `e"));
  }

  @Test
  void textWithoutEndIsReadToItsEnd() {
    assertThat(Markdown.blocks("```\nopen")).containsExactly(new Block.Code("open"));
    assertThat(Markdown.blocks("```")).containsExactly(new Block.Code(""));
    assertThat(Markdown.blocks("")).isEmpty();
    assertThat(Markdown.blocks("[".repeat(50_000) + "*`".repeat(20_000))).hasSize(1);
  }

  private static Inline text(String text) {
    return Inline.of(Inline.Kind.TEXT, text);
  }
}

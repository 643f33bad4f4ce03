package io.github.mulesecscan.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTextTest {

  private static final SourcePath FILE = new SourcePath("a/b.xml");

  @Test
  void linesEndAtLineFeedOnly() {
    SourceText text = SourceText.root(FILE, "a\r\r\nbc\rd\ne");
    assertThat(text.lineCount()).isEqualTo(3);
    Location d = text.locate(new Span(text.content().indexOf('d'), 1));
    assertThat(d.startLine()).isEqualTo(2);
    assertThat(d.startColumn()).isEqualTo(4);
    assertThat(d.toString()).isEqualTo("a/b.xml:2:4");
    assertThat(text.slice(text.lineSpan(1))).isEqualTo("a\r");
  }

  @Test
  void theEndIsExclusiveAndMayLieOnALaterLine() {
    SourceText text = SourceText.root(FILE, "ab\ncd");
    Location all = text.locate(text.span());
    assertThat(all.endLine()).isEqualTo(2);
    assertThat(all.endColumn()).isEqualTo(3);
  }

  @Test
  void columnsCountUtf16Units() {
    SourceText text = SourceText.root(FILE, "\uD83D\uDE00x");
    assertThat(text.locate(new Span(2, 1)).startColumn()).isEqualTo(3);
  }

  @Test
  void aViewMapsCopiesAndEscapes() {
    SourceText text = SourceText.root(FILE, "v=\"a&quot;b&amp;c\"");
    SourceText view =
        text.newView()
            .copy(new Span(3, 1))
            .replace(new Span(4, 6), "\"")
            .copy(new Span(10, 1))
            .replace(new Span(11, 5), "&")
            .copy(new Span(16, 1))
            .build();
    assertThat(view.content()).isEqualTo("a\"b&c");
    assertThat(view.toRoot(new Span(0, 1))).isEqualTo(new Span(3, 1));
    assertThat(view.toRoot(new Span(1, 1))).isEqualTo(new Span(4, 6));
    assertThat(view.toRoot(new Span(2, 2))).isEqualTo(new Span(10, 6));
    assertThat(view.toRoot(view.span())).isEqualTo(new Span(3, 14));
    assertThat(view.toRoot(new Span(5, 0))).isEqualTo(new Span(17, 0));
  }

  @Test
  void aViewOfAViewStillKnowsTheFile() {
    SourceText text = SourceText.root(FILE, "x&lt;yz");
    SourceText view =
        text.newView()
            .copy(new Span(0, 1))
            .replace(new Span(1, 4), "<")
            .copy(new Span(5, 2))
            .build();
    SourceText inner = view.view(new Span(1, 2));
    assertThat(inner.content()).isEqualTo("<y");
    assertThat(inner.toRoot(new Span(0, 1))).isEqualTo(new Span(1, 4));
    assertThat(inner.toRoot(new Span(1, 1))).isEqualTo(new Span(5, 1));
  }

  @Test
  void anEscapeOfTheSameLengthIsStillOnePlace() {
    SourceText text = SourceText.root(FILE, "(ab)");
    SourceText view = text.newView().replace(new Span(1, 2), "xy").build();
    assertThat(view.toRoot(new Span(0, 1))).isEqualTo(new Span(1, 2));
    assertThat(view.toRoot(new Span(1, 1))).isEqualTo(new Span(1, 2));
  }

  @Test
  void anEmptyViewHasAPlace() {
    SourceText text = SourceText.root(FILE, "a=\"\"");
    SourceText view = text.newView().buildAt(new Span(3, 0));
    assertThat(view.content()).isEmpty();
    assertThat(view.locate(view.span()).startColumn()).isEqualTo(4);
  }
}

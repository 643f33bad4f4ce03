package io.github.mulesecscan.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

  private static final String HOSTILE =
      "a\u001b[2J\u009b\u202e\u2066\u200b\u2028\ufeff\u0000\u007f\ud800\udb40\udc41z\udc00";

  @Test
  void replacesCharactersThatActOrHide() {
    String safe = "a\uFFFD[2J" + "\uFFFD".repeat(11) + "z\uFFFD";
    assertThat(VisibleText.line(HOSTILE)).isEqualTo(safe);
    assertThat(VisibleText.block(HOSTILE)).isEqualTo(safe);
  }

  @Test
  void keepsOffsets() {
    assertThat(VisibleText.line(HOSTILE)).hasSameSizeAs(HOSTILE);
    assertThat(VisibleText.line("a\r\nb\tc")).isEqualTo("a  b c");
  }

  @Test
  void keepsLinesAndTabsOfBlocks() {
    assertThat(VisibleText.block("a\n\tb\r\nc")).isEqualTo("a\n\tb \nc");
    assertThat(VisibleText.block("real\rfake")).isEqualTo("real\uFFFDfake");
  }

  @Test
  void leavesOtherTextAlone() {
    String text = "注文 😀 é עברית e\u0301";
    assertThat(VisibleText.line(text)).isSameAs(text);
  }
}

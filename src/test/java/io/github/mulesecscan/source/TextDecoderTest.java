package io.github.mulesecscan.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.TextDecoder.Decoded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecoderTest {

  private static final SourcePath FILE = new SourcePath("a.properties");

  @ParameterizedTest
  @CsvSource({
    "UTF-8, EFBBBF",
    "UTF-16LE, FFFE",
    "UTF-16BE, FEFF",
    "UTF-32LE, FFFE0000",
    "UTF-32BE, 0000FEFF"
  })
  void aByteOrderMarkNamesTheEncodingAndIsNoText(String charset, String mark) {
    Decoded decoded =
        TextDecoder.decode(FILE, bytes(mark, "k=\u00E9\uD83D\uDE00\n", Charset.forName(charset)));
    assertThat(decoded.text().content()).isEqualTo("k=\u00E9\uD83D\uDE00\n");
    assertThat(decoded.diagnostics()).isEmpty();
  }

  @Test
  void withoutAMarkTextIsUtf8() {
    Decoded decoded = TextDecoder.decode(FILE, "k=\u00E9".getBytes(StandardCharsets.UTF_8));
    assertThat(decoded.text().content()).isEqualTo("k=\u00E9");
    assertThat(decoded.diagnostics()).isEmpty();
  }

  @Test
  void whatIsNotUtf8IsReadAsLatin1AndSaysWhere() {
    Decoded decoded =
        TextDecoder.decode(FILE, "a=1\nbb=\u00E9x".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(decoded.text().content()).isEqualTo("a=1\nbb=\u00E9x");
    Diagnostic guessed = only(decoded);
    assertThat(guessed.code()).isEqualTo("encoding-guessed");
    assertThat(guessed.level()).isEqualTo(Diagnostic.Level.WARNING);
    assertThat(guessed.location()).hasToString("a.properties:2:4");
    assertThat(guessed.message())
        .isEqualTo(
            "byte 0xE9 at byte offset 7 is not valid UTF-8; the file was read as ISO-8859-1");
  }

  @Test
  void aCharacterCutOffAtTheEndIsNotUtf8() {
    Decoded decoded = TextDecoder.decode(FILE, new byte[] {'a', (byte) 0xE2, (byte) 0x82});
    assertThat(decoded.text().content()).isEqualTo("a\u00E2\u0082");
    assertThat(only(decoded).location()).hasToString("a.properties:1:2");
  }

  @Test
  void aDeclaredEncodingIsUsed() {
    Charset windows = Charset.forName("windows-1252");
    Decoded decoded = TextDecoder.decode(FILE, "\u20AC".getBytes(windows), windows);
    assertThat(decoded.text().content()).isEqualTo("\u20AC");
    assertThat(decoded.diagnostics()).isEmpty();
  }

  @Test
  void aWronglyDeclaredEncodingGivesWayToUtf8() {
    byte[] bytes = "\u00E9\u00E9!".getBytes(StandardCharsets.UTF_8);
    Decoded decoded = TextDecoder.decode(FILE, bytes, StandardCharsets.US_ASCII);
    assertThat(decoded.text().content()).isEqualTo("\u00E9\u00E9!");
    assertThat(only(decoded).message())
        .endsWith("is not valid US-ASCII; the file was read as UTF-8");
  }

  @Test
  void badBytesAfterAMarkAreReplaced() {
    byte[] bytes = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', '\n', 'b', (byte) 0xFF, 'c'};
    Decoded decoded = TextDecoder.decode(FILE, bytes);
    assertThat(decoded.text().content()).isEqualTo("a\nb\uFFFDc");
    assertThat(only(decoded).code()).isEqualTo("encoding-malformed");
    assertThat(only(decoded).location()).hasToString("a.properties:2:2");
  }

  @Test
  void binaryContentIsNoText() {
    Decoded decoded = TextDecoder.decode(FILE, new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThat(decoded.text().content()).isEmpty();
    assertThat(only(decoded).code()).isEqualTo("file-not-text");
    assertThat(only(decoded).level()).isEqualTo(Diagnostic.Level.ERROR);
  }

  @Test
  void noBytesAreAnEmptyText() {
    Decoded decoded = TextDecoder.decode(FILE, new byte[0]);
    assertThat(decoded.text().content()).isEmpty();
    assertThat(decoded.diagnostics()).isEmpty();
  }

  @Test
  void anyByteAnywhereIsDecodedWithoutException() {
    for (Charset charset : Charset.availableCharsets().values()) {
      if (charset.canEncode()) {
        for (int b = 0; b < 256; b++) {
          byte[] bytes = {'a', (byte) b, (byte) (b * 7), 'z', (byte) b};
          assertThat(TextDecoder.decode(FILE, bytes, charset).text()).isNotNull();
        }
      }
    }
  }

  private static Diagnostic only(Decoded decoded) {
    assertThat(decoded.diagnostics()).hasSize(1);
    return decoded.diagnostics().get(0);
  }

  private static byte[] bytes(String hexMark, String text, Charset charset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(java.util.HexFormat.of().parseHex(hexMark));
    out.writeBytes(text.getBytes(charset));
    return out.toByteArray();
  }
}

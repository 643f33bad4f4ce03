package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapingWriterTest {

  @ParameterizedTest
  @CsvSource({
    "\u202e, \\u202e",
    "\u009b, \\u009b",
    "\u007f, \\u007f",
    "\u200b, \\u200b",
    "\u2028, \\u2028",
    "\ud800, \\ufffd",
    "\udc00, \\ufffd",
    "\udb40\udc41, \\udb40\\udc41",
    "é, é",
    "😀, 😀",
    "<, \\u003c",
  })
  void writesOnlyHarmlessCharacters(String character, String written) throws IOException {
    assertThat(document("a" + character + "b")).contains("\"a" + written + "b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u202e\u2066", "😀\u009b", "]]></script>", "\u0000\n\"\\", "\udb40\udc41"})
  void whatIsParsedIsWhatWasWritten(String text) throws IOException {
    assertThat(parsed(text)).isEqualTo(text);
  }

  @Test
  void halfPairsBecomeReplacements() throws IOException {
    assertThat(parsed("a\ud800")).isEqualTo("a\uFFFD");
    assertThat(parsed("\ud800\ud83d\ude00\udc00")).isEqualTo("\uFFFD😀\uFFFD");
  }

  private static String parsed(String text) throws IOException {
    return JsonParser.parseString(document(text)).getAsJsonObject().get("text").getAsString();
  }

  private static String document(String text) throws IOException {
    StringWriter out = new StringWriter();
    Json json = new Json(out);
    json.document(() -> json.field("text", text));
    return out.toString();
  }
}

package io.github.mulesecscan.syntax.xml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlEncodingTest {

  private static final SourcePath FILE = new SourcePath("a.xml");

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "ISO-8859-1, ISO-8859-1",
    "windows-1252, windows-1252",
    "ISO-8859-15, latin9",
    "UTF-16, UTF-16",
    "UTF-16LE, UTF-16",
    "UTF-16BE, UTF-16",
    "UTF-16LE, UTF-16LE",
    "UTF-32BE, UTF-32",
    "IBM037, cp037",
    "Shift_JIS, Shift_JIS"
  })
  void theDeclarationNamesTheEncoding(String charset, String declared) {
    String word = charset.equals("Shift_JIS") ? "\u65E5" : "\u00E9";
    XmlParse parse = parse(xml(declared, word), Charset.forName(charset));
    assertThat(parse.diagnostics()).isEmpty();
    assertThat(value(parse)).isEqualTo(word);
  }

  @Test
  void windows1252HasAEuroSignWhereLatin1HasNone() {
    XmlParse parse = parse(xml("windows-1252", "\u20AC"), Charset.forName("windows-1252"));
    assertThat(value(parse)).isEqualTo("\u20AC");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    XmlParse parse = parse("\uFEFF<a v='\u00E9'/>", StandardCharsets.UTF_16LE);
    assertThat(parse.diagnostics()).isEmpty();
    assertThat(value(parse)).isEqualTo("\u00E9");
    assertThat(requireNonNull(parse.document()).root().span().offset()).isZero();
  }

  @Test
  void aByteOrderMarkIsStrongerThanTheDeclaration() {
    XmlParse parse = parse("\uFEFF" + xml("ISO-8859-1", "\u00E9"), StandardCharsets.UTF_8);
    assertThat(value(parse)).isEqualTo("\u00E9");
    assertThat(codes(parse)).containsExactly("encoding-mismatch");
  }

  @Test
  void utf16DeclaredInAFileOfSingleBytesIsAMistake() {
    XmlParse parse = parse(xml("UTF-16", "\u00E9"), StandardCharsets.UTF_8);
    assertThat(value(parse)).isEqualTo("\u00E9");
    assertThat(codes(parse)).containsExactly("encoding-mismatch");
    assertThat(parse.diagnostics().get(0).message())
        .isEqualTo("declares the encoding UTF-16 but is in UTF-8");
  }

  @Test
  void utf8DeclaredInAFileOfDoubleBytesIsAMistake() {
    XmlParse parse = parse(xml("UTF-8", "\u00E9"), StandardCharsets.UTF_16LE);
    assertThat(value(parse)).isEqualTo("\u00E9");
    assertThat(codes(parse)).containsExactly("encoding-mismatch");
  }

  @Test
  void utf8DeclaredInALatin1FileIsGuessed() {
    XmlParse parse = parse(xml("UTF-8", "\u00E9"), StandardCharsets.ISO_8859_1);
    assertThat(value(parse)).isEqualTo("\u00E9");
    assertThat(codes(parse)).containsExactly("encoding-guessed");
    assertThat(parse.diagnostics().get(0).location()).hasToString("a.xml:1:45");
  }

  @ParameterizedTest
  @CsvSource({"klingon", "foo bar", "''"})
  void anUnknownEncodingIsTold(String name) {
    XmlParse parse = parse(xml(name, "\u00E9"), StandardCharsets.UTF_8);
    assertThat(value(parse)).isEqualTo("\u00E9");
    assertThat(codes(parse)).containsExactly("encoding-unknown");
  }

  @Test
  void declarationsInSingleQuotesAndWithBlanksAreRead() {
    XmlParse parse =
        parse(
            "<?xml version='1.0'\n encoding = 'ISO-8859-1' standalone='yes'?><a v='\u00E9'/>",
            StandardCharsets.ISO_8859_1);
    assertThat(parse.diagnostics()).isEmpty();
    assertThat(value(parse)).isEqualTo("\u00E9");
  }

  @Test
  void aDeclarationWithoutEncodingIsUtf8() {
    XmlParse parse = parse("<?xml version='1.0'?><a v='\u00E9'/>", StandardCharsets.UTF_8);
    assertThat(parse.diagnostics()).isEmpty();
    assertThat(value(parse)).isEqualTo("\u00E9");
  }

  @Test
  void binaryContentIsNoDocument() {
    XmlParse parse = XmlParser.parse(FILE, new byte[] {'<', 'a', 0, '/', '>'});
    assertThat(parse.document()).isNull();
    assertThat(codes(parse)).containsExactly("file-not-text");
  }

  private static String xml(String encoding, String value) {
    return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><a v=\"" + value + "\"/>";
  }

  private static XmlParse parse(String xml, Charset charset) {
    return XmlParser.parse(FILE, xml.getBytes(charset));
  }

  private static String value(XmlParse parse) {
    return requireNonNull(parse.document()).root().attribute("v").orElseThrow().getValue();
  }

  private static List<String> codes(XmlParse parse) {
    return parse.diagnostics().stream().map(Diagnostic::code).toList();
  }
}

package io.github.mulesecscan.syntax.xml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged files: a document or an error at a place inside the file, never an exception. */
class XmlRobustnessTest {

  private static final SourcePath FILE = new SourcePath("orders.xml");

  @Test
  void theFileItselfIsFine() throws IOException {
    XmlParse parse = XmlParser.parse(FILE, bytes());
    assertThat(parse.diagnostics()).isEmpty();
    assertThat(requireNonNull(parse.document()).comments()).hasSize(2);
  }

  @Test
  void everyPrefix() throws IOException {
    byte[] bytes = bytes();
    for (int length = 0; length < bytes.length; length++) {
      check(XmlParser.parse(FILE, Arrays.copyOf(bytes, length)));
    }
  }

  @Test
  void everySingleDeletion() throws IOException {
    String xml = new String(bytes(), StandardCharsets.UTF_8);
    for (int i = 0; i < xml.length(); i++) {
      check(parse(xml.substring(0, i) + xml.substring(i + 1)));
    }
  }

  @Test
  void randomInsertions() throws IOException {
    String xml = new String(bytes(), StandardCharsets.UTF_8);
    String[] pieces = {
      "<",
      ">",
      "&",
      "\"",
      "'",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?",
      "?>",
      "<!DOCTYPE a>",
      "\r",
      "\uD83D",
      "\u0001",
      "\uFFFF",
      "&#0;",
      "&#x110000;",
      "&#99999999999;",
      "xmlns:",
      "=",
      "</flow>",
      " xmlns='1a'",
      " xml:lang='x'",
      "\u2028",
      "\u0085",
      "<xml/>",
      " xmlns:xml='urn:a'"
    };
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      int at = random.nextInt(xml.length());
      String piece = pieces[i % pieces.length];
      check(parse(xml.substring(0, at) + piece + xml.substring(at)));
      check(parse((xml.substring(0, at) + piece + xml.substring(at)).replace("1.0", "1.1")));
    }
  }

  private static XmlParse parse(String xml) {
    return XmlParser.parse(SourceText.root(FILE, xml));
  }

  private static void check(XmlParse parse) {
    XmlDocument document = parse.document();
    if (document != null) {
      document.accept(new NameCheck());
      return;
    }
    Diagnostic error = parse.diagnostics().get(parse.diagnostics().size() - 1);
    assertThat(error.level()).isEqualTo(Diagnostic.Level.ERROR);
    assertThat(error.code()).isIn("xml-malformed", "file-not-text");
    assertThat(error.location()).isNotNull();
  }

  private static byte[] bytes() throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/xml/orders.xml"));
  }

  /** Every name and every view of what is still a document. */
  private static final class NameCheck implements XmlVisitor {

    @Override
    public void enter(XmlElement element) {
      assertThat(element.source().slice(element.nameSpan())).isEqualTo(element.getQualifiedName());
      assertThat(element.contentView().content().replaceAll("[\r\n]+", "\n"))
          .isEqualTo(element.getText().replaceAll("[\r\n]+", "\n"));
    }

    @Override
    public void attribute(XmlAttribute attribute) {
      assertThat(attribute.source().slice(attribute.nameSpan()))
          .isEqualTo(attribute.getQualifiedName());
      assertThat(attribute.valueView().content().replaceAll("\\s+", " "))
          .isEqualTo(attribute.getValue().replaceAll("\\s+", " "));
    }
  }
}

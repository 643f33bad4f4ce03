package io.github.mulesecscan.syntax.xml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.helpers.AttributesImpl;

class XmlParserTest {

  private static final SourcePath FILE = new SourcePath("a.xml");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "<a>~<b></a>|2:6|The element type \"b\" must be terminated by the matching end-tag \"</b>\"",
        "<a>^^<b>&foo;</b>|1:12|The entity \"foo\" was referenced, but not declared",
        "<a>~  <b>~|3:1|the file ends inside <b>, which starts in line 2",
        "<a>~  <b |2:5|the file ends inside <a>, which starts in line 1",
        "<a|1:3|the file ends inside a tag",
        "<a/>~~foo|3:1|Content is not allowed in trailing section",
        "foo|1:1|Content is not allowed in prolog",
        "``|1:1|Premature end of file",
        "<p:a/>|1:7|The prefix \"p\" for element \"p:a\" is not bound",
        "<a b='1' b='2'/>|1:17|Attribute \"b\" was already specified for element \"a\"",
        "<a><!-- x </a>|1:15|the file ends inside <a>, which starts in line 1",
      })
  void aMalformedFileIsADiagnosticAtItsPlace(String xml, String place, String reason) {
    XmlParse parse = parse(xml.replace('~', '\n').replace('^', '\r'));
    assertThat(parse.document()).isNull();
    Diagnostic malformed = only(parse);
    assertThat(malformed.code()).isEqualTo("xml-malformed");
    assertThat(malformed.level()).isEqualTo(Diagnostic.Level.ERROR);
    assertThat(malformed.message())
        .isEqualTo("not well-formed XML: " + reason + "; the file was not analysed");
    assertThat(malformed.location()).hasToString("a.xml:" + place);
  }

  @Test
  void messagesDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(only(parse("foo")).message()).contains("Content is not allowed in prolog");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aNamespaceThatTheTreeCannotHoldIsMalformed() {
    XmlParse parse = parse("<a>\n<b xmlns='1a'/></a>");
    assertThat(parse.document()).isNull();
    assertThat(only(parse).code()).isEqualTo("xml-malformed");
    assertThat(only(parse).message()).contains("Namespace URIs cannot begin with a number");
  }

  @Test
  void xml11IsReadAsXml10() {
    XmlParse parse = parse("<?xml version='1.1'?>\n<a><b><![CDATA[#[x]]]></b><c>]]</c></a>");
    assertThat(only(parse).code()).isEqualTo("xml-version");
    assertThat(only(parse).location()).hasToString("a.xml:1:16");
    assertThat(requireNonNull(parse.document()).root().children()).hasSize(2);
    assertThat(requireNonNull(parse.document()).text().content())
        .startsWith("<?xml version='1.1'?>");
  }

  @Test
  void aParserThatReportsWhatIsNotThereIsStopped() {
    SourceText text = SourceText.root(FILE, "<a b='1'><![CDATA[");
    assertThatThrownBy(
            () ->
                new SpanTrackingBuilder(text, text.content(), 10)
                    .startElement("", "b", "b", new AttributesImpl()))
        .isInstanceOf(SpanTrackingBuilder.OutOfStepException.class)
        .hasMessage("it reported b, which is not in the text here");
    assertThatThrownBy(
            () -> new SpanTrackingBuilder(text, text.content(), 10).endElement("", "a", "a"))
        .isInstanceOf(SpanTrackingBuilder.OutOfStepException.class);
    assertThatThrownBy(() -> new SpanTrackingBuilder(text, text.content(), 10).endDocument())
        .isInstanceOf(SpanTrackingBuilder.OutOfStepException.class);
  }

  @Test
  void theSpanIndexEndsOnAnyText() {
    String alphabet = "<>/!?=\"'a -[]C";
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("<a ");
      for (int j = random.nextInt(14); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      XmlSpanIndex index = new XmlSpanIndex(text.toString());
      int before = -1;
      while (index.next() != XmlSpanIndex.Kind.END) {
        assertThat(index.start()).isGreaterThan(before);
        assertThat(index.end()).isBetween(index.start() + 1, text.length());
        before = index.start();
      }
    }
  }

  @Test
  void aDoctypeIsPassedOverAndTold() {
    XmlParse parse =
        parse(
            "<!-- <!DOCTYPE no> -->\n<!DOCTYPE a [\n<!ELEMENT a ANY> <!-- ' ]> -->\n]>\n<a b='1'/>");
    assertThat(parse.document()).isNotNull();
    Diagnostic doctype = only(parse);
    assertThat(doctype.code()).isEqualTo("xml-doctype");
    assertThat(doctype.level()).isEqualTo(Diagnostic.Level.WARNING);
    Location place = requireNonNull(doctype.location());
    assertThat(place.startLine()).isEqualTo(2);
    assertThat(place.endLine()).isEqualTo(4);
    assertThat(place.endColumn()).isEqualTo(3);
    XmlElement root = requireNonNull(parse.document()).root();
    assertThat(root.location()).hasToString("a.xml:5:2");
    assertThat(
            requireNonNull(parse.document()).text().slice(root.attribute("b").orElseThrow().span()))
        .isEqualTo("b='1'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "<!DOCTYPE a SYSTEM \"x>y.dtd\"><a/>",
        "<!DOCTYPE a PUBLIC '-//x' 'http://localhost:1/x.dtd' [ <!ENTITY e \"]>\"> ]><a/>",
        "<!DOCTYPE a [ <?pi ]> ?> <!ENTITY % p SYSTEM 'file:///x'> %p; ]><a/>",
        "<!DOCTYPE a [ <!ATTLIST a b CDATA 'supplied'> ] ><a/>",
      })
  void noFormOfDoctypeHidesTheRoot(String xml) {
    XmlParse parse = parse(xml);
    assertThat(only(parse).code()).isEqualTo("xml-doctype");
    assertThat(requireNonNull(parse.document()).root().startTagSpan().end())
        .isEqualTo(xml.length());
    assertThat(requireNonNull(parse.document()).root().attributes()).isEmpty();
  }

  @Test
  void anUnclosedDoctypeHasNoDocument() {
    XmlParse parse = parse("<!DOCTYPE a [ <a/>");
    assertThat(parse.document()).isNull();
    assertThat(codes(parse)).containsExactly("xml-doctype", "xml-malformed");
  }

  @Test
  void anEntityBombDoesNotGoOff() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'lol'>");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY e").append(i).append(" '").append(("&e" + (i - 1) + ";").repeat(10));
      bomb.append("'>");
    }
    XmlParse parse = parse(bomb + "]><a>&e29;</a>");
    assertThat(parse.document()).isNull();
    assertThat(codes(parse)).containsExactly("xml-doctype", "xml-malformed");
    assertThat(parse.diagnostics().get(1).message()).contains("The entity \"e29\" was referenced");
  }

  @Test
  void anExternalEntityIsNotRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "hunter2");
    XmlParse parse =
        parse("<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><a b='1'>&x;</a>");
    assertThat(parse.document()).isNull();
    assertThat(parse.diagnostics().toString()).doesNotContain("hunter2");
  }

  @Test
  void nestingIsLimitedButNotByTheStack() {
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          XmlParse parse = parse("<a>".repeat(20_000) + "</a>".repeat(20_000));
          assertThat(parse.document()).isNull();
          assertThat(only(parse).code()).isEqualTo("xml-too-deep");
          assertThat(requireNonNull(only(parse).location()).span().offset())
              .isEqualTo(3 * XmlParser.MAX_DEPTH);
        });
  }

  @Test
  void theDeepestAllowedDocumentCanBeWalked() {
    int depth = XmlParser.MAX_DEPTH;
    XmlDocument document = document("<a>".repeat(depth) + "</a>".repeat(depth));
    assertThat(document.root().descendants()).hasSize(depth - 1);
    assertThat(SpanListing.of(document)).isNotEmpty();
  }

  @Test
  void oneHugeAttributeIsReadInLinearTime() {
    String value = "x &lt; y\r\n".repeat(800_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          XmlAttribute huge =
              document("<a v='" + value + "'/>").root().attribute("v").orElseThrow();
          assertThat(huge.valueSpan().length()).isEqualTo(value.length());
          assertThat(huge.valueView().length()).isEqualTo(7 * 800_000);
        });
  }

  @Test
  void moreAttributesThanTheParserAllowsAreALimit() {
    StringBuilder xml = new StringBuilder("<a");
    for (int i = 0; i < 10_001; i++) {
      xml.append(" a").append(i).append("=''");
    }
    XmlParse parse = parse(xml + "/>");
    assertThat(parse.document()).isNull();
    assertThat(only(parse).code()).isEqualTo("xml-limit");
    assertThat(only(parse).message())
        .isEqualTo(
            "beyond a limit of the XML parser: Element \"a\" has more than \"10,000\" attributes,"
                + " \"10,000\" is the limit imposed by the JDK; the file was not analysed");
  }

  @Test
  void aViewIsNoFile() {
    SourceText view = SourceText.root(FILE, "<a/>").view(new Span(0, 4));
    assertThatThrownBy(() -> XmlParser.parse(view)).isInstanceOf(IllegalArgumentException.class);
  }

  private static XmlDocument document(String xml) {
    return requireNonNull(parse(xml).document());
  }

  private static XmlParse parse(String xml) {
    return XmlParser.parse(SourceText.root(FILE, xml));
  }

  private static Diagnostic only(XmlParse parse) {
    assertThat(parse.diagnostics()).hasSize(1);
    return parse.diagnostics().get(0);
  }

  private static List<String> codes(XmlParse parse) {
    return parse.diagnostics().stream().map(Diagnostic::code).toList();
  }
}

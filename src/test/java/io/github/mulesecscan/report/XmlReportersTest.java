package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.mulesecscan.scan.ScanResult;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class XmlReportersTest {

  static Stream<ScanResult> samples() {
    return Stream.of(SampleResults.everything(), SampleResults.empty(), SampleResults.hostile());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void junitReportsAreValid(ScanResult result) throws SAXException {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(XmlReportersTest.class.getResource("/report/junit.xsd"));
    String report = Rendered.by(Rendered.format("junit"), result);
    assertThatCode(() -> schema.newValidator().validate(new StreamSource(new StringReader(report))))
        .doesNotThrowAnyException();
  }

  @Test
  void junitCountsWhatItHolds() throws Exception {
    Element suites = parsed("junit", SampleResults.everything()).getDocumentElement();
    assertThat(suites.getAttribute("failures"))
        .isEqualTo(String.valueOf(suites.getElementsByTagName("failure").getLength()))
        .isEqualTo("4");
    assertThat(suites.getAttribute("skipped"))
        .isEqualTo(String.valueOf(suites.getElementsByTagName("skipped").getLength()))
        .isEqualTo("2");
    assertThat(suites.getAttribute("tests"))
        .isEqualTo(String.valueOf(suites.getElementsByTagName("testcase").getLength()));
    assertThat(suites.getElementsByTagName("testsuite").getLength())
        .isEqualTo(SampleRules.all().size());
  }

  @Test
  void whatABaselineKnowsIsSkipped() throws Exception {
    Element suites = parsed("junit", SampleResults.compared()).getDocumentElement();
    assertThat(suites.getAttribute("failures")).isEqualTo("3");
    assertThat(suites.getAttribute("skipped")).isEqualTo("3");
  }

  @Test
  void checkstyleHoldsOpenFindingsByFile() throws Exception {
    Element checkstyle = parsed("checkstyle", SampleResults.everything()).getDocumentElement();
    assertThat(checkstyle.getElementsByTagName("error").getLength()).isEqualTo(4);
    Element first = (Element) checkstyle.getElementsByTagName("file").item(0);
    assertThat(first.getAttribute("name")).isEqualTo("apps/orders/src/main/mule/order api.xml");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    for (String format : List.of("junit", "checkstyle")) {
      String report = Rendered.by(Rendered.format(format), SampleResults.hostile());
      Document document = parsed(format, SampleResults.hostile());
      assertThat(document.getElementsByTagName("img").getLength()).isZero();
      assertThat(report).doesNotContain("\u001b", "\u202e", "\u0000", "<img");
    }
  }

  @Test
  void charactersThatXmlCannotHoldAreReplaced() throws IOException {
    StringWriter out = new StringWriter();
    new Xml(out).text("a", "\uFFFE \uD800 \u0001 \uD83D\uDE00");
    assertThat(out.toString()).endsWith("<a>\uFFFD \uFFFD \uFFFD \uD83D\uDE00</a>\n");
  }

  private static Document parsed(String format, ScanResult result)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(Rendered.by(Rendered.format(format), result))));
  }
}

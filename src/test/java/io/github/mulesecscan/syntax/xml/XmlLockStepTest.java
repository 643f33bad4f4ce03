package io.github.mulesecscan.syntax.xml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated documents: spans against the generator's account, values against plain JDOM. */
class XmlLockStepTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyNodeIsWhereItWasWritten(long seed) {
    RandomXml random = new RandomXml(seed, 3_000);
    List<String> found = new ArrayList<>();
    parse(random.xml()).accept(new SpanCollector(found));
    assertThat(found).hasSizeGreaterThan(5_000).isEqualTo(random.spans());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyValueIsThatOfPlainJdom(long seed) throws Exception {
    String xml = new RandomXml(seed, 3_000).xml();
    Element expected = new SAXBuilder().build(new StringReader(xml)).getRootElement();
    assertSame(parse(xml).root(), expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void theSpanOfAnAttributeParsedAloneIsTheAttribute(long seed) {
    XmlDocument document = parse(new RandomXml(seed, 300).xml());
    for (XmlElement element : document.root().descendants()) {
      for (XmlAttribute attribute : element.attributes()) {
        String alone = document.text().slice(attribute.span());
        String declaration = " xmlns:" + attribute.getNamespacePrefix() + "='urn:x'";
        boolean prefixed = !attribute.getNamespacePrefix().isEmpty();
        XmlElement again = parse("<a" + (prefixed ? declaration : "") + " " + alone + "/>").root();
        assertThat(again.attributes().get(0).getValue()).isEqualTo(attribute.getValue());
      }
    }
  }

  private static void assertSame(XmlElement actual, Element expected) {
    assertThat(actual.getQualifiedName()).isEqualTo(expected.getQualifiedName());
    assertThat(actual.uri()).isEqualTo(expected.getNamespaceURI());
    assertThat(actual.getText()).isEqualTo(expected.getText());
    assertThat(normalised(actual.contentView())).isEqualTo(expected.getText().replace('\r', '\n'));
    assertThat(actual.getNamespacesIntroduced()).isEqualTo(expected.getNamespacesIntroduced());
    Iterator<XmlAttribute> attributes = actual.attributes().iterator();
    for (Attribute attribute : expected.getAttributes()) {
      assertSame(attributes.next(), attribute);
    }
    assertThat(attributes.hasNext()).isFalse();
    assertThat(actual.children()).hasSameSizeAs(expected.getChildren());
    Iterator<XmlElement> children = actual.children().iterator();
    expected.getChildren().forEach(child -> assertSame(children.next(), child));
  }

  private static void assertSame(XmlAttribute actual, Attribute expected) {
    assertThat(actual.getQualifiedName()).isEqualTo(expected.getQualifiedName());
    assertThat(actual.uri()).isEqualTo(expected.getNamespaceURI());
    assertThat(actual.getValue()).isEqualTo(expected.getValue());
    // A parser turns line ends and tabs into blanks, but not those written as references.
    assertThat(normalised(actual.valueView()).replaceAll("[\n\t]", " "))
        .isEqualTo(expected.getValue().replaceAll("[\r\n\t]", " "));
  }

  /** Line ends as LF; CRs that are references in the file count as LF on both sides. */
  private static String normalised(SourceText view) {
    StringBuilder text = new StringBuilder();
    String content = view.content();
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      boolean beforeLiteralLineFeed =
          i + 1 < content.length()
              && content.charAt(i + 1) == '\n'
              && view.toRoot(new Span(i, 2)).length() == 2;
      if (c == '\r' && beforeLiteralLineFeed) {
        continue;
      }
      text.append(c == '\r' ? '\n' : c);
    }
    return text.toString();
  }

  private static XmlDocument parse(String xml) {
    XmlParse parse = XmlParser.parse(SourceText.root(new SourcePath("r.xml"), xml));
    assertThat(parse.diagnostics()).isEmpty();
    return requireNonNull(parse.document());
  }

  /** Writes spans in the generator's form; checks the spans of names on the way. */
  private record SpanCollector(List<String> found) implements XmlVisitor {

    @Override
    public void enter(XmlElement element) {
      assertThat(element.source().slice(element.nameSpan())).isEqualTo(element.getQualifiedName());
      add("element", element.span(), " " + element.getQualifiedName());
    }

    @Override
    public void attribute(XmlAttribute attribute) {
      assertThat(attribute.source().slice(attribute.nameSpan()))
          .isEqualTo(attribute.getQualifiedName());
      add("attribute", attribute.span(), " " + attribute.getQualifiedName());
      add("value", attribute.valueSpan(), "");
    }

    @Override
    public void text(XmlCharacters characters) {
      add(characters instanceof XmlCData ? "cdata" : "text", characters.span(), "");
    }

    @Override
    public void comment(XmlComment comment) {
      add("comment", comment.span(), "");
    }

    @Override
    public void processingInstruction(XmlProcessingInstruction instruction) {
      add("instruction", instruction.span(), "");
    }

    private void add(String kind, Span span, String name) {
      found.add(kind + " " + span.offset() + " " + span.end() + name);
    }
  }
}

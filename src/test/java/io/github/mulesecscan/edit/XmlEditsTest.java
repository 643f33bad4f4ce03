package io.github.mulesecscan.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.TextEdit;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.xml.XmlParser;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlEditsTest {

  private static final SourcePath FILE = new SourcePath("a.xml");

  private static XmlElement root(String xml) {
    XmlDocument document = XmlParser.parse(SourceText.root(FILE, xml)).document();
    if (document == null) {
      throw new AssertionError("not well-formed: " + xml);
    }
    return document.root();
  }

  private static XmlElement first(String xml) {
    return root(xml).children().get(0);
  }

  /** What {@code xml} is after an edit of the first child of its root. */
  private static String after(String xml, Function<XmlElement, TextEdit> edit) {
    String changed = TextEdits.apply(xml, List.of(edit.apply(first(xml))));
    assertThat(XmlParser.parse(SourceText.root(FILE, changed)).document()).isNotNull();
    return changed;
  }

  private static XmlTemplate template(String xml) {
    return ((XmlTemplate.Reading.Read) XmlTemplate.read(xml, Map.of("n", "urn:n"))).template();
  }

  private static String added(String xml) {
    return after(xml, element -> XmlEdits.addAttribute(element, "new", "1"));
  }

  private static String removed(String xml) {
    return after(xml, element -> XmlEdits.removeAttribute(element.attribute("x").orElseThrow()));
  }

  private static String set(String xml, String value) {
    return after(xml, element -> XmlEdits.setValue(element.attribute("x").orElseThrow(), value));
  }

  private static String inserted(String xml, String child) {
    return after(
        xml,
        element -> XmlEdits.insertChild(element, template(child), XmlEdits.At.LAST).orElseThrow());
  }

  @Test
  void addsAttributesWhereTheLastOneStands() {
    assertThat(added("<r><a/></r>")).isEqualTo("<r><a new=\"1\"/></r>");
    assertThat(added("<r><a x='2' />t</r>")).isEqualTo("<r><a x='2' new=\"1\" />t</r>");
    assertThat(added("<r><a x='2'>t</a></r>")).isEqualTo("<r><a x='2' new=\"1\">t</a></r>");
    assertThat(added("<r>\r\n<a x='2'\r\n\t y='3'/></r>"))
        .isEqualTo("<r>\r\n<a x='2'\r\n\t y='3'\r\n\t new=\"1\"/></r>");
    assertThat(added("<r><a xmlns:p='urn:p'/></r>"))
        .isEqualTo("<r><a xmlns:p='urn:p' new=\"1\"/></r>");
  }

  @Test
  void removesAttributesWithTheirBlanks() {
    assertThat(removed("<r><a x='1'/></r>")).isEqualTo("<r><a/></r>");
    assertThat(removed("<r><a x='1' y='2'/></r>")).isEqualTo("<r><a y='2'/></r>");
    assertThat(removed("<r><a y='2'\n   x='1'\n   z='3'/></r>"))
        .isEqualTo("<r><a y='2'\n   z='3'/></r>");
    assertThat(removed("<r><a x='1'\n   z='3'/></r>")).isEqualTo("<r><a z='3'/></r>");
    assertThat(removed("<r><a x='1'\n/></r>")).isEqualTo("<r><a\n/></r>");
  }

  @Test
  void escapesValuesByTheirQuotes() {
    assertThat(set("<r><a x='1'/></r>", "it's \"<&"))
        .isEqualTo("<r><a x='it&apos;s \"&lt;&amp;'/></r>");
    assertThat(set("<r><a x=\"1\"/></r>", "it's \"<&\n"))
        .isEqualTo("<r><a x=\"it's &quot;&lt;&amp;&#10;\"/></r>");
  }

  @Test
  void keepsEntitiesThatAreNotTouched() {
    String xml = "<r><a x='&quot;k&quot; &#43; v'/></r>";
    XmlElement element = first(xml);
    SourceText view = element.attribute("x").orElseThrow().valueView();
    Span key = new Span(view.content().indexOf('k'), 1);
    TextEdit edit =
        XmlEdits.replace(view, key, "a'b", Escaping.of(element.attribute("x").orElseThrow()))
            .orElseThrow();
    assertThat(TextEdits.apply(xml, List.of(edit)))
        .isEqualTo("<r><a x='&quot;a&apos;b&quot; &#43; v'/></r>");
  }

  @Test
  void writesNothingIntoASectionThatWouldEndIt() {
    XmlElement element = first("<r><a><![CDATA[one]]></a></r>");
    SourceText view = element.contentView();
    Escaping escaping = Escaping.in(element, view.toRoot(view.span()));
    assertThat(escaping).isEqualTo(Escaping.CDATA);
    assertThat(XmlEdits.replace(view, view.span(), "<&", escaping).orElseThrow().replacement())
        .isEqualTo("<&");
    assertThat(XmlEdits.replace(view, view.span(), "a[b[0]]>c", escaping)).isEmpty();
  }

  @Test
  void removesElementsWithTheirLines() {
    assertThat(after("<r>\n  <a/>\n  <b/>\n</r>", XmlEdits::removeElement))
        .isEqualTo("<r>\n  <b/>\n</r>");
    assertThat(after("<r>\r\n  <a>\r\n  </a>  \r\n  <b/>\r\n</r>", XmlEdits::removeElement))
        .isEqualTo("<r>\r\n  <b/>\r\n</r>");
    assertThat(after("<r>\n  <a/> <b/>\n</r>", XmlEdits::removeElement))
        .isEqualTo("<r>\n   <b/>\n</r>");
    assertThat(after("<r>\r  <a/>\r  <b/>\r</r>", XmlEdits::removeElement))
        .isEqualTo("<r>\r  <b/>\r</r>");
  }

  @Test
  void renamesBothTags() {
    String xml = "<p:r xmlns:p='urn:p'><p:old x='1'>t</p:old ><p:old/></p:r>";
    String once = TextEdits.apply(xml, XmlEdits.rename(first(xml), "new"));
    assertThat(once).isEqualTo("<p:r xmlns:p='urn:p'><p:new x='1'>t</p:new ><p:old/></p:r>");
  }

  @Test
  void insertsChildrenInTheLayoutOfTheFile() {
    assertThat(inserted("<r>\n  <a/>\n</r>", "<c/>"))
        .isEqualTo("<r>\n  <a>\n    <c/>\n  </a>\n</r>");
    assertThat(inserted("<r>\r\n\t<a x='1' />\r\n</r>", "<c><d k='1'>t</d></c>"))
        .isEqualTo(
            "<r>\r\n\t<a x='1'>\r\n\t\t<c>\r\n\t\t\t<d k=\"1\">t</d>\r\n\t\t</c>\r\n\t</a>\r\n</r>");
    assertThat(inserted("<r>\n <a>\n    <b/>\n </a>\n</r>", "<c/>"))
        .isEqualTo("<r>\n <a>\n    <b/>\n    <c/>\n </a>\n</r>");
    assertThat(inserted("<r><a><b/></a></r>", "<c/>")).isEqualTo("<r><a><b/><c/></a></r>");
    assertThat(inserted("<r>\n  <a></a>\n</r>", "<c/>"))
        .isEqualTo("<r>\n  <a>\n    <c/>\n  </a>\n</r>");
  }

  @Test
  void insertsFirst() {
    String xml = "<r>\n  <a>\n    <b/>\n  </a>\n</r>";
    TextEdit edit =
        XmlEdits.insertChild(first(xml), template("<c/>"), XmlEdits.At.FIRST).orElseThrow();
    assertThat(TextEdits.apply(xml, List.of(edit)))
        .isEqualTo("<r>\n  <a>\n    <c/>\n    <b/>\n  </a>\n</r>");
  }

  @Test
  void insertsBehindAnElement() {
    String xml = "<r>\n  <a>t</a>\n  <b/>\n</r>";
    TextEdit edit =
        XmlEdits.insertBehind(first(xml), template("<c><![CDATA[#[1]]]></c>")).orElseThrow();
    assertThat(TextEdits.apply(xml, List.of(edit)))
        .isEqualTo("<r>\n  <a>t</a>\n  <c><![CDATA[#[1]]]></c>\n  <b/>\n</r>");
  }

  @Test
  void usesThePrefixesOfTheFile() {
    String xml = "<q:r xmlns:q='urn:q' xmlns:other='urn:n'>\n  <q:a/>\n</q:r>";
    assertThat(inserted(xml, "<n:c><d/></n:c>"))
        .contains("<other:c>\n      <q:d/>\n    </other:c>");
    assertThat(
            XmlEdits.insertChild(first("<r>\n  <a/>\n</r>"), template("<n:c/>"), XmlEdits.At.LAST))
        .as("nobody binds urn:n")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "<a>", "<a/><b/>", "<z:a/>", "<a x=1/>"})
  void tellsWhatIsNoTemplate(String xml) {
    assertThat(XmlTemplate.read(xml, Map.of())).isInstanceOf(XmlTemplate.Reading.Wrong.class);
  }
}

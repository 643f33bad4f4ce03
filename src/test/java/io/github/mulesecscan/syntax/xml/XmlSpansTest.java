package io.github.mulesecscan.syntax.xml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Every span of a nasty file, as a golden text; {@code -Dgolden=update} writes it anew. */
class XmlSpansTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/xml/spans.txt");

  // In code, so that no version control or editor can tidy its line ends.
  private static final String NASTY =
      String.join(
          "",
          "\uFEFF<?xml version='1.0' encoding=\"UTF-8\" ?>\r\n",
          "<!-- before: <not a=\"tag\"> & no &entity; -->\r",
          "<?style href='a>b'?>\n",
          "<mule xmlns=\"urn:core\"\r\n",
          "\txmlns:p='urn:one'   >\r",
          "  <p:flow name = 'a > b'  doc='\uD83D\uDE00\uD83D\uDE00' p:name=\"it's\" empty=\"\"\n",
          "     value=\"line 1\r\n  line 2 // note\r line 3\ttab &lt;&#10;&#x1F600;&amp;&quot;\"\r>\n",
          "    \uD83D\uDE00<p:inner xmlns:p='urn:two' p:x='rebound'></p:inner >\r\n",
          "    <plain xmlns='' xmlns:q=\"urn:one\"><q:flow/><p:flow\n/></plain\n>",
          "  </p:flow>\n",
          "  <set>a &lt; b<!--x<y>--> &#38; c<![CDATA[ <raw> & ]] ]> ]]>",
          "<![CDATA[]]><![CDATA[two]]]]><![CDATA[>\r\n]]> end&apos;<?pi?>tail</set>\r",
          "  <void></void><!----><void/>\n",
          "</mule>\n<!-- after --><?end of it?>\r\n");

  @Test
  void everySpanOfANastyFile() throws IOException {
    XmlParse parse =
        XmlParser.parse(new SourcePath("n.xml"), NASTY.getBytes(StandardCharsets.UTF_8));
    assertThat(parse.diagnostics()).isEmpty();
    String listing = SpanListing.of(requireNonNull(parse.document()));
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, listing);
    }
    assertThat(listing).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void commentsAreListedInTheOrderOfTheFile() {
    XmlDocument document = document("<!--1--><a><!--2--><b><!--3--></b></a><!--4-->");
    assertThat(document.comments())
        .extracting(XmlComment::getText)
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void elementsAreFoundByNamespaceNotPrefix() {
    XmlDocument document =
        document("<a xmlns:x='urn:1' xmlns:y='urn:1'><x:b v='1'/><c/><y:b x:v='2' v='3'/></a>");
    XmlElement root = document.root();
    assertThat(root.children("urn:1", "b")).hasSize(2);
    assertThat(root.children("", "b")).isEmpty();
    XmlElement second = root.children().get(2);
    assertThat(second.attribute("v").orElseThrow().getValue()).isEqualTo("3");
    assertThat(second.attribute("urn:1", "v").orElseThrow().getValue()).isEqualTo("2");
    assertThat(second.attribute("w")).isEmpty();
    assertThat(second.parent()).contains(root);
    assertThat(root.parent()).isEmpty();
    assertThat(root.child("", "c").orElseThrow().is("", "c")).isTrue();
    assertThat(second.attributes().get(0).element()).isSameAs(second);
  }

  @Test
  void descendantsComeInTheOrderOfTheFileWithoutTheElementItself() {
    XmlDocument document = document("<a><b><c/><d><e/></d></b><f/></a>");
    assertThat(document.root().descendants())
        .extracting(XmlElement::getName)
        .containsExactly("b", "c", "d", "e", "f");
  }

  @Test
  void theContentViewJoinsTextAndSectionsAndKnowsTheirPlaces() {
    XmlElement root = document("<a>x &lt;<!-- no -->\n<b>no</b><![CDATA[ y]]></a>").root();
    assertThat(root.contentView().content()).isEqualTo("x <\n y");
    int y = root.contentView().content().indexOf('y');
    assertThat(root.contentView().locate(new Span(y, 1))).hasToString("a.xml:2:20");
  }

  @Test
  void anEmptyContentViewLiesBehindTheStartTag() {
    XmlElement root = document("<a></a>").root();
    assertThat(root.contentView().locate(root.contentView().span())).hasToString("a.xml:1:4");
    assertThat(root.isSelfClosing()).isFalse();
    assertThat(document("<a />").root().isSelfClosing()).isTrue();
  }

  private static XmlDocument document(String xml) {
    XmlParse parse = XmlParser.parse(new SourcePath("a.xml"), xml.getBytes(StandardCharsets.UTF_8));
    assertThat(parse.diagnostics()).isEmpty();
    return requireNonNull(parse.document());
  }
}

package io.github.mulesecscan.suppression;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlParser;
import org.junit.jupiter.api.Test;

class InlineSuppressionsTest {

  private static final SourcePath XML = new SourcePath("src/main/mule/a.xml");

  @Test
  void anXmlCommentCoversTheElementThatFollowsWithAllInIt() {
    String text =
        """
        <mule>
          <!-- secscan:ignore some-rule: the partner cannot do better -->
          <config name="a">
            <inner flag="on"/>
          </config>
          <config name="b"/>
        </mule>
        """;
    InlineSuppressions inline = readXml(text);
    Suppression only = inline.suppressions().get(0);
    assertThat(inline.suppressions()).hasSize(1);
    assertThat(only.reason()).isEqualTo("the partner cannot do better");
    assertThat(only.accepts(finding("some-rule", text, "flag"))).isTrue();
    assertThat(only.accepts(finding("some-rule", text, "config name=\"a\""))).isTrue();
    assertThat(only.accepts(finding("some-rule", text, "config name=\"b\""))).isFalse();
    assertThat(only.accepts(finding("other-rule", text, "flag"))).isFalse();
  }

  @Test
  void oneCommentMayNameSeveralRules() {
    InlineSuppressions inline =
        readXml(
            "<mule><!-- secscan:ignore one, two-b : both wait for #12: see there --><a/></mule>");
    assertThat(inline.suppressions().get(0).ruleIds()).containsExactlyInAnyOrder("one", "two-b");
    assertThat(inline.suppressions().get(0).reason()).isEqualTo("both wait for #12: see there");
  }

  @Test
  void withoutAReasonNothingIsAcceptedAndThatIsSaid() {
    InlineSuppressions inline = readXml("<mule><!-- secscan:ignore one --><a/></mule>");
    assertThat(inline.suppressions()).isEmpty();
    assertThat(inline.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("suppression-ignored");
    assertThat(inline.diagnostics().get(0).message()).contains("gives no reason");
  }

  @Test
  void aCommentWithoutElementAfterItIsSaidToHaveNoEffect() {
    InlineSuppressions inline = readXml("<mule><a/><!-- secscan:ignore one: why --></mule>");
    assertThat(inline.suppressions()).isEmpty();
    assertThat(inline.diagnostics()).hasSize(1);
  }

  @Test
  void aLineCommentOfItsOwnCoversTheNextLineOfContent() {
    String text =
        "a: 1\n# secscan:ignore one: why\n\n# more words\nb: 2\nc: 3 # secscan:ignore two: so\n";
    InlineSuppressions inline = readLines(text, "#");
    assertThat(inline.suppressions()).hasSize(2);
    assertThat(inline.suppressions().get(0).accepts(finding("one", text, "2"))).isTrue();
    assertThat(inline.suppressions().get(0).accepts(finding("one", text, "3"))).isFalse();
    assertThat(inline.suppressions().get(1).accepts(finding("two", text, "3"))).isTrue();
  }

  @Test
  void dataWeaveInXmlIsSuppressedByItsOwnComments() {
    String text =
        "<mule><x><![CDATA[{\n// secscan:ignore one: test data\na: \"b\"\n}]]></x></mule>";
    InlineSuppressions inline = readXml(text);
    assertThat(inline.suppressions().get(0).accepts(finding("one", text, "\"b\""))).isTrue();
  }

  @Test
  void otherMentionsOfTheWordsAreNoSuppressions() {
    assertThat(readLines("key=see secscan:ignore one: why\n", "#").suppressions()).isEmpty();
    assertThat(readXml("<m><!-- about secscan:ignore one: why --><a/></m>").suppressions())
        .isEmpty();
  }

  private static InlineSuppressions readXml(String text) {
    InlineSuppressions inline = new InlineSuppressions();
    inline.read(requireNonNull(XmlParser.parse(SourceText.root(XML, text)).document()));
    return inline;
  }

  private static InlineSuppressions readLines(String text, String mark) {
    InlineSuppressions inline = new InlineSuppressions();
    inline.readLines(SourceText.root(XML, text), mark);
    return inline;
  }

  private static Finding finding(String rule, String text, String marked) {
    SourceText source = SourceText.root(XML, text);
    Span span = new Span(text.lastIndexOf(marked), marked.length());
    return Finding.of(
        rule, Severity.HIGH, Confidence.HIGH, "message", source.locate(span), "anchor");
  }
}

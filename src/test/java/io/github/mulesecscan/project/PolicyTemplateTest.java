package io.github.mulesecscan.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.xml.XmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTemplateTest {

  private static final String START =
      "<mule xmlns:p=\"http://www.mulesoft.org/schema/mule/http-policy\">";

  private static SourceText read(String inside) {
    return PolicyTemplate.readable(
        SourceText.root(new SourcePath("template.xml"), START + inside + "</mule>"));
  }

  private static String readable(String inside) {
    String content = read(inside).content();
    return content.substring(START.length(), content.length() - "</mule>".length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // Values are placeholders that nobody defines.
        "<a b=\"{{{host}}}\"/>|<a b=\"${host   }\"/>",
        "<a b=\"{{x}}\"/>|<a b=\"${x }\"/>",
        "<a>{{{host}}}</a>|<a>${host   }</a>",
        // In scripts they are names, in texts of scripts placeholders.
        "<a b=\"#[{{{expr}}}]\"/>|<a b=\"#[x_expr    ]\"/>",
        "<a b=\"#['{{{word}}}']\"/>|<a b=\"#['${word   }']\"/>",
        // Helpers are blank; in a tag the first branch stays.
        "<a {{#if t}}b=\"1\"{{else}}b=\"2\"{{/if}}/>|<a          b=\"1\"                    />",
        "{{#if t}}<a/>{{/if}}|         <a/>       ",
        "<a b=\"{{#if t}}1{{else}}2{{/if}}\"/>|<a b=\"${ift1else2if            }\"/>",
        // Nothing is Handlebars in a comment.
        "<!-- {{#if t}} \" --><a b=\"1\"/>|<!-- {{#if t}} \" --><a b=\"1\"/>",
        "<a><![CDATA[#[{{{x}}}]]]></a>|<a><![CDATA[#[x_x    ]]]></a>",
      })
  void isReadAsXml(String written, String readable) {
    assertThat(readable(written)).isEqualTo(readable).hasSameSizeAs(written);
    assertThat(XmlParser.parse(read(written)).document()).isNotNull();
  }

  @Test
  void anythingElseIsLeftAlone() {
    SourceText application =
        SourceText.root(new SourcePath("api.xml"), "<mule a=\"#[{{{x}}}]\">{{#if}}</mule>");
    assertThat(PolicyTemplate.readable(application)).isSameAs(application);
  }

  @ParameterizedTest
  @CsvSource({
    "'{{'",
    "'{{#if x'",
    "'{{{x}}'",
    "'<a b=\"{{#if x}}'",
    "'<a {{else}}'",
    "'<![CDATA[{{x}}'",
    "'{{}}'"
  })
  void damagedTemplatesKeepTheirLength(String inside) {
    assertThat(read(inside).content()).hasSize(START.length() + inside.length() + 7);
  }
}

package io.github.mulesecscan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts are scripts, and where their nodes stand in the file. */
class EmbeddingTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <set-payload value="#[payload.a]"/>                         | payload.a
          <set-payload value="  #[payload.a]  "/>                     | payload.a
          <set-payload value="a #[payload.a]"/>                       | ``
          <set-payload value="payload.a"/>                            | ``
          <set-variable variableName="#[vars.n]" value="#[1]"/>       | 1
          <logger message="a #[vars.a] b #[vars.b[0]] c"/>            | vars.a,vars.b[0]
          <logger message="#[vars.a]"/>                               | vars.a
          <logger message="\\#[vars.a]"/>                             | ``
          <logger message="#['a]b'] #[vars.b]"/>                      | 'a]b',vars.b
          <logger message="#[vars.a" level="#[vars.l]"/>              | ``
          <when expression="payload.a == 1"/>                         | payload.a == 1
          <when expression="#[payload.a == 1]"/>                      | payload.a == 1
          <foreach collection="payload.items"/>                       | payload.items
          <parallel-foreach collection="#[payload.items]"/>           | payload.items
          <until-successful maxRetries="#[vars.n]"/>                  | vars.n
          <flow-ref name="#[vars.flow]" target="#[vars.t]"/>          | vars.flow
          <parse-template><content>Dear #[vars.a]!</content></parse-template> | vars.a
          <global-property name="x" value="#[payload]"/>              | ``
          <db:select><db:sql>select #[vars.a]</db:sql></db:select>    | ``
          <db:select><db:sql>#["select 1"]</db:sql></db:select>       | "select 1"
          <db:select doc:name="#[vars.a]" target="#[vars.b]"/>        | ``
          <os:store key="#[vars.k]"><os:value>#[payload]</os:value></os:store> | vars.k,payload
          <scripting:execute><scripting:code>#[payload]</scripting:code></scripting:execute> | payload
          <java:invoke class="#[vars.c]" method="#[vars.m]"/>         | vars.m
          <json-logger:logger message="got #[vars.a]"><json-logger:content>#[payload]</json-logger:content></json-logger:logger> | vars.a,payload
          """)
  void contexts(String element, String scripts) {
    List<String> expected = scripts.isEmpty() ? List.of() : List.of(scripts.split(","));
    assertThat(ExampleApp.in(folder).mule(element).scripts()).isEqualTo(expected);
  }

  @Test
  void bodiesAreScriptsWithOrWithoutHeaderOrMarkers() {
    ExampleApp app =
        ExampleApp.in(folder)
            .mule(
                """
                <ee:transform><ee:message>
                <ee:set-payload><![CDATA[%dw 2.0
                ---
                payload.a]]></ee:set-payload>
                <ee:set-attributes>{b: 1}</ee:set-attributes></ee:message>
                <ee:variables><ee:set-variable variableName="v">attributes.uriParams.'id'</ee:set-variable>
                <ee:set-variable variableName="w">#[vars.v]</ee:set-variable>
                </ee:variables></ee:transform>
                """);
    assertThat(app.scripts())
        .containsExactly(
            "%dw 2.0\n---\npayload.a", "{b: 1}", "attributes.uriParams.'id'", "vars.v");
  }

  @Test
  void nodesStandWhereTheyAreInTheFile() {
    // Entities, two CDATA sections, a value over lines and CRLF.
    ExampleApp app =
        ExampleApp.in(folder)
            .mule(
                "<set-payload value=\"#[{&quot;a&quot;: payload.one,&#10; b: 1 &lt; payload.two}]\"/>\r\n"
                    + "<set-variable variableName=\"v\" value='#[payload.three\r\n   ++ payload.four]'/>\r\n"
                    + "<ee:set-payload><![CDATA[payload.five]]><![CDATA[\r\n  ++ payload.six]]></ee:set-payload>\r\n"
                    + "<logger message=\"x &gt; #[payload.seven] #[payload.eight]\"/>");
    assertThat(selections(app))
        .containsExactly(
            "2:39 payload.one",
            "2:67 payload.two",
            "3:41 payload.three",
            "4:7 payload.four",
            "5:26 payload.five",
            "6:6 payload.six",
            "7:27 payload.seven",
            "7:44 payload.eight");
  }

  @Test
  void theNodeOverTwoSectionsCoversWhatIsBetween() {
    ExampleApp app =
        ExampleApp.in(folder)
            .mule("<ee:set-payload><![CDATA[payload.fi]]><![CDATA[ve]]></ee:set-payload>");
    assertThat(selections(app)).containsExactly("2:26 payload.fi]]><![CDATA[ve");
  }

  @Test
  void aFileIsParsedOnceAndKnowsWhoNamesIt() {
    ExampleApp app =
        ExampleApp.in(folder)
            .file("src/main/resources/dwl/a.dwl", "%dw 2.0\n---\npayload.inFile")
            .file("src/main/resources/dwl/unused.dwl", "payload.unused")
            .mule(
                """
                <ee:set-payload resource="dwl/a.dwl"/>
                <ee:set-payload resource="classpath:/dwl/a.dwl"/>
                <ee:set-payload>${file::dwl/a.dwl}</ee:set-payload>
                <ee:set-payload resource="dwl/missing.dwl"/>
                """);
    Expressions expressions = app.read();
    EmbeddedScript file =
        expressions.all().stream()
            .filter(script -> script.host().path().name().equals("a.dwl"))
            .findFirst()
            .orElseThrow();
    assertThat(file.host().elements()).hasSize(3);
    assertThat(expressions.in(file.host().elements().get(1))).containsExactly(file);
    assertThat(expressions.value(file.host().elements().get(0)))
        .isInstanceOf(ParameterValue.Whole.class);
    assertThat(selections(app)).containsExactly("3:1 payload.inFile", "1:1 payload.unused");
  }

  @Test
  void textWithMarkersThatNobodyEvaluatesIsToldApart() {
    MuleProject project =
        ExampleApp.in(folder)
            .mule("<db:select><db:sql>select '#[vars.a]' &lt; #[vars.b]</db:sql></db:select>")
            .project();
    Expressions expressions = Expressions.of(project, ExampleApp.CATALOG);
    XmlElement select = project.configs().get(0).document().root().children().get(0);
    ParameterValue value = expressions.value(select.children().get(0));
    assertThat(expressions.all()).isEmpty();
    assertThat(((ParameterValue.Unevaluated) value).expressions())
        .extracting(SourceText::content)
        .containsExactly("#[vars.a]", "#[vars.b]");
  }

  @Test
  void templatesKeepTheirLiterals() {
    Expressions expressions =
        ExampleApp.in(folder).mule("<logger message=\"a #[vars.a] b\"/>").read();
    Host.Attribute host = (Host.Attribute) expressions.all().get(0).host();
    ParameterValue.Template template =
        (ParameterValue.Template) expressions.value(host.attribute());
    assertThat(template.pieces()).hasSize(3);
    assertThat(((ParameterValue.Piece.Literal) template.pieces().get(2)).text().content())
        .isEqualTo(" b");
  }

  @Test
  void whatIsWrongIsToldAtItsPlace() {
    ExampleApp app =
        ExampleApp.in(folder)
            .file(
                "src/main/resources/a.dwl",
                "%dw 2.0\nimport x from modules::missing\nimport * from dw::Crypto\n---\nx(1)")
            .file("src/main/resources/old.dwl", "%dw 1.0\n%output application/json\n---\npayload")
            .mule("<set-payload value=\"#[payload.a ++\n  ++ payload.b]\"/>");
    assertThat(app.diagnostics())
        .containsExactly(
            "dataweave-malformed 3:3 ++",
            "dataweave-import 2:15 modules::missing",
            "dataweave-1 1:1 %dw 1.0\n%output application/json\n---\npayload");
  }

  @Test
  void anythingCanStandBetweenMarkers() {
    String nasty = "#[ #[[ ]# \\#[ ' #[x] \" ] #[";
    for (int end = 0; end <= nasty.length(); end++) {
      String text = nasty.substring(0, end);
      assertThat(ExpressionMarkers.in(text)).allMatch(span -> span.end() <= text.length());
    }
    assertThat(ExpressionMarkers.in("#[".repeat(100_000))).isEmpty();
  }

  /** Selector chains as {@code line:column text of the file}. */
  private static List<String> selections(ExampleApp app) {
    Expressions expressions = app.read();
    return expressions.all().stream()
        .flatMap(
            script ->
                expressions.bindings(script.script()).nodes().stream()
                    .filter(Expr.Select.class::isInstance)
                    .map(node -> show(app, script, node)))
        .toList();
  }

  private static String show(ExampleApp app, EmbeddedScript script, Node node) {
    Location at = script.locate(node);
    return at.startLine() + ":" + at.startColumn() + " " + app.text(at);
  }
}

package io.github.mulesecscan.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules can ask about expressions. */
class ExpressionDetectorTest {

  private static final String APP =
      """
      <flow name="orders">
      <http:listener config-ref="api" path="/orders"/>
      <set-variable variableName="token" value="#[random()]"/>
      <set-variable variableName="size" value="#[random()]"/>
      <set-variable variableName="sum" value="#[import dw::Crypto --- Crypto::hashWith(payload.card, 'MD5')]"/>
      <set-variable variableName="sum" value="#[dw::Crypto::hashWith(payload.card, vars.algorithm)]"/>
      <set-variable variableName="auth" value="#['Basic ' ++ vars.user]"/>
      <set-variable variableName="auth" value="#['Bearer $(vars.user)']"/>
      <set-variable variableName="auth" value="#[vars.user ++ 'Basic ']"/>
      <logger message="#[if (error.errorType.identifier == 'A') error.description else error.cause]" level="ERROR"/>
      <set-payload value="#[var a = attributes.headers --- { x: a.Authorization, y: sizeOf(a.cookie) }]" mimeType="application/xml; supportDtd=true"/>
      <db:select><db:sql>select '#[vars.id]'</db:sql></db:select>
      <set-payload value="#[read(payload, 'application/xml', { externalEntities: true })]"/>
      <set-payload value="#[p('${key.name}')]"/>
      </flow>
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          call: random                                                        | random(); random()
          call: [random], when: {bound-to: {equals: token}}                   | random()
          call: "dw::Crypto::*"                                               | Crypto::hashWith(payload.card, 'MD5'); dw::Crypto::hashWith(payload.card, vars.algorithm)
          call: "dw::Crypto::hashWith", when: {argument: 1, when: {value: {equals: md5, ignore-case: true}}} | Crypto::hashWith(payload.card, 'MD5')
          call: "dw::Crypto::hashWith", when: {argument: 1, when: {constant: false}} | dw::Crypto::hashWith(payload.card, vars.algorithm)
          call: "dw::Crypto::hashWith", when: {argument: 2, present: false}   | Crypto::hashWith(payload.card, 'MD5'); dw::Crypto::hashWith(payload.card, vars.algorithm)
          call: "dw::Crypto::hashWith", when: {argument: 2}                   | ``
          call: "dw::Crypto::hashWith", when: {holds: {selects: vars.**}}     | dw::Crypto::hashWith(payload.card, vars.algorithm)
          call: hashWith                                                      | ``
          concatenation: {equals: ["Basic ", "Bearer "]}                      | 'Basic ' ++ vars.user; 'Bearer $(vars.user)'
          path: error.**                                                      | error.errorType.identifier; error.description; error.cause
          path: error.**, once: true                                          | error.errorType.identifier
          path: error.**, when: {reaches-result: part}                        | error.description; error.cause
          path: error.**, unless: {guarded-by: error.errorType.**}            | error.errorType.identifier; error.cause
          path: attributes.headers.authorization                              | a.Authorization
          path: attributes.headers.*, when: {reaches-result: part}            | a.Authorization
          path: "**.*", when: {secret-field: true}                            | a.Authorization
          path: "**.*", when: {field: {equals: card}}                         | payload.card; payload.card
          path: payload.card, when: {within-call: "dw::Crypto::hashWith", at: 0} | payload.card; payload.card
          path: payload.card, when: {within-call: "dw::Crypto::hashWith", at: 1} | ``
          path: vars.user, when: {element: set-variable, when: {attribute: variableName, equals: auth}} | vars.user; vars.user; vars.user
          path: vars.user, when: {element: logger}                            | ``
          path: vars.**, when: {parameter: {equals: value}}                   | vars.algorithm; vars.user; vars.user; vars.user
          path: vars.**, when: {file: "**/other.xml"}                         | ``
          literal: {matches: "[A-Z]"}                                         | 'A'
          literal: {equals: A}, when: {bound-to: {equals: message}}           | 'A'
          property: supportDtd                                                | supportDtd=true
          property: [externalEntities], when: {value: {equals: true}}         | externalEntities: true
          property: [externalEntities, supportDtd], when: {named: {equals: supportDtd}} | supportDtd=true
          unevaluated: true                                                   | #[vars.id]
          unevaluated: true, when: {value: {starts-with: select}}             | #[vars.id]
          unevaluated: true, when: {element: "db:sql", when: {parent: "db:select"}} | #[vars.id]
          """)
  void finds(String params, String marks) {
    List<String> expected = marks.isEmpty() ? List.of() : List.of(marks.split("; "));
    assertThat(Look.into(folder).mule(APP).marks("expression", "{" + params + "}"))
        .isEqualTo(expected);
  }

  @Test
  void aPropertyIsJudgedByItsValue() {
    Look look =
        Look.into(folder).mule(APP + "<global-property name=\"key.name\" value=\"secure::a\"/>");
    String params = "{call: p, when: {argument: 0, when: {value: {starts-with: 'secure::'}}}}";
    assertThat(look.marks("expression", params)).containsExactly("p('${key.name}')");
  }

  @Test
  void messagesNameWhatWasFound() {
    Look look = Look.into(folder).mule(APP);
    assertThat(
            look.shows(
                "expression",
                "{call: random, when: {bound-to: {equals: token}}}",
                "{found} {expression} {bound} {element} {name} {flow} {file}"))
        .containsExactly(
            "high high [random()] random random() token set-variable orders orders app.xml");
  }

  @Test
  void casesChangeTheGrade() {
    assertThat(
            Look.into(folder)
                .mule(APP)
                .shows(
                    "expression",
                    "{call: random, cases: [{when: {bound-to: {equals: size}}, severity: low}]}",
                    ""))
        .containsExactly("high high [random()] ", "low high [random()] ");
  }

  @Test
  void anchorsHaveNoLines() {
    assertThat(Look.into(folder).mule(APP).findings("expression", "{call: random}", ""))
        .extracting(Finding::anchor)
        .containsExactly(
            "flow/orders/set-variable/@value/random()",
            "flow/orders/set-variable[2]/@value/random()");
  }

  @Test
  void filesAreLookedAtToo() {
    Look look =
        Look.into(folder)
            .file("src/main/resources/dwl/a.dwl", "%dw 2.0\n---\n{ token: random() }")
            .mule(
                "<ee:transform><ee:message><ee:set-payload resource=\"dwl/a.dwl\"/></ee:message></ee:transform>");
    assertThat(
            look.shows("expression", "{call: random, when: {element: ee:set-payload}}", "{file}"))
        .containsExactly("high high [random()] a.dwl");
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    assertThat(Look.problems("expression", "{call: random, path: payload}")).hasSize(1);
    assertThat(Look.problems("expression", "{when: {calls: random}}")).hasSize(1);
    assertThat(Look.problems("expression", "{call: random, when: {bound: {equals: a}}}"))
        .hasSize(1)
        .allMatch(problem -> problem.contains("bound"));
    assertThat(Look.problems("expression", "{call: random, when: {element: 'nope:x'}}"))
        .containsExactly(
            "1:32 unknown namespace prefix 'nope'; a namespace that is not in the catalogue is written {http://…}name");
    assertThat(Look.problems("expression", "{call: random, when: {reaches-result: half}}"))
        .hasSize(1);
    assertThat(Look.problems("expression", "{literal: {matches: '('}}")).hasSize(1);
  }
}

package io.github.mulesecscan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.expression.Reach.Extent;
import io.github.mulesecscan.syntax.dataweave.Expr;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names stand for, what selections pick, and what gets into results. */
class BindingsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          payload ++ other                        | payload=implicit, ++=dw::Core, other=dw::Core
          var a = 1 --- a                         | a=var of a.dwl
          fun f(x) = x fun f(x, y) = y --- f(1)   | x=parameter 0, y=parameter 1, f=fun of a.dwl x2
          (a, b) -> a + b                         | a=parameter 0, b=parameter 1
          do { var a = payload --- a }            | payload=implicit, a=var of a.dwl
          using (a = payload, b = a) b            | payload=implicit, a=using, b=using
          payload match { case s is String -> s case n if n > 1 -> n else x -> x } | payload=implicit, s=case, n=case, n=case, x=case
          payload match { case "a" -> $ }         | payload=implicit, $=1 of MatchCase
          payload update { case v at .a -> v }    | payload=implicit, v=case
          payload map ($.a ++ "x" ++ $.b)         | payload=implicit, map=dw::Core, $=1 of Call, ++=dw::Core, ++=dw::Core, $=1 of Call
          payload map $.a ++ $.b                  | payload=implicit, map=dw::Core, $=1 of Call, ++=dw::Core, $=nothing
          payload filter ((x) -> x.a)             | payload=implicit, filter=dw::Core, x=parameter 0
          payload.items[?($.a == 1)]              | payload=implicit, $=1 of Filter
          payload mapObject (($$): $)             | payload=implicit, mapObject=dw::Core, $$=2 of Call, $=1 of Call
          $                                       | $=nothing
          import * from dw::Crypto --- MD5(payload) | MD5=dw::Crypto or dw::Core, payload=implicit
          import MD5 as m from dw::Crypto --- m(1)  | m=dw::Crypto
          import dw::Crypto --- Crypto::MD5(1)      | Crypto::MD5=dw::Crypto
          import dw::Crypto as c --- c::MD5(1)      | c::MD5=dw::Crypto
          dw::Crypto::MD5(1)                        | dw::Crypto::MD5=dw::Crypto
          import * from modules::user --- shout(rate) | shout=fun of user.dwl x1, rate=var of user.dwl
          import shout from modules::user --- shout(1) | shout=fun of user.dwl x1
          import modules::user --- user::shout(1)   | user::shout=fun of user.dwl x1
          modules::user::shout(1)                   | modules::user::shout=fun of user.dwl x1
          import * from lib::gone --- thing(1)      | thing=lib::gone or dw::Core
          Mule::p("a")                              | Mule::p=Mule
          java!java::lang::System::nanoTime()       | java!java::lang::System::nanoTime=java java.lang.System nanoTime
          import java!java::util::UUID --- UUID::randomUUID() | UUID::randomUUID=java java.util.UUID randomUUID
          var payload = 1 --- payload               | payload=var of a.dwl
          """)
  void names(String script, String expected) {
    assertThat(String.join(", ", names(script))).isEqualTo(expected);
  }

  private List<String> names(String text) {
    ExampleApp app = app(text);
    Expressions expressions = app.read();
    return app.names(script(expressions), expressions).stream().toList();
  }

  private ExampleApp app(String text) {
    return ExampleApp.in(folder)
        .file(
            "src/main/resources/modules/user.dwl",
            "%dw 2.0\nfun shout(x) = upper(x)\nvar rate = 3\n")
        .file(
            "src/main/resources/a.dwl",
            text.replace(" --- ", "\n---\n").replace(" fun f(x, y)", "\nfun f(x, y)"))
        .mule("");
  }

  private static EmbeddedScript script(Expressions expressions) {
    return expressions.all().stream()
        .filter(each -> each.host().path().name().equals("a.dwl"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          attributes.headers.authorization          | attributes.headers.authorization
          attributes.headers['Authorization']       | attributes.headers.Authorization
          attributes."headers".*cookie              | attributes.headers.cookie
          attributes.headers[vars.name]             | attributes.headers.*, vars.name
          message.attributes.headers."x-a"          | attributes.headers.x-a
          message.payload                           | payload
          payload.items[0].id                       | payload.items.id
          payload..ssn                              | payload.**.ssn
          payload.^mimeType                         | payload.^mimeType
          payload.person.@id                        | payload.person.@id
          var h = attributes.headers --- h.a        | attributes.headers, attributes.headers.a
          (payload default {}).a                    | payload.a, payload
          payload map $.a                           | payload, payload.a
          payload.list map ((x, i) -> x.a ++ i)     | payload.list, payload.list.a
          payload filter $.ok map $.a               | payload, payload.ok, payload.a
          payload mapObject {(v.a): 1}              | payload, ?.a
          read(payload, "application/json").a       | payload.a, payload
          f(payload).a                              | ?.a, payload
          payload match { case x is Object -> x.a } | payload, payload.a
          """)
  void paths(String script, String expected) {
    Expressions expressions = app(script).read();
    assertThat(expressions.bindings(script(expressions).script()).selections())
        .extracting(selection -> selection.path().toString())
        .containsExactly(expected.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          payload                                              | WHOLE
          "a" ++ write(payload, "application/json")            | WHOLE
          "a $(payload)"                                       | WHOLE
          { a: [payload] }                                     | WHOLE
          payload as String default ""                         | WHOLE
          var x = payload --- "a" ++ x                         | WHOLE
          do { var x = payload --- x }                         | WHOLE
          if (vars.a) payload else 1                           | WHOLE
          upper(payload)                                       | WHOLE
          payload - "a"                                        | PART
          replace(payload, "a") with "b"                       | PART
          payload filter $.a                                   | PART
          sizeOf(payload)                                      | nothing
          isEmpty(payload)                                     | nothing
          if (payload == "a") 1 else 2                         | nothing
          payload.a                                            | nothing
          payload match { case "a" -> 1 else -> 2 }            | nothing
          payload update { case .a -> 1 }                      | nothing
          not payload                                          | nothing
          mine(payload)                                        | PART
          fun mine(x) = x --- mine(payload)                    | nothing
          import * from lib::gone --- mine(payload)            | nothing
          fun mine() = payload --- mine()                      | WHOLE
          var x = payload --- sizeOf(x)                        | nothing
          payload map 1                                        | nothing
          """)
  void reach(String text, String expected) {
    Expressions expressions = app(text).read();
    Bindings bindings = expressions.bindings(script(expressions).script());
    Expr payload =
        bindings.nodes().stream()
            .filter(Expr.Name.class::isInstance)
            .map(Expr.Name.class::cast)
            .filter(name -> name.text().equals("payload"))
            .findFirst()
            .orElseThrow();
    Reach reach = new Reach(bindings);
    String found =
        reach.reachesResult(payload, Extent.WHOLE)
            ? "WHOLE"
            : reach.reachesResult(payload, Extent.PART) ? "PART" : "nothing";
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "abc" as Binary                                    | abc
          var k = "abc" --- k                                | abc
          import * from dw::core::Binaries --- fromHex("0a") | 0a
          "a$(payload)"                                      | ``
          var k = k --- k                                    | ``
          """)
  void constants(String text, String expected) {
    Expressions expressions = app(text).read();
    EmbeddedScript script = script(expressions);
    Bindings bindings = expressions.bindings(script.script());
    assertThat(Constants.text(Optional.ofNullable(script.script().body()).orElseThrow(), bindings))
        .isEqualTo(Optional.of(expected).filter(constant -> !constant.isEmpty()));
  }

  @Test
  void referencesAreFoundFromTheirDeclaration() {
    Expressions expressions = app("var a = 1 --- [a, a, (a) -> a]").read();
    Bindings bindings = expressions.bindings(script(expressions).script());
    Expr first =
        bindings.nodes().stream()
            .filter(Expr.Name.class::isInstance)
            .map(Expr.class::cast)
            .findFirst()
            .orElseThrow();
    Declaration.Variable variable =
        (Declaration.Variable) bindings.declaration(first).orElseThrow();
    assertThat(bindings.references(variable.directive())).hasSize(2);
  }

  @Test
  void longChainsAndDeepNestingAreNoProblem() {
    String chain = "payload" + " ++ payload.a".repeat(1_500);
    String nested = "[".repeat(200) + "payload" + "]".repeat(200);
    for (String text : List.of(chain, nested)) {
      Expressions expressions = app(text).read();
      Bindings bindings = expressions.bindings(script(expressions).script());
      Reach reach = new Reach(bindings);
      assertThat(bindings.selections())
          .isNotEmpty()
          .allMatch(selection -> reach.reachesResult(selection.expression(), Extent.PART));
    }
  }
}

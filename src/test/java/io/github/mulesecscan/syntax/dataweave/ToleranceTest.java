package io.github.mulesecscan.syntax.dataweave;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a broken text, where the error is said to be, and what is no error at all. */
class ToleranceTest {

  /** The tilde stands where the bracket was taken out, or in front of the one put in. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u00A7',
      value = {
        "{a: 1, b: f(x~, c: 2} => expected ')' before this",
        "{a: 1, b: f(x~ ++ y} => expected ')' before this",
        "payload.items[0~.name default 1 => expected ']' before this",
        "[{a: 1}, {b: 2~] => expected '}' before this",
        "{a: [1, 2~} => expected ']' before this",
        "payload map ~a: 1, b: 2} => expected '{' before this",
        "{a: sizeOf ~payload.b), c: 1} => expected '(' before this",
        "{a: 1, b: 2, c: 3~), d: 4} => ')' closes nothing",
        "[1, 2~], 3] => ']' closes nothing",
        "{a: ~(b ++ c, d: 1} => '(' is not closed",
      })
  void reportsTheBracketWhereItBelongs(String marked, String message) {
    String text = marked.replace("~", "");
    List<SyntaxError> errors = ParsedTexts.parse(text).errors();
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).message()).isEqualTo(message);
    int place = marked.indexOf('~');
    String between = text.substring(place, Math.max(place, errors.get(0).span().offset()));
    assertThat(between).isBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{bad: , good: sink(payload)}",
        "{bad: (1 2 3, good: sink(payload)}",
        "{bad: \"never closed,\n good: sink(payload)}",
        "{bad: [1, good: sink(payload)}",
        "%dw 2.0\nvar bad = {a: [\nvar good = sink(payload)\n---\n1",
        "%dw 2.0\nvar bad = (((\n---\nsink(payload)",
        "%dw 2.0\nfun bad(a = {\n  a ++ }\nfun good(x) = sink(payload)\n---\n1",
        "payload match { case -> sink(payload) }",
        "1 } sink(payload)",
        "if (a) sink(payload)",
        "[a, b c: , sink(payload)]",
        "f(1 2) ++ sink(payload)",
        "payload.. [ ) ] ++ sink(payload)",
      })
  void theRestIsStillRead(String text) {
    Script script = ParsedTexts.parse(text);
    assertThat(script.errors()).isNotEmpty();
    assertThat(TreeText.of(script)).contains("Call(Name(sink), [Name(payload)])");
  }

  @Test
  void placesAreThoseOfTheFileWhenAnAttributeIsRead() {
    String file = "<set-payload value=\"#[payload ++ &quot;a&quot; ++ ]\"/>";
    SourceText root = SourceText.root(new SourcePath("app.xml"), file);
    SourceText.ViewBuilder view = root.newView();
    int first = file.indexOf("&quot;");
    int last = file.lastIndexOf("&quot;");
    view.copy(Span.between(file.indexOf("payload ++"), first));
    view.replace(new Span(first, 6), "\"");
    view.copy(new Span(first + 6, 1));
    view.replace(new Span(last, 6), "\"");
    SourceText script = view.copy(Span.between(last + 6, file.indexOf("]\""))).build();
    List<SyntaxError> errors = DataWeaveParser.parse(script).errors();
    Location place = script.locate(errors.get(0).span());
    assertThat(place.span().offset()).isEqualTo(file.indexOf("]\""));
  }

  @Test
  void dataWeave1IsNamedAndNotAnError() {
    Script script = ParsedTexts.parse("%dw 1.0\n%output application/json\n---\n{a: b when c");
    assertThat(script.language()).isEqualTo(Script.Language.DATAWEAVE_1);
    assertThat(script.errors()).isEmpty();
    assertThat(script.body()).isNull();
  }

  @Test
  void aWalkerFindsExpressionsInEveryPart() {
    Script script =
        ParsedTexts.parse(
            """
            %dw 2.0
            output csv separator=s1
            var a: T {b: s2} = s3
            fun f(x = s4) = s5
            ---
            {(s6): s7, "$(s8)" @(c: s9): s10.(s11)[s12], (d: 1) if s13}
             match { case x: s14 if s15 -> s16 } update { case ."$(s17)" -> s18 }""");
    List<String> found = new ArrayList<>();
    new ExprWalker() {
      @Override
      public Boolean visitName(Expr.Name name) {
        found.add(name.text());
        return true;
      }
    }.walk(script);
    assertThat(found).hasSize(18).doesNotHaveDuplicates().startsWith("s1", "s2", "s3");
  }

  @Test
  void aWalkerStopsWhenToldTo() {
    List<String> found = new ArrayList<>();
    boolean finished =
        new ExprWalker() {
          @Override
          public Boolean visitName(Expr.Name name) {
            found.add(name.text());
            return false;
          }
        }.walk(ParsedTexts.parse("[a, b]"));
    assertThat(found).containsExactly("a");
    assertThat(finished).isFalse();
  }

  @Test
  void aNameTellsItsModuleAndLoader() {
    Expr.Name name = new Expr.Name("java!com::acme::Foo::bar", new Span(0, 24));
    assertThat(name.simpleName()).isEqualTo("bar");
    assertThat(name.module()).hasValue("java!com::acme::Foo");
    assertThat(name.loader()).hasValue("java");
    assertThat(new Expr.Name("a", new Span(0, 1)).module()).isEmpty();
    assertThat(new Expr.Name("a", new Span(0, 1)).simpleName()).isEqualTo("a");
  }

  @Test
  void aModuleIsTold() {
    assertThat(ParsedTexts.parse("fun f() = 1").isModule()).isTrue();
    assertThat(ParsedTexts.parse("fun f() = 1 --- f()").isModule()).isFalse();
    assertThat(ParsedTexts.parse("%dw 2.0\n---").isModule()).isFalse();
  }
}

package io.github.mulesecscan.syntax.dataweave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.mulesecscan.source.Span;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, a tree comes back, soon, and all spans lie in the text. */
class RobustnessTest {

  private static final List<String> SCRIPTS = ScriptGenerator.scripts(200);
  private static final int REPEATED = 100_000;

  @Test
  void everyPrefixGivesATree() {
    for (String script : SCRIPTS) {
      for (int length = 0; length < script.length(); length++) {
        check(script.substring(0, length));
      }
    }
  }

  @Test
  void everyDeletionOfACharacterGivesATree() {
    for (String script : SCRIPTS) {
      for (int at = 0; at < script.length(); at++) {
        check(script.substring(0, at) + script.substring(at + 1));
      }
    }
  }

  private static void check(String text) {
    Script script = ParsedTexts.parse(text);
    for (SyntaxError error : script.errors()) {
      assertThat(error.span().end()).isLessThanOrEqualTo(text.length());
    }
    assertThat(script.header().span().end()).isLessThanOrEqualTo(text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        ")",
        "]",
        "}",
        "{a:",
        "(a:",
        "((a):",
        "[(",
        "a(",
        "a[",
        "a.b(",
        "f<",
        "a<",
        "a < f<{b: ",
        "x as A<",
        "x is (",
        "x as {a: ",
        "type T = ",
        "-",
        "- ",
        "!",
        "not ",
        "+",
        "if (a) ",
        "if (",
        "unless (a) b else ",
        "do {",
        "do { var a = ",
        "using (a = ",
        "(x) -> ",
        "(x: A): B -> ",
        "() -> ",
        "<T>(x) -> ",
        "a match { case ",
        "a match { case x if (",
        "a match { case is (",
        "x update { case .",
        "case ",
        "else ",
        "\"",
        "'",
        "`",
        "\"$(",
        "'$(`$(",
        "\"$(\"",
        "\"\n",
        "\"$(\n",
        "/",
        "/*",
        "//\n",
        "|",
        "$",
        "${",
        "${a",
        "a ++ ",
        "a + ",
        "a default ",
        "a.",
        "a..",
        "a.b",
        "a.*",
        ".@",
        "a::",
        "a!",
        "a#",
        "@a ",
        "@a(b = ",
        "@",
        "%dw 2.0\n",
        "%",
        "---",
        "--- ",
        "--",
        "var a = ",
        "var a = 1\n",
        "fun f(a) = ",
        "import a from b\n",
        "import ",
        "output ",
        "output a/b c=",
        "input a ",
        "ns a b\n",
        "ns ",
        ",",
        ":",
        "::",
        "a: ",
        "a @(",
        "{a @(b: ",
        "type T = {a @(b ",
        "\\",
        "\u0000",
        "\uD800",
        "\uFEFF",
        "?",
        "???",
        "~",
        "[a ~ ",
        "a <~ ",
        "x as String {format: ",
        "é",
        "1",
        "1.",
        ".5",
        "private ",
        "annotation a(",
        "input a b$c ",
        "output a$",
        "output ${a}$",
        "(a, ",
        "(a = ",
        "[a if ",
        "{(a: 1) if ",
        "/* */",
        "a `$(",
        "a[?",
        "a;",
      })
  void hostileRepetitionEndsSoonAndDoesNotOverflowTheStack(String piece) {
    String text = piece.repeat(REPEATED / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          Script script = ParsedTexts.parse(text);
          walkAndPrint(script);
          walkAndPrint(ParsedTexts.parse("%dw 2.0\nvar a = [1]\n---\n" + text + " \" ) ] }"));
        });
  }

  private static void walkAndPrint(Script script) {
    new ExprWalker() {}.walk(script);
    assertThat(Printer.print(script)).isNotNull();
    assertThat(script.hashCode()).isEqualTo(script.hashCode());
  }

  @Test
  void nestingWithinTheLimitIsRead() {
    String text = "[".repeat(200) + "1" + "]".repeat(200);
    assertThat(ParsedTexts.parse(text).errors()).isEmpty();
  }

  @Test
  void nestingBeyondTheLimitIsAnErrorAndTheRestIsRead() {
    String text = "[" + "[".repeat(1_000) + "1" + "]".repeat(1_000) + ", after]";
    Script script = ParsedTexts.parse(text);
    assertThat(script.errors()).hasSize(1);
    assertThat(script.errors().get(0).message()).contains("nested deeper than");
    assertThat(TreeText.of(script.body())).contains("Error(").endsWith("Name(after)])");
  }

  @Test
  void longChainsAreRead() {
    assertThat(ParsedTexts.parse("a" + " ++ b".repeat(950)).errors()).isEmpty();
    assertThat(ParsedTexts.parse("a" + " ++ b".repeat(1_050)).errors()).hasSize(1);
  }

  @Test
  void everySpanOfABrokenTextLiesInItsParent() {
    for (String script : SCRIPTS.subList(0, 40)) {
      for (int at = 0; at < script.length(); at += 7) {
        Script broken = ParsedTexts.parse(script.substring(0, at) + script.substring(at + 1));
        inside(broken, new Span(0, script.length()));
      }
    }
  }

  private static void inside(Node node, Span parent) {
    assertThat(parent.offset() <= node.span().offset() && node.span().end() <= parent.end())
        .as("%s in %s", node, parent)
        .isTrue();
    node.children().forEach(child -> inside(child, parent));
  }
}

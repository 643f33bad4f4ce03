package io.github.mulesecscan.syntax.dataweave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the precedence table, each as a text and the same text with all parentheses. */
class PrecedenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " <=> ",
      value = {
        "-a.b <=> -(a.b)",
        "-f(1)[0] <=> -((f(1))[0])",
        "!a.b? <=> !(a.b?)",
        "-a as Number <=> (-a) as Number",
        "!a or b <=> (!a) or b",
        "a as Number + 1 <=> (a as Number) + 1",
        "a * b as Number <=> a * (b as Number)",
        "a as Number as String <=> (a as Number) as String",
        "a * b / c <=> (a * b) / c",
        "a + b * c - d <=> (a + (b * c)) - d",
        "a >> b << c <=> (a >> b) << c",
        "a + b > c * d <=> (a + b) > (c * d)",
        "a + b is Number <=> (a + b) is Number",
        "a < b == c > d <=> (a < b) == (c > d)",
        "a is Number == b <=> (a is Number) == b",
        "a == b != c <=> (a == b) != c",
        "a == b and c ~= d <=> (a == b) and (c ~= d)",
        "a and b or c and d <=> (a and b) or (c and d)",
        "not a or b <=> not (a or b)",
        "a and not b or c <=> a and (not (b or c))",
        "not a map b <=> (not a) map b",
        "a ++ b == c <=> a ++ (b == c)",
        "x mod 2 == 0 <=> x mod (2 == 0)",
        "a ++ b default c <=> (a ++ b) default c",
        "a default b ++ c <=> (a default b) ++ c",
        "a or b default c <=> (a or b) default c",
        "p filter $.x > 1 orderBy $.y <=> (p filter ($.x > 1)) orderBy $.y",
        "a -- b ++ c <=> (a -- b) ++ c",
        "a map b match {else -> 1} <=> (a map b) match {else -> 1}",
        "a match {else -> 1} ++ b <=> (a match {else -> 1}) ++ b",
        "a update {case .b -> 1} map c <=> (a update {case .b -> 1}) map c",
        "a <~ {b: 1} default c <=> (a <~ {b: 1}) default c",
        "if (a) b else c ++ d <=> if (a) b else (c ++ d)",
        "a ++ if (b) c else d ++ e <=> a ++ (if (b) c else (d ++ e))",
        "a map (x) -> b ++ c <=> a map ((x) -> (b ++ c))",
        "using (a = 1) a + b map c <=> using (a = 1) ((a + b) map c)",
        "k: a ++ b <=> k: (a ++ b)",
        "do { a } ++ b <=> (do { a }) ++ b",
        "a.b.c <=> ((a).b).c",
        "a..b[0].c(1) <=> ((((a)..b)[0]).c)(1)",
      })
  void bindsLike(String text, String parenthesized) {
    assertThat(ParsedTexts.tree(text)).isEqualTo(ParsedTexts.tree(parenthesized));
  }
}

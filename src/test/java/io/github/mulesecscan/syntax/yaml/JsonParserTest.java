package io.github.mulesecscan.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonParserTest {

  private static YamlParse parse(String content) {
    return JsonParser.parse(SourceText.root(new SourcePath("a.json"), content));
  }

  @Test
  void valuesHaveTheirPlaces() {
    String text = "{\"😀\": [1, -2.5e3, true, null], \"b\" : {\"c\":\"x\\u0041\\/\\n\"}}\r\n";
    YamlParse parse = parse(text);
    assertThat(parse.diagnostics()).isEmpty();
    YamlMapping root = (YamlMapping) parse.first().orElseThrow();
    YamlSequence list = (YamlSequence) root.get("😀").orElseThrow();
    assertThat(list.items())
        .extracting(item -> text.substring(item.span().offset(), item.span().end()))
        .containsExactly("1", "-2.5e3", "true", "null");
    assertThat(((YamlScalar) list.items().get(3)).isNull()).isTrue();
    YamlScalar c = YamlParserTest.scalar(root, "b", "c");
    assertThat(c.value()).isEqualTo("xA/\n");
    assertThat(c.quoted()).isTrue();
    assertThat(c.text().slice(c.contentSpan())).isEqualTo("x\\u0041\\/\\n");
    assertThat(c.text().slice(c.view().toRoot(new Span(1, 1)))).isEqualTo("\\u0041");
    assertThat(text.substring(root.span().offset(), root.span().end())).isEqualTo(text.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1,}          | json-trailing-comma    | 1:9  | a comma before this is too many
          {"a": 1, "a": 2}   | json-duplicate-key     | 1:10 | the key 'a' is here twice; the last one counts
          {"a": "\\d"}       | json-escape            | 1:8  | this is no escape that JSON knows; it was read as it is
          // x               | json-comment           | 1:1  | JSON has no comments; those of this file were skipped
          {"a" 1}            | json-malformed         | 1:6  | found '1' where ':' was expected; what follows was not read
          {a: 1}             | json-malformed         | 1:2  | found 'a' where a key in double quotes or '}' was expected; what follows was not read
          [1 2]              | json-malformed         | 1:4  | found '2' where ',' or ']' was expected; what follows was not read
          [1                 | json-malformed         | 1:3  | the file ends where ',' or ']' was expected; what follows was not read
          {"a": 'x'}         | json-malformed         | 1:7  | found ''' where a value was expected; what follows was not read
          {"a": "x}          | json-malformed         | 1:7  | a quote is opened here that is not closed on its line; what follows was not read
          /* x               | json-malformed         | 1:1  | a comment is opened here that is never closed; what follows was not read
          {} {}              | json-malformed         | 1:4  | found '{' where the end of the file was expected; what follows was not read
          [NaN]              | json-malformed         | 1:2  | found 'N' where a value or ']' was expected; what follows was not read
          [,]                | json-malformed         | 1:2  | found ',' where a value or ']' was expected; what follows was not read
          [1]]               | json-malformed         | 1:4  | found ']' where the end of the file was expected; what follows was not read
          """)
  void whatIsWrongIsToldWithItsPlace(String text, String code, String place, String message) {
    Diagnostic first = parse(text).diagnostics().get(0);
    assertThat(first.message()).isEqualTo(message);
    assertThat(first.code()).isEqualTo(code);
    assertThat(first.location()).hasToString("a.json:" + place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": {\"b\": \"c\", \"d\": ",
        "{\"a\": {\"b\": \"c\"} 1",
        "{\"a\": {\"b\": \"c\", x"
      })
  void whatStandsBeforeAMalformedPlaceIsKept(String text) {
    YamlParse parse = parse(text);
    assertThat(parse.isComplete()).isFalse();
    assertThat(YamlParserTest.scalar(parse.first().orElseThrow(), "a", "b").value()).isEqualTo("c");
  }

  @Test
  void anEmptyFileHoldsNothing() {
    assertThat(parse(" \n").documents()).isEmpty();
    assertThat(parse(" \n").isComplete()).isTrue();
    assertThat(parse("").diagnostics()).extracting(Diagnostic::code).containsExactly("json-empty");
  }

  @Test
  void commentsAreGivenWithTheirPlaces() {
    String text = "// one\r\n{ /* two */ \"a\": \"// no\" }\n//three";
    YamlParse parse = parse(text);
    assertThat(parse.comments())
        .extracting(YamlComment::text)
        .containsExactly("one", "two", "three");
    assertThat(parse.comments())
        .extracting(comment -> text.substring(comment.span().offset(), comment.span().end()))
        .containsExactly("// one", "/* two */", "//three");
  }

  @Test
  void manyOfOneKindAreNotAllListed() {
    YamlParse parse = parse("[" + "[1,],".repeat(1000) + "1]");
    assertThat(parse.diagnostics()).hasSize(50);
    assertThat(parse.diagnostics().get(49).message()).endsWith("not listed)");
  }
}

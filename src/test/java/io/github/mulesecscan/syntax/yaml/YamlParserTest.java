package io.github.mulesecscan.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlParserTest {

  static YamlParse parse(String content) {
    return YamlParser.parse(SourceText.root(new SourcePath("config.yaml"), content));
  }

  private static YamlMapping mapping(String content) {
    YamlParse parse = parse(content);
    assertThat(parse.diagnostics()).isEmpty();
    return (YamlMapping) parse.first().orElseThrow();
  }

  static YamlScalar scalar(YamlNode node, String... path) {
    YamlNode at = node;
    for (String key : path) {
      at = ((YamlMapping) at).get(key).orElseThrow();
    }
    return (YamlScalar) at;
  }

  private static String slice(YamlNode node) {
    return node.text().slice(node.span());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          k: abc          | abc       | abc          | abc
          k: a b # c      | a b       | a b          | a b
          k: "a\\tb"      | a\tb      | "a\\tb"      | a\\tb
          k: 'it''s'      | it's      | 'it''s'      | it''s
          k: ""           | ``        | ""           | ``
          k: !!str 12     | 12        | 12           | 12
          k: &x 'y'       | y         | 'y'          | y
          k: ${a.b}       | ${a.b}    | ${a.b}       | ${a.b}
          k: "![ab==]"    | ![ab==]   | "![ab==]"    | ![ab==]
          k: yes          | yes       | yes          | yes
          k: http://x/#y  | http://x/#y | http://x/#y | http://x/#y
          😀: "é\\u00e9x" | ééx       | "é\\u00e9x"  | é\\u00e9x
          """)
  void scalars(String text, String value, String slice, String contentSlice) {
    YamlEntry entry = mapping(text).entries().get(0);
    YamlScalar scalar = (YamlScalar) entry.value();
    assertThat(scalar.value()).isEqualTo(value);
    assertThat(slice(scalar)).isEqualTo(slice);
    assertThat(scalar.text().slice(scalar.contentSpan())).isEqualTo(contentSlice);
    assertThat(scalar.view().content()).isEqualTo(value);
    assertThat(scalar.quoted()).isEqualTo("\"'".indexOf(slice.charAt(0)) >= 0);
  }

  @Test
  void plainWordsHaveTypesOnlyWhenAskedFor() {
    YamlMapping map =
        mapping(
            "a: true\nb: 'true'\nc: 12\nd: -7\ne: ~\nf:\ng: 'null'\nh: yes\ni: 99999999999999999999\n");
    assertThat(scalar(map, "a").asBoolean()).contains(true);
    assertThat(scalar(map, "b").asBoolean()).isEmpty();
    assertThat(scalar(map, "c").asLong()).hasValue(12);
    assertThat(scalar(map, "d").asLong()).hasValue(-7);
    assertThat(scalar(map, "e").isNull()).isTrue();
    assertThat(scalar(map, "f").isNull()).isTrue();
    assertThat(scalar(map, "g").isNull()).isFalse();
    assertThat(scalar(map, "h").asBoolean()).isEmpty();
    assertThat(scalar(map, "i").asLong()).isEmpty();
  }

  @Test
  void aLiteralBlockKnowsThePlaceOfEachCharacter() {
    YamlMapping map = mapping("a:\n  b: |  # why\n    one\n\n      two\n    three\n\n  c: 1\n");
    YamlScalar block = scalar(map, "a", "b");
    assertThat(block.value()).isEqualTo("one\n\n  two\nthree\n");
    assertThat(block.quoted()).isFalse();
    assertThat(slice(block)).isEqualTo("|  # why\n    one\n\n      two\n    three");
    SourceText view = block.view();
    assertThat(view.content()).isEqualTo(block.value());
    Span two = new Span(view.content().indexOf("two"), 3);
    assertThat(view.locate(two)).hasToString("config.yaml:5:7");
    Span three = new Span(view.content().indexOf("three"), 5);
    assertThat(block.text().slice(view.toRoot(three))).isEqualTo("three");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          'k: >\\n  one\\n  two\\n\\n  three\\n',           'one two\\nthree\\n'
          'k: >-\\r\\n  one\\r\\n  two\\r\\n',              'one two'
          'k: |+\\n  one\\n  three\\n\\n\\n',               'one\\nthree\\n\\n\\n'
          'k: |2-\\n    one\\n  three\\n',                  '  one\\nthree'
          'k: one\\n  two\\n\\n  three\\n',                 'one two\\nthree'
          'k: "one\\n  two \\n\\n  three"\\n',              'one two\\nthree'
          'k: ''one\\n  two \\n\\n  three''\\n',            'one two\\nthree'
          'k: "one\\\\\\n   three"\\n',                     'onethree'
          """)
  void linesFoldAndKeepTheirPlaces(String escapedText, String escapedValue) {
    String text = unescape(escapedText);
    YamlScalar scalar = scalar(mapping(text), "k");
    assertThat(scalar.value()).isEqualTo(unescape(escapedValue));
    SourceText view = scalar.view();
    assertThat(view.content()).isEqualTo(scalar.value());
    for (String word : new String[] {"one", "two", "three"}) {
      int at = scalar.value().indexOf(word);
      if (at >= 0) {
        Span place = view.toRoot(new Span(at, word.length()));
        assertThat(place).isEqualTo(new Span(text.indexOf(word), word.length()));
      }
    }
  }

  private static String unescape(String text) {
    return text.replace("\\\\", "\0")
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\t", "\t")
        .replace('\0', '\\');
  }

  @Test
  void containersSpanFromTheirFirstToTheirLastCharacter() {
    YamlMapping map =
        mapping("a: # note\n  - x: 1\n    y: [1, {b: c} ] # end\n  - z\n\n# last\nd: {}\n");
    YamlSequence list = (YamlSequence) map.get("a").orElseThrow();
    assertThat(slice(list)).isEqualTo("- x: 1\n    y: [1, {b: c} ] # end\n  - z");
    YamlMapping item = (YamlMapping) list.items().get(0);
    assertThat(slice(item)).isEqualTo("x: 1\n    y: [1, {b: c} ]");
    YamlSequence flow = (YamlSequence) item.get("y").orElseThrow();
    assertThat(slice(flow)).isEqualTo("[1, {b: c} ]");
    assertThat(slice(flow.items().get(1))).isEqualTo("{b: c}");
    assertThat(slice(map.get("d").orElseThrow())).isEqualTo("{}");
    assertThat(map.location()).hasToString("config.yaml:1:1");
  }

  @Test
  void commentsAreFoundOutsideOfScalarsOnly() {
    String text =
        "# first\na: 'x # no' # one\nb: |  # two\n  # no\n# three\nc: x#no\nd: [1, # four\n 2]\n#five";
    YamlParse parse = parse(text);
    assertThat(parse.comments())
        .extracting(YamlComment::text)
        .containsExactly("first", "one", "two", "three", "four", "five");
    for (YamlComment comment : parse.comments()) {
      String slice = text.substring(comment.span().offset(), comment.span().end());
      assertThat(slice).startsWith("#").endsWith(comment.text());
    }
  }

  @Test
  void linesMayEndInCarriageReturnAndLineFeed() {
    YamlParse parse = parse("a: 1\r\nb:\r\n  - x # c\r\n  - 'y'\r\n");
    YamlMapping map = (YamlMapping) parse.first().orElseThrow();
    YamlSequence list = (YamlSequence) map.get("b").orElseThrow();
    assertThat(list.items().get(1).location()).hasToString("config.yaml:4:5");
    assertThat(parse.comments()).extracting(YamlComment::text).containsExactly("c");
  }

  @Test
  void placesCountUtf16UnitsBehindOtherPlanes() {
    YamlMapping map = mapping("\"😀😀\": {b: 'c'}\nd: 😀 # 😀\ne: f\n");
    assertThat(slice(scalar(map, "😀😀", "b"))).isEqualTo("'c'");
    assertThat(slice(scalar(map, "e"))).isEqualTo("f");
    YamlParse malformed = parse("a: '😀'\nb: @x\n");
    assertThat(malformed.diagnostics().get(0).location()).hasToString("config.yaml:2:4");
  }

  @Test
  void anAliasIsTheNodeOfItsAnchor() {
    YamlMapping map =
        mapping("base: &b\n  host: h\n  port: 1\ndev:\n  <<: *b\n  port: 2\nlist: [*b, *b]\n");
    assertThat(scalar(map, "dev", "host").value()).isEqualTo("h");
    assertThat(scalar(map, "dev", "port").value()).isEqualTo("2");
    YamlSequence list = (YamlSequence) map.get("list").orElseThrow();
    assertThat(list.items())
        .containsExactly(map.get("base").orElseThrow(), map.get("base").orElseThrow());
    assertThat(slice(list)).isEqualTo("[*b, *b]");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          'a: &x [*x]',                        yaml-alias,             1:8
          'a: *x',                             yaml-alias,             1:4
          'a: 1\\na: 2',                       yaml-duplicate-key,     2:1
          '{a: {b: 1, b: 2}}',                 yaml-duplicate-key,     1:12
          '? [a]\\n: b\\nc: d',                yaml-key,               1:3
          'a: !foo bar',                       yaml-tag,               1:4
          'a: !!javax.script.ScriptEngineManager [!!java.net.URL ["http://x/"]]', yaml-tag, 1:4
          'a: ![c2VjcmV0/+==]',                yaml-tag,               1:4
          'a:\\n\\tc: d',                      yaml-malformed,         2:1
          'a: @b',                             yaml-malformed,         1:4
          'a: `b',                             yaml-malformed,         1:4
          'a: "b\\nc: d',                      yaml-malformed,         1:4
          'a: b: c',                           yaml-malformed,         1:5
          'a: [b\\nc: d',                      yaml-malformed,         2:2
          'a: b\\n  c: d',                     yaml-malformed,         2:4
          'a: 1\\nb\\nc: 2',                   yaml-malformed,         2:1
          'a: "\\\\d"',                        yaml-malformed,         1:6
          'a: \\u0001',                        yaml-control-character, 1:4
          """)
  void whatIsWrongIsToldWithItsPlace(String text, String code, String place) {
    YamlParse parse = parse(unescape(text).replace("\\u0001", "\u0001"));
    Diagnostic first = parse.diagnostics().get(0);
    assertThat(first.code()).as(first.message()).isEqualTo(code);
    assertThat(first.location()).as(first.message()).hasToString("config.yaml:" + place);
    assertThat(parse.isComplete()).isEqualTo(first.level() != Diagnostic.Level.ERROR);
  }

  @Test
  void whatStandsBeforeAMalformedPlaceIsKept() {
    YamlParse parse = parse("a: 1\n---\nb:\n  c: 2\n  d: [3, @]\n");
    assertThat(parse.documents()).hasSize(2);
    assertThat(scalar(parse.documents().get(1), "b", "c").value()).isEqualTo("2");
    assertThat(parse.diagnostics())
        .singleElement()
        .extracting(Diagnostic::message)
        .isEqualTo("a value that begins with '@' needs quotes; what follows was not read");
  }

  @Test
  void anEncryptedValueWithoutQuotesIsText() {
    YamlParse parse = parse("a: ![c2VjcmV0/+==]\nb: ![c2Vj cmV0] # c\n\nc: d\n");
    YamlNode root = parse.first().orElseThrow();
    assertThat(scalar(root, "a").value()).isEqualTo("![c2VjcmV0/+==]");
    assertThat(scalar(root, "a").view().content()).isEqualTo("![c2VjcmV0/+==]");
    assertThat(scalar(root, "b").value()).isEqualTo("![c2Vj cmV0]");
    assertThat(scalar(root, "c").value()).isEqualTo("d");
    assertThat(parse.isComplete()).isTrue();
  }

  @Test
  void ramlIncludesAreTaggedText() {
    YamlMapping map = mapping("#%RAML 1.0\ntypes:\n  User: !include types/user.raml\n");
    YamlScalar include = scalar(map, "types", "User");
    assertThat(include.tag()).contains("!include");
    assertThat(include.value()).isEqualTo("types/user.raml");
  }

  @Test
  void tagsConstructNothing() {
    YamlParse parse = parse("!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]");
    YamlSequence root = (YamlSequence) parse.first().orElseThrow();
    assertThat(root.items()).hasSize(1);
    assertThat(parse.diagnostics()).hasSize(2);
  }

  @Test
  void bothOfTwoEqualKeysAreKeptAndTheLastCounts() {
    YamlMapping map = (YamlMapping) parse("a: 1\na: 2\n").first().orElseThrow();
    assertThat(map.entries()).hasSize(2);
    assertThat(scalar(map, "a").value()).isEqualTo("2");
  }

  @Test
  void emptyFilesHoldNothing() {
    for (String text : List.of("", "\n", "# only\n", "  \n")) {
      assertThat(parse(text).documents()).isEmpty();
      assertThat(parse(text).diagnostics()).isEmpty();
    }
    assertThat(scalar(parse("---\n").first().orElseThrow()).isNull()).isTrue();
  }
}

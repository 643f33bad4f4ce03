package io.github.mulesecscan.syntax.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertiesParserTest {

  private static final String SAMPLE =
      """
      # Connection to the orders database
      ! owner: team-a
      db.host = db.example.com
      db.port:3306
      db.user  orders
      db.password=![n3Gt0cK/9a==]
      db.url=jdbc:mysql://${db.host}:${db.port}/orders?\\
          useSSL=false&\\
          allowPublicKeyRetrieval=true

      greeting=Gr\\u00fc\\u00DFe\\tan alle\\
        \\ Freunde
      empty=
      key\\ with\\:signs\\=x = \\
        value
      lonely
      path=C:\\\\temp\\\\new
      """;

  private static PropertiesFile parse(String content) {
    return PropertiesParser.parse(
        SourceText.root(new SourcePath("src/main/resources/a.properties"), content));
  }

  private static Map<String, String> values(PropertiesFile file) {
    Map<String, String> values = new LinkedHashMap<>();
    file.entries().forEach(entry -> values.put(entry.key(), entry.value()));
    return values;
  }

  private static Properties load(String content) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(content));
    return properties;
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          'a=b',                 a,     b,    a,        b
          'a = b ',              a,     'b ', a,        'b '
          'a:b',                 a,     b,    a,        b
          '  a b=c',             a,     b=c,  a,        b=c
          'a==b',                a,     =b,   a,        =b
          'a',                   a,     '',   a,        ''
          'a\\:b=c',             a:b,   c,    a\\:b,    c
          'a=\\u0041\\u00e9x',   a,     Aéx,  a,        \\u0041\\u00e9x
          'a=\\q\\\\',           a,     q\\,  a,        \\q\\\\
          '=v',                  '',    v,    '',       v
          """)
  void keysAndValues(String text, String key, String value, String keySlice, String valueSlice) {
    PropertiesFile file = parse(text);
    assertThat(file.entries()).hasSize(1);
    PropertyEntry entry = file.entries().get(0);
    assertThat(entry.key()).isEqualTo(key);
    assertThat(entry.value()).isEqualTo(value);
    assertThat(file.text().slice(entry.keySpan())).isEqualTo(keySlice);
    assertThat(file.text().slice(entry.valueSpan())).isEqualTo(valueSlice);
  }

  @Test
  void aSampleIsReadAsJavaReadsIt() throws IOException {
    for (String text :
        new String[] {SAMPLE, SAMPLE.replace("\n", "\r\n"), SAMPLE.replace('\n', '\r')}) {
      PropertiesFile file = parse(text);
      assertThat(values(file)).isEqualTo(load(text)).hasSize(10);
      assertThat(file.diagnostics()).isEmpty();
      assertThat(file.comments())
          .extracting(PropertyComment::text)
          .containsExactly("Connection to the orders database", "owner: team-a");
      assertThat(text.substring(file.comments().get(1).span().offset())).startsWith("! owner");
    }
  }

  @Test
  void aViewFindsCharactersBehindContinuationsAndEscapes() {
    PropertiesFile file = parse(SAMPLE);
    PropertyEntry url = file.get("db.url").orElseThrow();
    SourceText view = url.valueView();
    int at = view.content().indexOf("useSSL=false");
    assertThat(view.locate(new Span(at, 12)).toString())
        .isEqualTo("src/main/resources/a.properties:8:5");
    PropertyEntry greeting = file.get("greeting").orElseThrow();
    int sharp = greeting.value().indexOf('ß');
    Span place = greeting.valueView().toRoot(new Span(sharp, 1));
    assertThat(file.text().slice(place)).isEqualTo("\\u00DF");
  }

  @Test
  void theLastOfTwoEntriesCounts() {
    PropertiesFile file = parse("a=1\na=2\n");
    assertThat(file.entries()).hasSize(2);
    assertThat(file.get("a").orElseThrow().value()).isEqualTo("2");
    assertThat(file.get("b")).isEmpty();
  }

  @Test
  void aMalformedEscapeIsKeptAsTextAndTold() {
    PropertiesFile file = parse("😀=1\na=x\\u12G4\nb=\\u");
    assertThat(values(file)).containsEntry("a", "x\\u12G4").containsEntry("b", "\\u");
    assertThat(file.diagnostics()).extracting(Diagnostic::code).containsOnly("properties-escape");
    assertThat(file.diagnostics().get(0).location())
        .hasToString("src/main/resources/a.properties:2:4");
    assertThat(file.diagnostics()).hasSize(2);
  }

  @Test
  void randomTextIsReadAsJavaReadsIt() throws IOException {
    Random random = new Random(20260101);
    String[] parts = {
      "\\", "\\", "\n", "\r", "\r\n", " ", "\t", "\f", "=", ":", "#", "!", "a", "b", "key",
      "\\u0041", "\\u000a", "é", "😀"
    };
    for (int round = 0; round < 200_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(24); i > 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      check(text.toString());
    }
  }

  private static void check(String text) throws IOException {
    Properties expected;
    try {
      expected = load(text);
    } catch (IllegalArgumentException malformed) {
      assertThat(parse(text).diagnostics()).as(text).isNotEmpty();
      return;
    }
    PropertiesFile file = parse(text);
    if (!values(file).equals(expected)) {
      assertThat(values(file)).as("<%s>", text).isEqualTo(expected);
    }
    for (PropertyEntry entry : file.entries()) {
      Span place = entry.valueView().toRoot(entry.valueView().span());
      if (!entry.value().isEmpty() && !entry.valueSpan().equals(place)) {
        assertThat(place).as("<%s>", text).isEqualTo(entry.valueSpan());
      }
    }
  }

  @Test
  void everyPrefixAndEveryDeletionIsRead() {
    for (int i = 0; i < SAMPLE.length(); i++) {
      assertThat(parse(SAMPLE.substring(0, i)).entries()).hasSizeLessThanOrEqualTo(12);
      String without = SAMPLE.substring(0, i) + SAMPLE.substring(i + 1);
      assertThat(parse(without).entries()).hasSizeBetween(8, 14);
    }
  }

  @Test
  void aHugeValueTakesLinearTime() {
    PropertiesFile file = parse("a=" + "x\\\n  ".repeat(500_000));
    assertThat(file.entries().get(0).value()).hasSize(500_000);
  }
}

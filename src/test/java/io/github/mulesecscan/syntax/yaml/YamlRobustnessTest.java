package io.github.mulesecscan.syntax.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Broken and hostile files: nothing throws, places stay in the file, walks stay bounded. */
class YamlRobustnessTest {

  private static final com.sun.management.ThreadMXBean MEMORY =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final String YAML =
      """
      # Properties of the orders API 😀
      http: &http
        host: "0.0.0.0"   # all interfaces
        port: "${http.port}"
        tls: {enabled: false, protocols: [TLSv1.2, 'TLSv1.3']}
      db:
        <<: *http
        user: orders
        password: "![n3Gt0cK/9a==]"
        query: |
          select *
            from orders
           where id = :id

        note: >-
          folded text
          over lines

          and paragraphs
      "list of things":
      - one
      - two: 2
        three: !include x.raml
      -
        - deep
        - "esc\\u00e9 \\
           joined"
      ? complex
      : value
      ...
      ---
      second: 'it''s'
      """;

  private static final String JSON =
      """
      {
        // the artifact
        "minMuleVersion": "4.4.0", "port": -8081.5e+2,
        "secureProperties": ["db.password", "api.\\u0073ecret", "\\uD83D\\uDE00 😀"],
        "nested": {"a": [[], {}, [true, false, null]], "path": "C:\\\\temp\\/x" /* why */},
        "empty": "",
      }
      """;

  private static YamlParse yaml(String content) {
    return YamlParser.parse(SourceText.root(new SourcePath("a.yaml"), content));
  }

  private static YamlParse json(String content) {
    return JsonParser.parse(SourceText.root(new SourcePath("a.json"), content));
  }

  @Test
  void everyPrefixAndEveryDeletionIsRead() {
    for (int i = 0; i < YAML.length(); i++) {
      check(yaml(YAML.substring(0, i)));
      check(yaml(YAML.substring(0, i) + YAML.substring(i + 1)));
      check(yaml(YAML.substring(0, i).replace("\n", "\r\n")));
    }
    for (int i = 0; i < JSON.length(); i++) {
      check(json(JSON.substring(0, i)));
      check(json(JSON.substring(0, i) + JSON.substring(i + 1)));
    }
    check(yaml(YAML));
    assertThat(yaml(YAML).diagnostics()).isEmpty();
    assertThat(json(JSON).isComplete()).isTrue();
  }

  @Test
  void randomTextIsRead() {
    Random random = new Random(7);
    String[] parts = {
      " ",
      "  ",
      "\n",
      "\n",
      "\r",
      "\t",
      "- ",
      ": ",
      "? ",
      "a",
      "b: c",
      "[",
      "]",
      "{",
      "}",
      ",",
      "'",
      "\"",
      "\\",
      "|\n",
      ">-\n",
      "&a ",
      "*a",
      "!t ",
      "!",
      "%",
      "@",
      "#",
      " # c",
      "---\n",
      "...\n",
      "😀",
      "\uD83D",
      "\uDE00",
      "\0",
      "\u0007",
      "\uFEFF",
      "%YAML 9.99999999999\n",
      "\\UFFFFFFFF",
      "\\x",
      "\u2028",
      "\u0085",
      "/*",
      "//",
      "1",
      "-",
      "<<: "
    };
    for (int round = 0; round < 100_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(16); i > 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      check(yaml(text.toString()));
      check(json(text.toString()));
    }
  }

  private static void check(YamlParse parse) {
    parse.documents().forEach(YamlRobustnessTest::checkNode);
    parse.diagnostics().forEach(found -> assertThat(found.location()).isNotNull());
  }

  private static void checkNode(YamlNode node) {
    int length = node.text().length();
    assertThat(node.span().end()).isLessThanOrEqualTo(length);
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        checkNode(entry.key());
        checkNode(entry.value());
      }
    } else if (node instanceof YamlSequence sequence) {
      sequence.items().forEach(YamlRobustnessTest::checkNode);
    } else if (node instanceof YamlScalar scalar) {
      assertThat(scalar.span().contains(scalar.contentSpan())).isTrue();
      SourceText view = scalar.view();
      assertThat(view.content()).isEqualTo(scalar.value());
      assertThat(view.toRoot(new Span(0, view.length())).end()).isLessThanOrEqualTo(length);
    }
  }

  @Test
  void deepNestingIsBounded() {
    int deep = 100_000;
    String[] hostile = {
      "[".repeat(deep),
      "{a: ".repeat(deep),
      "- ".repeat(deep),
      "[".repeat(deep) + "]".repeat(deep),
      "? ".repeat(deep)
    };
    for (String text : hostile) {
      YamlParse parse = yaml(text);
      check(parse);
      assertThat(parse.diagnostics()).extracting(Diagnostic::code).contains("yaml-too-deep");
    }
    YamlParse parse = json("[".repeat(deep) + "]".repeat(deep));
    check(parse);
    assertThat(parse.diagnostics()).extracting(Diagnostic::code).containsExactly("json-too-deep");
    check(json("{\"a\":".repeat(deep)));
    assertThat(json("[".repeat(499) + "]".repeat(499)).diagnostics()).isEmpty();
  }

  @Test
  void aliasesNeitherMultiplyNorDeepenWithoutBound() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    StringBuilder chain = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(8) + alias + "]\n");
    }
    for (int i = 1; i < 20_000; i++) {
      chain.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
    }
    for (StringBuilder hostile : new StringBuilder[] {bomb, chain}) {
      YamlParse parse = yaml(hostile.toString());
      check(parse);
      assertThat(parse.diagnostics())
          .extracting(Diagnostic::code)
          .containsExactly("yaml-alias-limit");
    }
  }

  /** Work is measured by the memory that it takes; the load of the machine does not change it. */
  @Test
  void workGrowsWithTheSizeOfTheFile() {
    hugeFiles(20_000).forEach(YamlRobustnessTest::allocatedBy); // loads the classes
    List<String> small = hugeFiles(200_000);
    List<String> large = hugeFiles(800_000);
    for (int i = 0; i < small.size(); i++) {
      long once = allocatedBy(small.get(i));
      assertThat(allocatedBy(large.get(i))).as("bytes for sample %d", i).isLessThan(8 * once);
    }
  }

  private static long allocatedBy(String text) {
    long before = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
    YamlParse parse = text.startsWith("[{") ? json(text) : yaml(text);
    parse.documents().forEach(YamlRobustnessTest::viewAll);
    long after = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThat(parse.documents()).isNotEmpty();
    return after - before;
  }

  private static List<String> hugeFiles(int size) {
    return List.of(
        "a: " + "x".repeat(size),
        "a: \"" + "x".repeat(size) + "\"",
        "a: |\n" + "  xy\n".repeat(size / 5),
        "a: >\n" + "  xy\n".repeat(size / 5),
        "a: b # c\n".repeat(size / 9),
        "[" + "a, ".repeat(size / 3) + "]",
        "{" + "a: 'b',".repeat(size / 7) + "}",
        "a: b\n" + "#\n".repeat(size / 2),
        "a:\n" + "  # c\n".repeat(size / 6) + "  b: 1",
        "[" + "{\"a\": \"\\n\"},".repeat(size / 13) + "]");
  }

  private static void viewAll(YamlNode root) {
    if (root instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> viewAll(entry.value()));
    } else if (root instanceof YamlSequence sequence) {
      sequence.items().forEach(YamlRobustnessTest::viewAll);
    } else if (root instanceof YamlScalar scalar) {
      assertThat(scalar.view().length()).isEqualTo(scalar.value().length());
    }
  }
}

package io.github.mulesecscan.syntax.dataweave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One tree per construct, kept in golden files: a text, a line {@code =>}, its tree, a line {@code
 * ====}. {@code -Dgolden=update} writes the trees anew; the review of the change is the test.
 */
class GoldenTreesTest {

  private static final Path FOLDER = Path.of("src/test/resources/dataweave");
  private static final String ARROW = "\n=>\n";
  private static final String END = "\n====\n";

  @TestFactory
  Stream<DynamicTest> trees() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file : List.of("expressions.txt", "types.txt", "headers.txt", "errors.txt")) {
      String content = Files.readString(FOLDER.resolve(file));
      StringBuilder updated = new StringBuilder();
      for (String golden : content.split(END, -1)) {
        if (golden.isBlank()) {
          continue;
        }
        int arrow = golden.indexOf(ARROW);
        String text = arrow < 0 ? golden : golden.substring(0, arrow);
        String expected = arrow < 0 ? "" : golden.substring(arrow + ARROW.length());
        String actual = describe(text);
        updated.append(text).append(ARROW).append(actual).append(END);
        tests.add(
            DynamicTest.dynamicTest(
                file + ": " + text, () -> assertThat(actual).isEqualTo(expected)));
      }
      if ("update".equals(System.getProperty("golden"))) {
        Files.writeString(FOLDER.resolve(file), updated);
      }
    }
    return tests.stream();
  }

  private static String describe(String text) {
    Script script = ParsedTexts.parse(text);
    StringBuilder out = new StringBuilder();
    if (script.language() == Script.Language.DATAWEAVE_1) {
      out.append("DataWeave 1\n");
    }
    for (Directive directive : script.header().directives()) {
      out.append(TreeText.of(directive)).append('\n');
    }
    out.append(script.header().separated() ? "---\n" : "");
    out.append(script.body() == null ? "no body" : TreeText.of(script.body()));
    for (Comment comment : script.comments()) {
      out.append("\ncomment ").append(comment.span().offset()).append(": ").append(comment.text());
    }
    for (SyntaxError error : script.errors()) {
      out.append("\nerror ").append(error.span().offset()).append('+');
      out.append(error.span().length()).append(": ").append(error.message());
    }
    return out.toString();
  }
}

package io.github.mulesecscan.syntax.dataweave;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mulesecscan.source.Span;

/**
 * Any text: no exception, spans in the text, and a text without errors prints and parses to the
 * same tree. A plain build replays the seeds; {@code JAZZER_FUZZ=1} searches.
 */
class DataWeaveParserFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void parses(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    Script script = ParsedTexts.parse(text);
    inside(script, new Span(0, text.length()));
    new ExprWalker() {}.walk(script);
    String printed = Printer.print(script);
    if (script.errors().isEmpty() && script.language() == Script.Language.DATAWEAVE_2) {
      Script again = ParsedTexts.parse(printed);
      if (!again.errors().isEmpty() || !TreeText.of(again).equals(TreeText.of(script))) {
        throw new IllegalStateException("prints as another tree: " + printed);
      }
    }
  }

  private static void inside(Node node, Span parent) {
    if (!parent.contains(node.span())) {
      throw new IllegalStateException(node + " is not in " + parent);
    }
    node.children().forEach(child -> inside(child, parent));
  }
}

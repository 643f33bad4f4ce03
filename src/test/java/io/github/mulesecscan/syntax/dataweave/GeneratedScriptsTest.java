package io.github.mulesecscan.syntax.dataweave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated scripts that use all of the language are accepted, printed back and sliced. */
class GeneratedScriptsTest {

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void parsesPrintsAndSlices(int seed) {
    Script script = ParsedTexts.parse(ScriptGenerator.script(seed));
    assertThat(script.errors()).as(script.text().content()).isEmpty();
    String tree = TreeText.of(script);
    String printed = Printer.print(script);
    assertThat(ParsedTexts.parse(printed).errors()).as(printed).isEmpty();
    assertThat(ParsedTexts.tree(printed)).isEqualTo(tree);
    new SliceCheck(script).check();
  }
}

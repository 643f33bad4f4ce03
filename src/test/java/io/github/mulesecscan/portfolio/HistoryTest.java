package io.github.mulesecscan.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {

  private static final String OPEN =
      "\"open\":{\"critical\":0,\"high\":2,\"medium\":0,\"low\":1,\"info\":0}";
  private static final String GOOD =
      "{\"schemaVersion\":1,"
          + OPEN
          + ",\"suppressed\":3,\"applications\":[{\"folder\":\"\",\"risk\":84}]}";

  private final List<YamlProblem> problems = new ArrayList<>();

  private History read(String text) {
    return History.read(SourceText.root(new SourcePath("history.jsonl"), text), problems);
  }

  @Test
  void aLineIsARun() {
    History history = read(GOOD + "\n\n" + GOOD.replace("84", "12"));
    assertThat(problems).isEmpty();
    assertThat(history.runs()).extracting(Run::risk).containsExactly(84L, 12L);
    Run last = history.last().orElseThrow();
    assertThat(last.label()).isEmpty();
    assertThat(last.total()).isEqualTo(3);
    assertThat(last.riskOf(new SourcePath(""))).contains(12L);
    assertThat(last.riskOf(new SourcePath("a"))).isEmpty();
  }

  @Test
  void anEmptyFileIsAHistoryWithoutRuns() {
    assertThat(read("").runs()).isEmpty();
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x                                  | one mapping",
        "[]                                 | one mapping",
        "{\"schemaVersion\":2}              | schemaVersion",
        "{\"schemaVersion\":1,\"open\":{}}  | critical",
        "{\"schemaVersion\":1               | ",
      })
  void whatIsWrongIsToldWithItsLine(String line, String words) {
    read(GOOD + "\n" + line + "\n");
    assertThat(problems).isNotEmpty();
    assertThat(problems.get(0).toString())
        .startsWith("history.jsonl:2:")
        .contains(words == null ? "" : words);
  }

  @Test
  void pathsThatLeaveTheFolderAreRefused() {
    read(GOOD.replace("\"folder\":\"\"", "\"folder\":\"/etc\""));
    assertThat(problems).hasSize(1);
  }
}

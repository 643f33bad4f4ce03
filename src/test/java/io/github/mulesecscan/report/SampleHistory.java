package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.portfolio.History;
import io.github.mulesecscan.report.PortfolioReporter.Surroundings;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;

/** Runs before that of the samples. */
final class SampleHistory {

  private static final String LINES =
      """
      {"schemaVersion":1,"label":"2026-09-01","open":{"critical":3,"high":9,"medium":4,"low":2,"info":7},"suppressed":0,"applications":[{"folder":"apps/orders","risk":500}]}
      {"schemaVersion":1,"open":{"critical":2,"high":5,"medium":4,"low":2,"info":7},"suppressed":1,"applications":[{"folder":"apps/orders","risk":400}]}
      {"schemaVersion":1,"label":"</script><img src=x> release of \u202e October","open":{"critical":1,"high":2,"medium":3,"low":2,"info":0},"suppressed":1,"applications":[{"folder":"apps/orders","risk":90},{"folder":"apps/gone","risk":12}]}
      """;

  private SampleHistory() {}

  static History history() {
    List<YamlProblem> problems = new ArrayList<>();
    History history =
        History.read(SourceText.root(new SourcePath("history.jsonl"), LINES), problems);
    assertThat(problems).isEmpty();
    return history;
  }

  /** The report with the history, beside the report of all findings. */
  static Reporter within(Reporter portfolio) {
    return ((PortfolioReporter) portfolio).within(new Surroundings(history(), "2026-11-30", true));
  }
}

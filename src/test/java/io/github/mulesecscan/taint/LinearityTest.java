package io.github.mulesecscan.taint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.api.ApiSpecifications;
import io.github.mulesecscan.benchmark.GeneratedApplication;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The work grows with the application and not faster: counted, since time depends on much else. */
class LinearityTest {

  /** Twice as much, and a little for what is only seen in large applications. */
  private static final double TWICE = 2.1;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"CHAINS, 1000", "DEEP_CHAINS, 1000", "RECURSION, 200", "HUBS, 1000"})
  void twiceTheFlowsAreTwiceTheWork(GeneratedApplication.Shape shape, int flows)
      throws IOException {
    TaintResult one = analyse(shape, flows);
    TaintResult two = analyse(shape, 2 * flows);

    assertThat(two.bounds()).isEmpty();
    assertThat(sinks(one)).isEqualTo(shape.sinks(flows));
    assertThat(sinks(two)).isEqualTo(shape.sinks(2 * flows));
    assertThat(two.effort().processors())
        .as("processors")
        .isLessThan((int) (TWICE * one.effort().processors()));
    assertThat(two.effort().expressions())
        .as("expressions")
        .isLessThan((long) (TWICE * one.effort().expressions()));
  }

  private static long sinks(TaintResult result) {
    return result.flows().stream()
        .filter(flow -> flow.kind().equals("sql"))
        .map(flow -> flow.location())
        .distinct()
        .count();
  }

  private TaintResult analyse(GeneratedApplication.Shape shape, int flows) throws IOException {
    Path app = folder.resolve(shape + "-" + flows);
    GeneratedApplication.write(app, shape, flows);
    MuleProject project = ProjectLoader.load(app, app, LoadLimits.defaults());
    Catalog catalog = Catalog.builtIn();
    TaintResult result =
        TaintAnalysis.run(
            project,
            JavaSources.of(project),
            ApiSpecifications.none(),
            Expressions.of(project, catalog),
            catalog);
    return result;
  }
}

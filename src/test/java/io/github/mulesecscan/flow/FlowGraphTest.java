package io.github.mulesecscan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.fixture.GoldenFile;
import io.github.mulesecscan.project.MuleProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowGraphTest {

  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Path FOLDER = Path.of("src/test/resources/flow");

  @TempDir Path folder;

  private static FlowGraph graph(MuleProject project) {
    return FlowGraph.of(
        project, CATALOG, Expressions.of(project, CATALOG), JavaSources.of(project));
  }

  private FlowGraph graph(String body) throws IOException {
    return graph(Applications.load(folder, body));
  }

  private List<String> edges(String body) throws IOException {
    return graph(body).edges().stream()
        .map(
            edge ->
                edge.from().name()
                    + " "
                    + edge.kind().word()
                    + " "
                    + edge.to().name()
                    + (edge.label().isEmpty() ? "" : " (" + edge.label() + ")"))
        .toList();
  }

  @Test
  void everythingIsShown() throws IOException {
    FlowGraph graph = graph(Applications.load(FOLDER.resolve("app").toAbsolutePath()));
    GoldenFile.check(FOLDER.resolve("app.txt"), graph.text());
    GoldenFile.check(FOLDER.resolve("app.dot"), graph.dot());
    assertThat(graph.entries())
        .extracting(FlowNode::name)
        .containsExactly("main", "soap", "worker", "nightly", "readers");
  }

  @Test
  void computedNamesLeadToTheFlowsThatTheyFit() throws IOException {
    String flows = "<sub-flow name='a-1'/><sub-flow name='a-2'/><sub-flow name='b-1'/>";
    assertThat(edges("<flow name='f'><flow-ref name='#[\"a-\" ++ vars.x]'/></flow>" + flows))
        .containsExactly("f may call a-1", "f may call a-2");
    assertThat(edges("<flow name='f'><flow-ref name='#[\"$(vars.x)-1\"]'/></flow>" + flows))
        .containsExactly("f may call a-1", "f may call b-1");
    assertThat(
            edges(
                "<flow name='f'><flow-ref name='#[if (vars.x) \"a-1\" else \"b-1\"]'"
                    + " target='t'/></flow>"
                    + flows))
        .containsExactly("f may call a-1 (t)", "f may call b-1 (t)");
  }

  @Test
  void aNameOfWhichNothingIsKnownLeadsNowhere() throws IOException {
    FlowGraph graph = graph("<flow name='f'><flow-ref name='#[vars.x]'/></flow>");
    assertThat(graph.edges()).isEmpty();
    assertThat(graph.unresolved())
        .extracting(UnresolvedReference::name)
        .containsExactly("#[vars.x]");
  }

  @Test
  void queuesAndStoresLinkFlows() throws IOException {
    assertThat(
            edges(
                "<flow name='a'><vm:publish queueName='q'/><vm:publish queueName='r'/></flow>"
                    + "<flow name='b'><vm:listener queueName='q'/></flow>"
                    + "<flow name='c'><os:store key='k'/></flow>"
                    + "<flow name='d'><os:retrieve key='k'/><vm:consume queueName='q'/></flow>"))
        .containsExactly("a feeds b (VM q)", "a feeds d (VM q)", "c feeds d (object store k)");
  }

  @Test
  void sharedHandlersAreReachedByReferenceAndByDefault() throws IOException {
    String handlers =
        "<error-handler name='g'><on-error-propagate/></error-handler>"
            + "<configuration defaultErrorHandler-ref='g'/>";
    assertThat(
            edges(
                handlers
                    + "<flow name='a'><logger/></flow>"
                    + "<flow name='b'><logger/><error-handler ref='g'/></flow>"
                    + "<flow name='c'><error-handler><on-error-continue/></error-handler></flow>"))
        .containsExactly("a fails into g", "b fails into g");
  }

  @Test
  void survivesDeepNestingAndRecursion() throws IOException {
    int deep = 240;
    FlowGraph graph =
        graph(
            "<flow name='f'>"
                + "<async>".repeat(deep)
                + "<flow-ref name='f'/>"
                + "</async>".repeat(deep)
                + "</flow>");
    assertThat(graph.edges()).hasSize(1);
    assertThat(graph.text()).contains("flow f");
    assertThat(graph.dot()).startsWith("digraph");
  }
}

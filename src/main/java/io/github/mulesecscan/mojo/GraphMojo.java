package io.github.mulesecscan.mojo;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.flow.FlowGraph;
import io.github.mulesecscan.project.MuleProject;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows the flows of applications and what they call: as text, or for Graphviz. Of several
 * applications one graph follows the other.
 */
@Mojo(name = "graph", requiresProject = false, aggregator = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class GraphMojo extends AbstractApplicationsMojo {

  private static final String DOT = "dot";

  /** {@code text}, or {@code dot} for Graphviz. */
  @Parameter(property = "secscan.format", defaultValue = "text")
  private String format;

  @Override
  public void execute() throws MojoExecutionException {
    String wanted = ParameterWords.oneOf("secscan.format", format, List.of("text", DOT));
    Catalog catalog = catalog();
    StringBuilder all = new StringBuilder();
    for (MuleProject application : applications()) {
      FlowGraph graph =
          FlowGraph.of(
              application,
              catalog,
              Expressions.of(application, catalog),
              JavaSources.of(application));
      all.append(wanted.equals(DOT) ? graph.dot() : graph.text());
    }
    show(all.toString());
  }
}

package io.github.mulesecscan.mojo;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.flow.ComponentStubs;
import io.github.mulesecscan.flow.ModelCoverage;
import io.github.mulesecscan.flow.UnmodelledComponent;
import io.github.mulesecscan.project.MuleProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prints models to fill in for the components that applications use and the plugin does not know.
 * They belong below {@code components} in a ruleset.
 */
@Mojo(name = "components", requiresProject = false, aggregator = true, threadSafe = true)
public final class ComponentsMojo extends AbstractApplicationsMojo {

  @Override
  public void execute() throws MojoExecutionException {
    Catalog catalog = catalog();
    List<UnmodelledComponent> unmodelled = new ArrayList<>();
    int elements = 0;
    int modelled = 0;
    for (MuleProject application : applications()) {
      ModelCoverage coverage = ModelCoverage.of(application, catalog);
      elements += coverage.elements();
      modelled += coverage.modelled();
      unmodelled.addAll(coverage.unmodelled());
    }
    getLog()
        .info(
            String.format(
                Locale.ROOT,
                "%d of %d elements have a model (%.1f %%).",
                modelled,
                elements,
                elements == 0 ? 100.0 : 100.0 * modelled / elements));
    if (!unmodelled.isEmpty()) {
      show(ComponentStubs.yaml(unmodelled));
    }
  }
}

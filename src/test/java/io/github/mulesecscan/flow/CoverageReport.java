package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.project.ApplicationFinder;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.scan.ScanOptions;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints how much of the applications below a folder the catalogue of components knows, and what it
 * does not know with the number of uses and of applications: {@code exec:java@component-coverage
 * -Dexec.args="DIR"}.
 */
public final class CoverageReport {

  private record Total(String name, String uri, int uses, int applications) {
    Total plus(Total other) {
      return new Total(name, uri, uses + other.uses, applications + other.applications);
    }
  }

  private CoverageReport() {}

  public static void main(String[] arguments) {
    Path base = Path.of(arguments[0]).toAbsolutePath().normalize();
    LoadLimits limits = new LoadLimits(ScanOptions.defaults().maxFileBytes());
    Catalog catalog = Catalog.builtIn();
    Map<String, Total> totals = new TreeMap<>();
    long elements = 0;
    long modelled = 0;
    for (Path folder : ApplicationFinder.find(base, List.of(base)).folders()) {
      MuleProject project = ProjectLoader.load(base, folder, limits);
      ModelCoverage coverage = ModelCoverage.of(project, catalog);
      elements += coverage.elements();
      modelled += coverage.modelled();
      for (UnmodelledComponent one : coverage.unmodelled()) {
        Total total = new Total(one.name(), one.uri(), one.count(), 1);
        totals.merge(one.uri() + " " + one.localName(), total, Total::plus);
      }
    }
    totals.values().stream()
        .sorted(Comparator.comparingInt(Total::uses).reversed().thenComparing(Total::name))
        .forEach(total -> print("%5d in %3d  %s  {%s}", total));
    System.out.printf(
        "%d of %d elements modelled: %.2f %%%n", modelled, elements, 100.0 * modelled / elements);
  }

  private static void print(String format, Total total) {
    System.out.printf(format + "%n", total.uses(), total.applications(), total.name(), total.uri());
  }
}

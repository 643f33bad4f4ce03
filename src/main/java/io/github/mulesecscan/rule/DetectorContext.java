package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.util.List;

/**
 * What a factory may use while it makes a detector.
 *
 * @param catalog the knowledge about Mule
 * @param problems where what is wrong with the parameters is collected
 */
public record DetectorContext(Catalog catalog, List<YamlProblem> problems) {

  /** Notes that the parameters are wrong at {@code location}. */
  public void problem(Location location, String message) {
    problems.add(new YamlProblem(location, message));
  }
}

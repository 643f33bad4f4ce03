package io.github.mulesecscan.catalog;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What is known about Mule.
 *
 * @param namespaces the prefixes that rules name XML namespaces by
 * @param advisories what is known about old versions
 * @param components what is known about elements of configuration files
 * @param functions what is known about DataWeave's own functions
 * @param kinds the kinds of sinks
 * @param today the day on which it is asked, which decides what has expired; nothing here looks at
 *     the clock
 */
public record Catalog(
    Namespaces namespaces,
    Advisories advisories,
    Components components,
    DataWeaveFunctions functions,
    SinkKinds kinds,
    LocalDate today) {

  /** The catalogue that comes with the plugin, asked on the day of its tables. */
  public static Catalog builtIn() {
    Advisories advisories = Advisories.builtIn();
    return new Catalog(
        Namespaces.builtIn(),
        advisories,
        Components.builtIn(),
        DataWeaveFunctions.builtIn(),
        SinkKinds.builtIn(),
        advisories.date());
  }

  /** The same catalogue with other tables of old versions. */
  public Catalog with(Advisories others) {
    return new Catalog(namespaces, others, components, functions, kinds, today);
  }

  /** The same catalogue with what a user knows. */
  public Catalog with(CatalogAdditions more) {
    return new Catalog(
        namespaces,
        advisories,
        components.with(more.components()),
        functions.with(more.functions()),
        kinds,
        today);
  }

  /** The same catalogue asked on another day. */
  public Catalog on(LocalDate day) {
    return new Catalog(namespaces, advisories, components, functions, kinds, day);
  }

  /** How many days ago the tables of old versions were true; 0 for tables of the future. */
  public long daysOfAdvisories() {
    return Math.max(0, ChronoUnit.DAYS.between(advisories.date(), today));
  }
}

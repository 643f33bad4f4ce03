package io.github.mulesecscan.scan;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourcePath;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How old the tables of old versions were when they were asked.
 *
 * @param date the day on which they were true
 * @param days how long ago that was
 */
public record AdvisoriesAge(LocalDate date, long days) {

  /** Support ends and fixes come out all the time; half a year misses some of them. */
  private static final int TOO_MANY_DAYS = 180;

  static AdvisoriesAge of(Catalog catalog) {
    return new AdvisoriesAge(catalog.advisories().date(), catalog.daysOfAdvisories());
  }

  /** What is to be said about tables that are too old. */
  Optional<Diagnostic> warning() {
    if (days <= TOO_MANY_DAYS) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
            Diagnostic.Level.NOTE,
            "advisories-old",
            new SourcePath(""),
            "what is known about versions is of "
                + date
                + ", "
                + days
                + " days old: newer vulnerabilities and ends of support are not reported; update"
                + " the plugin, or give newer tables with secscan.advisories"));
  }
}

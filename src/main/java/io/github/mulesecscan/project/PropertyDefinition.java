package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place that gives a configuration property a value: a line of a properties file, a leaf of a
 * YAML configuration file, a {@code global-property}, a pom property.
 *
 * @param key the property's name; YAML keys are joined with dots
 * @param rawValue the value as written, escapes translated, with its place in the file
 * @param keyLocation the name in the file
 * @param valueLocation the value in the file, without quotes
 * @param origin what kind of place it is
 * @param environments the environments whose file this is, as told by the names of file and folder:
 *     {@code prod}; empty for a file that serves all
 */
public record PropertyDefinition(
    String key,
    SourceText rawValue,
    Location keyLocation,
    Location valueLocation,
    Origin origin,
    Set<String> environments) {

  public PropertyDefinition {
    environments = Collections.unmodifiableSet(new TreeSet<>(environments));
  }

  /** Where a property is defined. */
  public enum Origin {
    PROPERTIES_FILE,
    YAML_FILE,
    GLOBAL_PROPERTY,
    POM,
    /** The whole text of a file, which {@code ${file::name}} stands for. */
    TEXT_FILE
  }

  /** The value as written. */
  public String value() {
    return rawValue.content();
  }

  /** The value's own span in {@link #rawValue()}. */
  public Span valueSpan() {
    return rawValue.span();
  }
}

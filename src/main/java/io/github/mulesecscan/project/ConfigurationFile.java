package io.github.mulesecscan.project;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A {@code .properties} or YAML file of configuration properties under the application's resources.
 *
 * @param path the file
 * @param text its text
 * @param definitions its properties in file order
 * @param environments the environments it serves, by its name; empty for all
 * @param use how the application's XML loads it
 */
public record ConfigurationFile(
    SourcePath path,
    SourceText text,
    List<PropertyDefinition> definitions,
    Set<String> environments,
    Use use) {

  public ConfigurationFile {
    definitions = List.copyOf(definitions);
    environments = Collections.unmodifiableSet(new TreeSet<>(environments));
  }

  /** How an application's XML loads a file of properties. */
  public enum Use {
    /** {@code configuration-properties}. */
    PLAIN,
    /** {@code secure-properties:config}: values may be encrypted. */
    SECURE,
    /** Not named by any element that could be resolved; perhaps loaded all the same. */
    UNREFERENCED
  }
}

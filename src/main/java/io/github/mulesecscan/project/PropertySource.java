package io.github.mulesecscan.project;

import java.util.List;
import java.util.Map;

/**
 * Properties that are loaded together.
 *
 * @param secure whether they are reached by {@code secure::} only
 * @param environment the parts of the environment's name by which they are chosen; empty where they
 *     are always loaded
 * @param definitions the definition that counts, by key
 */
record PropertySource(
    boolean secure, List<String> environment, Map<String, PropertyDefinition> definitions) {

  PropertySource {
    environment = List.copyOf(environment);
    definitions = Map.copyOf(definitions);
  }
}

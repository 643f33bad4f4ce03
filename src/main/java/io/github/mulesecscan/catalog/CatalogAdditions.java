package io.github.mulesecscan.catalog;

import java.util.List;

/**
 * What a user knows that the catalogue does not. Models of elements and functions that the
 * catalogue knows take the place of its own; of several models of one the last counts.
 *
 * @param components models of components
 * @param functions models of functions
 */
public record CatalogAdditions(List<ComponentModel> components, List<FunctionModel> functions) {

  /** Nothing. */
  public static final CatalogAdditions NONE = new CatalogAdditions(List.of(), List.of());

  public CatalogAdditions {
    components = List.copyOf(components);
    functions = List.copyOf(functions);
  }
}

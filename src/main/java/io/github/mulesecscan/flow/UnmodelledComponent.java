package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.source.Location;
import java.util.List;

/**
 * A component that an application uses and the catalogue does not know.
 *
 * @param uri its namespace
 * @param localName its local name
 * @param name its name as the application writes it
 * @param role what it seems to be for, by its place
 * @param count how often it is used
 * @param first where it is used first
 * @param attributes its attributes wherever it is used, sorted; without those of every component
 * @param children the local names of its child elements wherever it is used, sorted
 */
public record UnmodelledComponent(
    String uri,
    String localName,
    String name,
    ComponentRole role,
    int count,
    Location first,
    List<String> attributes,
    List<String> children) {

  public UnmodelledComponent {
    attributes = List.copyOf(attributes);
    children = List.copyOf(children);
  }
}

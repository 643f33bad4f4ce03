package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration of APIkit, which calls a flow for each operation of a specification.
 *
 * @param name the configuration's name
 * @param location the attribute that names the specification, or the configuration
 * @param validates whether requests that do not fit the specification are refused
 * @param strictQuery whether query parameters that it does not have are refused
 * @param specification the specification; absent where it could not be read
 * @param routes the flows that the names or mappings give it, in file order
 */
public record ApiRouter(
    String name,
    Location location,
    boolean validates,
    boolean strictQuery,
    @Nullable ApiSpecification specification,
    List<Route> routes) {

  public ApiRouter {
    routes = List.copyOf(routes);
  }

  /**
   * A flow for an operation.
   *
   * @param method the method in lower case
   * @param path the path with its parameters in braces
   * @param flow the flow
   * @param operation the operation of the specification; absent where it has none
   */
  public record Route(String method, String path, XmlElement flow, @Nullable Operation operation) {}

  /** The operations without a flow. */
  public List<Operation> missing() {
    if (specification == null) {
      return List.of();
    }
    return specification.operations().stream()
        .filter(each -> routes.stream().noneMatch(route -> each.equals(route.operation())))
        .toList();
  }
}

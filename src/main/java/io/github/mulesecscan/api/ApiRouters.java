package io.github.mulesecscan.api;

import io.github.mulesecscan.api.ApiRouter.Route;
import io.github.mulesecscan.project.MuleConfig;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds the configurations of APIkit in an application, and which flows they call. */
final class ApiRouters {

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "head", "patch", "options", "trace");

  private final MuleProject project;
  private final String uri;

  /**
   * @param uri APIkit's namespace
   */
  ApiRouters(MuleProject project, String uri) {
    this.project = project;
    this.uri = uri;
  }

  /** The configurations; {@code specifications} gives what a configuration names. */
  List<ApiRouter> all(Function<XmlElement, Optional<ApiSpecification>> specifications) {
    List<XmlElement> configs = configs();
    return configs.stream()
        .map(config -> router(config, configs.size() == 1, specifications.apply(config)))
        .toList();
  }

  /** The configurations' elements, in file order. */
  List<XmlElement> configs() {
    List<XmlElement> found = new ArrayList<>();
    for (MuleConfig file : project.configs()) {
      found.addAll(file.document().root().children(uri, "config"));
    }
    return found;
  }

  /** The attribute of a configuration that names its specification. */
  static Optional<XmlAttribute> named(XmlElement config) {
    return config.attribute("api").or(() -> config.attribute("raml"));
  }

  private ApiRouter router(
      XmlElement config, boolean only, Optional<ApiSpecification> specification) {
    String name = text(config, "name");
    List<Route> routes = new ArrayList<>();
    for (XmlElement flow : project.flows()) {
      route(flow, name, only, specification).ifPresent(routes::add);
    }
    for (XmlElement mapping : config.descendants()) {
      if (mapping.is(uri, "flow-mapping")) {
        project
            .flow(text(mapping, "flow-ref"))
            .map(
                flow ->
                    route(flow, text(mapping, "action"), text(mapping, "resource"), specification))
            .ifPresent(routes::add);
      }
    }
    Location place = named(config).map(XmlAttribute::location).orElse(config.location());
    return new ApiRouter(
        name,
        place,
        !text(config, "disableValidations").equals("true"),
        text(config, "queryParamsStrictValidation").equals("true"),
        specification.orElse(null),
        routes);
  }

  private static String text(XmlElement element, String attribute) {
    return element.attribute(attribute).map(XmlAttribute::getValue).orElse("");
  }

  /** {@code get:\items\(id):application\json:config}. */
  private static Optional<Route> route(
      XmlElement flow, String config, boolean only, Optional<ApiSpecification> specification) {
    String[] parts = text(flow, "name").split(":", -1);
    boolean isRoute =
        parts.length >= 2
            && parts.length <= 4
            && METHODS.contains(parts[0])
            && parts[1].startsWith("\\");
    if (!isRoute) {
      return Optional.empty();
    }
    String last = parts[parts.length - 1];
    boolean named = parts.length > 2 && !last.contains("\\") && !last.contains("/");
    if (named ? !last.equals(config) : !only) {
      return Optional.empty();
    }
    return Optional.of(route(flow, parts[0], parts[1], specification));
  }

  private static Route route(
      XmlElement flow, String method, String resource, Optional<ApiSpecification> specification) {
    String path = resource.replace('\\', '/').replace('(', '{').replace(')', '}');
    String verb = method.toLowerCase(Locale.ROOT);
    Operation operation =
        specification.stream()
            .flatMap(api -> api.operations().stream())
            .filter(each -> each.method().equals(verb) && same(each.path(), path))
            .findFirst()
            .orElse(null);
    return new Route(verb, path, flow, operation);
  }

  /** Whether two paths are the same but for the names of parameters and a slash at the end. */
  private static boolean same(String one, String other) {
    return shape(one).equals(shape(other));
  }

  private static String shape(String path) {
    String shape = path.replaceAll("\\{[^{}]*\\}", "{}");
    return shape.endsWith("/") ? shape.substring(0, shape.length() - 1) : shape;
  }
}

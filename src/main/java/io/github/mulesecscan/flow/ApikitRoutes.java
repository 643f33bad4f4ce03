package io.github.mulesecscan.flow;

import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The flows that routers of APIkit call, by the names of the flows and by mappings. */
public final class ApikitRoutes {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");

  private ApikitRoutes() {}

  /**
   * The flows for the requests of an API, those of the naming convention in file order, then those
   * that the configuration maps.
   *
   * @param config the name of the router's configuration
   */
  public static List<XmlElement> rest(MuleProject project, String config) {
    Set<XmlElement> routed = new LinkedHashSet<>();
    for (XmlElement flow : project.flows()) {
      if (isRestRoute(name(flow), config)) {
        routed.add(flow);
      }
    }
    project
        .globalElement(config)
        .ifPresent(
            global -> {
              for (XmlElement below : global.descendants()) {
                below
                    .attribute("flow-ref")
                    .flatMap(name -> project.flow(name.getValue()))
                    .ifPresent(routed::add);
              }
            });
    return new ArrayList<>(routed);
  }

  /** The flows for the operations of a SOAP service. */
  public static List<XmlElement> soap(MuleProject project, String config) {
    return project.flows().stream().filter(flow -> isSoapRoute(name(flow), config)).toList();
  }

  /** {@code get:\items:application\json:api}: content type and configuration may be left out. */
  private static boolean isRestRoute(String name, String config) {
    String[] parts = name.split(":", -1);
    if (parts.length < 2 || parts.length > 4 || !METHODS.contains(parts[0])) {
      return false;
    }
    String last = parts[parts.length - 1];
    boolean named = parts.length > 2 && !last.contains("\\");
    return !named || config.isEmpty() || last.equals(config);
  }

  /** {@code GetOrder:\soap-config}. */
  private static boolean isSoapRoute(String name, String config) {
    int colon = name.indexOf(":\\");
    return colon > 0
        && !METHODS.contains(name.substring(0, colon))
        && (config.isEmpty() || name.substring(colon + 2).equals(config));
  }

  private static String name(XmlElement flow) {
    return flow.attribute("name").map(XmlAttribute::getValue).orElse("");
  }
}

package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The flows of an application that its own HTTP requests lead to. */
public final class HttpCalls {

  private static final Set<String> LOCAL =
      Set.of("localhost", "127.0.0.1", "0.0.0.0", "::1", "[::1]", "localhost.localdomain");

  private final MuleProject project;
  private final String http;
  private final String apikit;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final boolean perhaps;

  private HttpCalls(MuleProject project, Catalog catalog) {
    this.project = project;
    this.http = catalog.namespaces().uri("http").orElse("");
    this.apikit = catalog.namespaces().uri("apikit").orElse("");
    for (XmlElement flow : project.flows()) {
      flow.child(http, "listener").ifPresent(listener -> add(flow, listener));
    }
    this.perhaps = !endpoints.isEmpty() && project.flows().stream().anyMatch(this::mayCall);
  }

  /** What answers requests in {@code project}. */
  public static HttpCalls of(MuleProject project, Catalog catalog) {
    return new HttpCalls(project, catalog);
  }

  /**
   * A flow that answers a request.
   *
   * @param flow the flow: that of the listener, or one that its router calls
   * @param values what its URI parameters get, in the order of the path
   * @param sure whether the request leads there in every environment
   */
  public record Target(XmlElement flow, List<Bound> values, boolean sure) {
    public Target {
      values = List.copyOf(values);
    }
  }

  /**
   * What a parameter of a listener's path gets.
   *
   * @param parameter its name there
   * @param given the name of the parameter of the request that it gets; empty for what is in the
   *     text of the path
   */
  public record Bound(String parameter, Optional<String> given) {}

  /** Whether any request may lead to the application itself. */
  public boolean isPossible() {
    return perhaps;
  }

  private boolean mayCall(XmlElement flow) {
    for (XmlElement element : flow.descendants()) {
      if (element.is(http, "request") && mayBeOwn(element)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeOwn(XmlElement request) {
    Optional<XmlAttribute> url = request.attribute("url");
    if (url.isPresent()) {
      String written = url.get().getValue();
      return written.contains("#[") || isOwn(UrlPath.url(written));
    }
    Optional<XmlElement> connection = connection(request);
    Host host = host(text(connection, "host"), text(connection, "port"));
    return endpoints.stream().anyMatch(endpoint -> same(host, endpoint.host()).isPresent());
  }

  private boolean isOwn(UrlPath.Url url) {
    Host host = host(url.host(), url.port());
    return endpoints.stream().anyMatch(endpoint -> same(host, endpoint.host()).isPresent());
  }

  private Optional<XmlElement> connection(XmlElement request) {
    return config(request).flatMap(found -> found.child(http, "request-connection"));
  }

  /** A place that answers requests: a listener, or a route of its router. */
  private record Endpoint(
      XmlElement flow, Host host, Set<String> methods, UrlPath path, boolean hasRouter) {}

  /** What is written of a host and port, and what that may stand for. */
  private record Host(String host, Set<String> hosts, String port, Set<String> ports) {}

  private void add(XmlElement flow, XmlElement listener) {
    Optional<XmlElement> config = config(listener);
    Optional<XmlElement> connection =
        config.flatMap(found -> found.child(http, "listener-connection"));
    if (connection.isEmpty()) {
      return;
    }
    Host host = host(text(connection, "host"), text(connection, "port"));
    String path = text(config, "basePath") + "/" + text(Optional.of(listener), "path");
    Set<String> methods = words(text(Optional.of(listener), "allowedMethods"));
    List<XmlElement> routers = routers(flow);
    for (String each : texts(path)) {
      endpoints.add(new Endpoint(flow, host, methods, UrlPath.of(each), !routers.isEmpty()));
      for (XmlElement router : routers) {
        routes(router, host, each);
      }
    }
  }

  private List<XmlElement> routers(XmlElement flow) {
    List<XmlElement> routers = new ArrayList<>();
    for (XmlElement element : flow.descendants()) {
      if (!apikit.isEmpty() && element.is(apikit, "router")) {
        routers.add(element);
      }
    }
    return routers;
  }

  private void routes(XmlElement router, Host host, String listened) {
    String before =
        listened.endsWith("*") ? listened.substring(0, listened.length() - 1) : listened;
    String config = text(Optional.of(router), "config-ref");
    for (XmlElement flow : ApikitRoutes.rest(project, config)) {
      String[] name = text(Optional.of(flow), "name").split(":", -1);
      if (name.length > 1) {
        String resource = name[1].replace('\\', '/').replace('(', '{').replace(')', '}');
        route(flow, host, name[0], before + "/" + resource);
      }
    }
    project.globalElement(config).ifPresent(global -> mappings(global, host, before));
  }

  private void mappings(XmlElement config, Host host, String before) {
    for (XmlElement mapping : config.descendants()) {
      Optional<XmlElement> at = Optional.of(mapping);
      project
          .flow(text(at, "flow-ref"))
          .ifPresent(
              flow -> route(flow, host, text(at, "action"), before + "/" + text(at, "resource")));
    }
  }

  private void route(XmlElement flow, Host host, String method, String path) {
    Set<String> methods = Set.of(method.toUpperCase(Locale.ROOT));
    endpoints.add(new Endpoint(flow, host, methods, UrlPath.of(path), false));
  }

  /**
   * The flows that {@code request} leads to.
   *
   * @param urls what its url attribute may be, {@link FilePaths#HOLE} for what data decides; empty
   *     where it has a path instead
   * @param paths what its path attribute may be
   */
  public List<Target> of(XmlElement request, Set<String> urls, Set<String> paths) {
    if (!perhaps) {
      return List.of();
    }
    Set<String> methods = words(text(Optional.of(request), "method"));
    List<Target> targets = new ArrayList<>();
    if (request.attribute("url").isPresent()) {
      for (String url : urls) {
        UrlPath.Url parts = UrlPath.url(url);
        Host host = host(parts.host(), parts.port());
        targets.addAll(best(host, UrlPath.of(parts.path()), methods));
      }
      return targets;
    }
    Optional<XmlElement> config = config(request);
    Optional<XmlElement> connection = connection(request);
    Host host = host(text(connection, "host"), text(connection, "port"));
    for (String base : texts(text(config, "basePath"))) {
      for (String path : paths) {
        targets.addAll(best(host, UrlPath.of(base + "/" + path), methods));
      }
    }
    return targets;
  }

  /** Of all that may answer, those whose path says most of the request's. */
  private List<Target> best(Host host, UrlPath path, Set<String> methods) {
    int most = -1;
    List<Target> best = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      Optional<Boolean> here = same(host, endpoint.host());
      boolean method =
          endpoint.methods().isEmpty()
              || methods(methods).stream().anyMatch(endpoint.methods()::contains);
      Optional<UrlPath.Match> match =
          here.isPresent() && method && !endpoint.hasRouter()
              ? endpoint.path().match(path)
              : Optional.empty();
      if (match.isPresent() && match.get().known() >= most) {
        if (match.get().known() > most) {
          best.clear();
          most = match.get().known();
        }
        boolean sure = here.get() && match.get().sure();
        best.add(new Target(endpoint.flow(), match.get().values(), sure));
      }
    }
    return best;
  }

  private static Set<String> methods(Set<String> written) {
    return written.isEmpty() ? Set.of("GET") : written;
  }

  /**
   * Whether a request goes to the application itself: always, in some environments, or never. That
   * a host is the own one in some environments only says that a developer's computer runs the other
   * application, too.
   */
  private static Optional<Boolean> same(Host request, Host listener) {
    if (request.host().isEmpty() || request.port().isEmpty()) {
      return Optional.empty();
    }
    boolean samePort = request.port().equals(listener.port());
    boolean anyPort = samePort || request.ports().stream().anyMatch(listener.ports()::contains);
    boolean sameHost = request.host().contains("${") && request.host().equals(listener.host());
    boolean here = sameHost || LOCAL.containsAll(request.hosts());
    return here && anyPort
        ? Optional.of(samePort || listener.ports().containsAll(request.ports()))
        : Optional.empty();
  }

  private Host host(String host, String port) {
    return new Host(host, texts(host), port, texts(port));
  }

  private Set<String> texts(String written) {
    Set<String> texts = new TreeSet<>();
    for (ResolvedValue value : project.resolver().resolve(written)) {
      texts.add(value.text().strip());
    }
    return texts;
  }

  private static Set<String> words(String list) {
    Set<String> words = new TreeSet<>();
    for (String word : list.split(",", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip().toUpperCase(Locale.ROOT));
      }
    }
    return words;
  }

  private Optional<XmlElement> config(XmlElement element) {
    return element.attribute("config-ref").flatMap(name -> project.globalElement(name.getValue()));
  }

  private static String text(Optional<XmlElement> element, String name) {
    return element
        .flatMap(found -> found.attribute(name))
        .map(XmlAttribute::getValue)
        .orElse("")
        .strip();
  }
}

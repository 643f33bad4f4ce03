package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.expression.EmbeddedScript;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.expression.ParameterValue;
import io.github.mulesecscan.project.MuleConfig;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.syntax.dataweave.Expr;
import io.github.mulesecscan.syntax.dataweave.Node;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for the ways between the flows of an application. */
final class FlowGraphBuilder {

  /** A name that fits more flows than this says nothing. */
  private static final int MOST_CANDIDATES = 20;

  private final MuleProject project;
  private final Expressions expressions;
  private final FlowNodes nodes;
  private final FlowLinks links;
  private final HttpCalls http;
  private final CodeCalls code;
  private final NameShapes names;
  private final String core;
  private final String apikit;
  private final String soap;
  private final List<FlowEdge> edges = new ArrayList<>();
  private final List<UnresolvedReference> unresolved = new ArrayList<>();

  FlowGraphBuilder(
      MuleProject project, Catalog catalog, Expressions expressions, JavaSources sources) {
    this.code = new CodeCalls(catalog, expressions, sources);
    this.project = project;
    this.expressions = expressions;
    this.nodes = new FlowNodes(project, catalog);
    this.links = new FlowLinks(project, catalog, expressions);
    this.http = HttpCalls.of(project, catalog);
    this.names = new NameShapes(project.resolver());
    this.core = catalog.namespaces().core();
    this.apikit = catalog.namespaces().uri("apikit").orElse("");
    this.soap = catalog.namespaces().uri("apikit-soap").orElse("");
  }

  FlowGraph build() {
    Optional<FlowNode> byDefault = defaultHandler();
    for (FlowNode node : nodes.all()) {
      look(node, node.element());
      node.element().descendants().forEach(element -> look(node, element));
      byDefault
          .filter(handler -> node.kind() == FlowNode.Kind.FLOW && !hasHandler(node))
          .ifPresent(handler -> edge(FlowEdge.Kind.HANDLER, node, node.element(), handler, ""));
    }
    edges.addAll(links.edges());
    return new FlowGraph(nodes.all(), edges, unresolved, code.all());
  }

  private void look(FlowNode node, XmlElement element) {
    if (element.is(core, "flow-ref")) {
      reference(node, element);
    } else if (element.is(apikit, "router")) {
      route(node, element, ApikitRoutes.rest(project, attribute(element, "config-ref")));
    } else if (element.is(soap, "router")) {
      route(node, element, ApikitRoutes.soap(project, attribute(element, "config-ref")));
    } else if (element.is(core, "error-handler") || element.is(core, "on-error")) {
      element.attribute("ref").ifPresent(ref -> handler(node, element, ref.getValue()));
    } else {
      nodes
          .operation(element)
          .ifPresent(to -> edge(FlowEdge.Kind.OPERATION, node, element, to, ""));
    }
    links.look(node, element);
    request(node, element);
    code.look(node, element);
    for (EmbeddedScript script : expressions.in(element)) {
      lookUps(node, element, script);
    }
  }

  private void edge(FlowEdge.Kind kind, FlowNode from, XmlElement at, FlowNode to, String label) {
    edges.add(new FlowEdge(kind, from, at, to, label));
  }

  private Optional<FlowNode> flow(String name) {
    return project.flow(name).flatMap(nodes::of);
  }

  private void reference(FlowNode node, XmlElement element) {
    Optional<XmlAttribute> name = element.attribute("name");
    if (name.isEmpty()) {
      return;
    }
    String target = attribute(element, "target");
    if (expressions.value(name.get()) instanceof ParameterValue.Whole whole) {
      computed(node, element, name.get().getValue(), whole.script().script().body());
      return;
    }
    FlowEdge.Kind kind = target.isEmpty() ? FlowEdge.Kind.CALL : FlowEdge.Kind.TARGET_CALL;
    Set<FlowNode> found = new LinkedHashSet<>();
    for (ResolvedValue value : project.resolver().resolve(name.get().getValue())) {
      flow(value.text().strip()).ifPresent(found::add);
    }
    found.forEach(to -> edge(kind, node, element, to, target));
    if (found.isEmpty()) {
      unresolved.add(new UnresolvedReference(node, element, name.get().getValue()));
    }
  }

  private void computed(
      FlowNode node,
      XmlElement element,
      String written,
      @org.jspecify.annotations.Nullable Expr expression) {
    Set<FlowNode> candidates = new LinkedHashSet<>();
    List<NameShape> shapes = expression == null ? List.of(NameShape.UNKNOWN) : names.of(expression);
    if (shapes.stream().noneMatch(NameShape::isUnknown)) {
      for (FlowNode each : nodes.all()) {
        boolean isFlow = project.flow(each.name()).filter(each.element()::equals).isPresent();
        if (isFlow && shapes.stream().anyMatch(shape -> shape.fits(each.name()))) {
          candidates.add(each);
        }
      }
    }
    if (candidates.isEmpty() || candidates.size() > MOST_CANDIDATES) {
      unresolved.add(new UnresolvedReference(node, element, written));
      return;
    }
    String target = attribute(element, "target");
    candidates.forEach(to -> edge(FlowEdge.Kind.COMPUTED_CALL, node, element, to, target));
  }

  private void route(FlowNode node, XmlElement element, List<XmlElement> flows) {
    for (XmlElement flow : flows) {
      nodes.of(flow).ifPresent(to -> edge(FlowEdge.Kind.ROUTE, node, element, to, ""));
    }
  }

  private void handler(FlowNode node, XmlElement element, String name) {
    Optional<FlowNode> handler = project.globalElement(name).flatMap(nodes::of);
    if (handler.isPresent()) {
      edge(FlowEdge.Kind.HANDLER, node, element, handler.get(), "");
    } else {
      unresolved.add(new UnresolvedReference(node, element, name));
    }
  }

  private Optional<FlowNode> defaultHandler() {
    for (MuleConfig config : project.configs()) {
      for (XmlElement global : config.document().root().children(core, "configuration")) {
        String name = attribute(global, "defaultErrorHandler-ref");
        if (!name.isEmpty()) {
          return project.globalElement(name).flatMap(nodes::of);
        }
      }
    }
    return Optional.empty();
  }

  private boolean hasHandler(FlowNode node) {
    return node.element().child(core, "error-handler").isPresent();
  }

  /** A request that the application sends to itself. */
  private void request(FlowNode node, XmlElement element) {
    if (!http.isPossible() || !links.isRequest(element)) {
      return;
    }
    LinkNames names = new LinkNames(project, expressions, element);
    for (HttpCalls.Target target :
        http.of(element, names.patterns("url"), names.patterns("path"))) {
      nodes.of(target.flow()).ifPresent(to -> edge(FlowEdge.Kind.LINK, node, element, to, "HTTP"));
    }
  }

  /** {@code lookup("flow", payload)}. */
  private void lookUps(FlowNode node, XmlElement element, EmbeddedScript script) {
    for (Node part : expressions.bindings(script.script()).nodes()) {
      if (part instanceof Expr.Call call
          && call.function().filter(FlowGraphBuilder::isLookUp).isPresent()
          && !call.arguments().isEmpty()) {
        lookUp(node, element, call.arguments().get(0));
      }
    }
  }

  private static boolean isLookUp(Expr.Name function) {
    return function.text().equals("lookup") || function.text().equals("Mule::lookup");
  }

  private void lookUp(FlowNode node, XmlElement element, Expr name) {
    for (NameShape shape : names.of(name)) {
      Optional<FlowNode> to = shape.exact() ? flow(shape.start()) : Optional.empty();
      if (to.isPresent()) {
        edge(FlowEdge.Kind.LOOKUP, node, element, to.get(), "");
      } else {
        String shown = shape.exact() ? shape.start() : "lookup of a computed name";
        unresolved.add(new UnresolvedReference(node, element, shown));
      }
    }
  }

  private static String attribute(XmlElement element, String name) {
    return element.attribute(name).map(XmlAttribute::getValue).orElse("");
  }
}

package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;

/**
 * The flows of an application and the ways between them.
 *
 * @param nodes flows, sub-flows, shared error handlers and operations, in file order
 * @param edges the ways between them, in file order
 * @param unresolved references that lead nowhere, in file order
 * @param codeCalls the ways into the application's own Java and Groovy, in file order
 */
public record FlowGraph(
    List<FlowNode> nodes,
    List<FlowEdge> edges,
    List<UnresolvedReference> unresolved,
    List<CodeCall> codeCalls) {

  public FlowGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    unresolved = List.copyOf(unresolved);
    codeCalls = List.copyOf(codeCalls);
  }

  /** The graph of {@code project}, whose own Java and Groovy is {@code sources}. */
  public static FlowGraph of(
      MuleProject project, Catalog catalog, Expressions expressions, JavaSources sources) {
    return new FlowGraphBuilder(project, catalog, expressions, sources).build();
  }

  /** The ways that begin at {@code element}. */
  public List<FlowEdge> at(XmlElement element) {
    return edges.stream().filter(edge -> edge.at() == element).toList();
  }

  /** The flows that begin by themselves: those with a source. */
  public List<FlowNode> entries() {
    return nodes.stream().filter(FlowGraph::hasSource).toList();
  }

  private static boolean hasSource(FlowNode node) {
    return node.processors().stream()
        .anyMatch(
            processor -> processor.role() == io.github.mulesecscan.catalog.ComponentRole.SOURCE);
  }

  /** The graph for people: each flow with its processors, and where they lead. */
  public String text() {
    return new GraphText(this).toString();
  }

  /** The graph in the language of Graphviz. */
  public String dot() {
    return new GraphDot(this).toString();
  }
}

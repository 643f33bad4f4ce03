package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.source.VisibleText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Writes a graph in the language of Graphviz. */
final class GraphDot {

  private final FlowGraph graph;
  private final Map<FlowNode, String> ids = new LinkedHashMap<>();

  GraphDot(FlowGraph graph) {
    this.graph = graph;
    for (FlowNode node : graph.nodes()) {
      ids.put(node, "n" + ids.size());
    }
  }

  @Override
  public String toString() {
    StringBuilder dot = new StringBuilder("digraph flows {\n");
    dot.append("  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n");
    ids.forEach((node, id) -> dot.append(node(node, id)));
    // Several calls of one flow by another are one arrow.
    Set<String> arrows = new LinkedHashSet<>();
    graph.edges().forEach(edge -> arrows.add(edge(edge)));
    arrows.forEach(dot::append);
    Set<String> missing = new LinkedHashSet<>();
    for (UnresolvedReference one : graph.unresolved()) {
      String name = quoted(one.name());
      missing.add("  " + name + " [label=" + name + ", style=dotted];\n");
      missing.add("  " + ids.get(one.from()) + " -> " + name + " [style=dotted];\n");
    }
    missing.forEach(dot::append);
    Set<String> code = new LinkedHashSet<>();
    for (CodeCall call : graph.codeCalls()) {
      String name = quoted(call.className());
      code.add("  " + name + " [label=" + name + ", shape=note];\n");
      code.add(
          "  "
              + ids.get(call.from())
              + " -> "
              + name
              + " [label="
              + quoted("runs\n" + call.member())
              + "];\n");
    }
    code.forEach(dot::append);
    return dot.append("}\n").toString();
  }

  private static String node(FlowNode node, String id) {
    String source =
        node.processors().stream()
            .filter(processor -> processor.role() == ComponentRole.SOURCE)
            .findFirst()
            .map(processor -> processor.element().getQualifiedName() + "\n")
            .orElse("");
    String style =
        switch (node.kind()) {
          case FLOW -> source.isEmpty() ? "" : ", style=bold";
          case SUB_FLOW -> ", style=rounded";
          case ERROR_HANDLER -> ", shape=octagon";
          case OPERATION -> ", shape=component";
        };
    return "  " + id + " [label=" + quoted(source + node.name()) + style + "];\n";
  }

  private String edge(FlowEdge edge) {
    String words = edge.kind() == FlowEdge.Kind.CALL ? "" : edge.kind().word();
    String about = edge.label().isEmpty() ? words : words + "\n" + edge.label();
    String label = about.isEmpty() ? "" : " [label=" + quoted(about) + "]";
    return "  " + ids.get(edge.from()) + " -> " + ids.get(edge.to()) + label + ";\n";
  }

  private static String quoted(String text) {
    String escaped =
        text.lines()
            .map(VisibleText::line)
            .map(line -> line.replace("\\", "\\\\").replace("\"", "\\\""))
            .reduce((one, next) -> one + "\\n" + next)
            .orElse("");
    return "\"" + escaped + "\"";
  }
}

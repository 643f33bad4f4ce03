package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.VisibleText;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes a graph for people: a flow below the other, what it leads to behind each processor. */
final class GraphText {

  private final FlowGraph graph;
  private final Map<XmlElement, List<FlowEdge>> edges = new IdentityHashMap<>();
  private final Map<XmlElement, List<CodeCall>> codeCalls = new IdentityHashMap<>();
  private final StringBuilder text = new StringBuilder();

  GraphText(FlowGraph graph) {
    this.graph = graph;
    for (FlowEdge edge : graph.edges()) {
      edges.computeIfAbsent(edge.at(), unseen -> new ArrayList<>()).add(edge);
    }
    for (CodeCall call : graph.codeCalls()) {
      codeCalls.computeIfAbsent(call.at(), unseen -> new ArrayList<>()).add(call);
    }
  }

  @Override
  public String toString() {
    graph.nodes().forEach(this::write);
    if (!graph.unresolved().isEmpty()) {
      line(0, "not found");
      for (UnresolvedReference missing : graph.unresolved()) {
        line(1, missing.from().name() + ": " + missing.name() + place(missing.at()));
      }
    }
    return text.toString();
  }

  private void write(FlowNode node) {
    line(0, node.kind().word() + " " + node.name() + place(node.element()));
    leads(1, node.element());
    node.processors().forEach(processor -> write(processor, 1));
  }

  /** Graph nodes are as deep as {@link FlowNodes} lets them be. */
  private void write(ProcessorNode processor, int depth) {
    XmlElement element = processor.element();
    String begins = processor.role() == ComponentRole.SOURCE ? "source " : "";
    line(depth, begins + element.getQualifiedName() + detail(processor));
    leads(depth + 1, element);
    for (XmlElement part : inside(processor)) {
      leads(depth + 1, part);
    }
    processor.children().forEach(child -> write(child, depth + 1));
  }

  /** The parts of an operation whose scripts lead somewhere. */
  private List<XmlElement> inside(ProcessorNode processor) {
    List<XmlElement> found = new ArrayList<>();
    if (processor.role().ownsItsChildren()) {
      for (XmlElement part : processor.element().descendants()) {
        if (edges.containsKey(part) || codeCalls.containsKey(part)) {
          found.add(part);
        }
      }
    }
    return found;
  }

  private void leads(int depth, XmlElement element) {
    for (FlowEdge edge : edges.getOrDefault(element, List.of())) {
      String about = edge.label().isEmpty() ? "" : " (" + edge.label() + ")";
      line(depth, "→ " + edge.kind().word() + " " + edge.to().name() + about);
    }
    for (CodeCall call : codeCalls.getOrDefault(element, List.of())) {
      line(depth, "→ runs " + call.className() + "." + call.member() + place(call.place()));
    }
  }

  /** What tells processors of one name apart. */
  private static String detail(ProcessorNode processor) {
    XmlElement element = processor.element();
    if (processor.role() == ComponentRole.HANDLER) {
      return element.attribute("type").map(type -> " " + type.getValue()).orElse("");
    }
    if (processor.role() == ComponentRole.SOURCE) {
      return element.attribute("path").map(path -> " " + path.getValue()).orElse("");
    }
    return element
        .attribute("variableName")
        .or(() -> element.attribute("expression"))
        .map(XmlAttribute::getValue)
        .map(value -> " " + value)
        .orElse("");
  }

  private static String place(XmlElement element) {
    return place(element.location());
  }

  private static String place(Location location) {
    return " (" + location.path().value() + ":" + location.startLine() + ")";
  }

  private void line(int depth, String words) {
    text.append("  ".repeat(depth)).append(VisibleText.line(words)).append('\n');
  }
}

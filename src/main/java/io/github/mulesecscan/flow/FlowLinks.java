package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.ComponentModel;
import io.github.mulesecscan.catalog.DataFlowModel;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Queues, stores and files that flows put something into and take it from. */
final class FlowLinks {

  private final MuleProject project;
  private final Catalog catalog;
  private final Expressions expressions;
  private final Map<String, Ends> byName = new TreeMap<>();

  FlowLinks(MuleProject project, Catalog catalog, Expressions expressions) {
    this.project = project;
    this.catalog = catalog;
    this.expressions = expressions;
  }

  private record End(FlowNode node, XmlElement element) {}

  private static final class Ends {
    private final List<End> publishing = new ArrayList<>();
    private final List<End> consuming = new ArrayList<>();

    /** Who takes everything that lies in folders below the name. */
    private final List<End> consumingBelow = new ArrayList<>();
  }

  private Optional<DataFlowModel.Link> link(XmlElement element) {
    return catalog
        .components()
        .component(element.uri(), element.getName())
        .flatMap(ComponentModel::dataFlow)
        .flatMap(DataFlowModel::link);
  }

  /** Whether {@code element} sends requests that a flow of the application may answer. */
  boolean isRequest(XmlElement element) {
    return link(element)
        .filter(found -> found.match() == DataFlowModel.Match.REQUEST && found.publishes())
        .isPresent();
  }

  void look(FlowNode node, XmlElement element) {
    Optional<DataFlowModel.Link> link =
        link(element).filter(found -> found.match() != DataFlowModel.Match.REQUEST);
    if (link.isEmpty()) {
      return;
    }
    LinkNames names = new LinkNames(project, expressions, element);
    for (String name : names.of(link.get())) {
      Ends ends = byName.computeIfAbsent(link.get().system() + " " + name, unseen -> new Ends());
      side(ends, link.get()).add(new End(node, element));
    }
  }

  private static List<End> side(Ends ends, DataFlowModel.Link link) {
    if (link.publishes()) {
      return ends.publishing;
    }
    return link.match() == DataFlowModel.Match.BELOW ? ends.consumingBelow : ends.consuming;
  }

  /** The ways from everyone who puts something into a queue to everyone who takes from it. */
  List<FlowEdge> edges() {
    List<FlowEdge> edges = new ArrayList<>();
    byName.forEach(
        (name, ends) -> {
          for (End from : ends.publishing) {
            for (FlowNode to : takers(name, ends)) {
              edges.add(
                  new FlowEdge(
                      FlowEdge.Kind.LINK, from.node(), from.element(), to, FilePaths.shown(name)));
            }
          }
        });
    return edges;
  }

  private Set<FlowNode> takers(String name, Ends ends) {
    Set<FlowNode> takers = new LinkedHashSet<>();
    ends.consuming.forEach(to -> takers.add(to.node()));
    for (String folder : FilePaths.folders(name)) {
      Ends around = byName.get(folder);
      if (around != null) {
        around.consumingBelow.forEach(to -> takers.add(to.node()));
      }
    }
    return takers;
  }
}

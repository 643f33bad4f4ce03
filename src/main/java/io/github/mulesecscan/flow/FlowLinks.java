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

/** Queues and stores that flows put something into and take it from. */
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
  }

  void look(FlowNode node, XmlElement element) {
    Optional<DataFlowModel.Link> link =
        catalog
            .components()
            .component(element.uri(), element.getName())
            .flatMap(ComponentModel::dataFlow)
            .flatMap(DataFlowModel::link);
    if (link.isEmpty()) {
      return;
    }
    LinkNames names = new LinkNames(project, expressions, element);
    for (String name : names.of(link.get())) {
      Ends ends = byName.computeIfAbsent(link.get().system() + " " + name, unseen -> new Ends());
      (link.get().publishes() ? ends.publishing : ends.consuming).add(new End(node, element));
    }
  }

  /** The ways from everyone who puts something into a queue to everyone who takes from it. */
  List<FlowEdge> edges() {
    List<FlowEdge> edges = new ArrayList<>();
    byName.forEach(
        (name, ends) -> {
          for (End from : ends.publishing) {
            Set<FlowNode> seen = new LinkedHashSet<>();
            ends.consuming.forEach(to -> seen.add(to.node()));
            for (FlowNode to : seen) {
              edges.add(new FlowEdge(FlowEdge.Kind.LINK, from.node(), from.element(), to, name));
            }
          }
        });
    return edges;
  }
}

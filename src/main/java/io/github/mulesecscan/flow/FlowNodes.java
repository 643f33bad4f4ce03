package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.ComponentModel;
import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.project.MuleConfig;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named chains of processors of an application. */
final class FlowNodes {

  /** Deeper elements are left out. */
  private static final int DEEPEST = 200;

  private final Catalog catalog;
  private final String core;
  private final OwnOperations ownOperations;
  private final List<FlowNode> all = new ArrayList<>();
  private final Map<XmlElement, FlowNode> byElement = new HashMap<>();

  FlowNodes(MuleProject project, Catalog catalog) {
    this.catalog = catalog;
    this.core = catalog.namespaces().core();
    this.ownOperations = OwnOperations.of(project, catalog.namespaces());
    for (MuleConfig config : project.configs()) {
      config.document().root().children().forEach(this::add);
    }
  }

  List<FlowNode> all() {
    return all;
  }

  Optional<FlowNode> of(XmlElement element) {
    return Optional.ofNullable(byElement.get(element));
  }

  /** The operation that {@code element} calls, if it is one of the application's own modules. */
  Optional<FlowNode> operation(XmlElement element) {
    return ownOperations.called(element).map(OwnOperation::element).flatMap(this::of);
  }

  private void add(XmlElement element) {
    Optional<FlowNode.Kind> kind = kind(element);
    if (kind.isEmpty()) {
      return;
    }
    String name = attribute(element, "name");
    FlowNode node = new FlowNode(kind.get(), name, element, processors(element, 0));
    all.add(node);
    byElement.put(element, node);
  }

  private Optional<FlowNode.Kind> kind(XmlElement element) {
    if (element.is(core, "flow")) {
      return Optional.of(FlowNode.Kind.FLOW);
    }
    if (element.is(core, "sub-flow")) {
      return Optional.of(FlowNode.Kind.SUB_FLOW);
    }
    if (element.is(core, "error-handler")
        || element.is(core, "on-error-continue")
        || element.is(core, "on-error-propagate")) {
      return Optional.of(FlowNode.Kind.ERROR_HANDLER);
    }
    return ownOperations.isOperation(element)
        ? Optional.of(FlowNode.Kind.OPERATION)
        : Optional.empty();
  }

  private List<ProcessorNode> processors(XmlElement container, int depth) {
    List<ProcessorNode> processors = new ArrayList<>();
    if (depth >= DEEPEST) {
      return processors;
    }
    for (XmlElement child : container.children()) {
      ComponentRole role = role(child);
      if (role == ComponentRole.PARAMETER || role == ComponentRole.CONFIG) {
        continue;
      }
      List<ProcessorNode> inside =
          role.ownsItsChildren() ? List.of() : processors(child, depth + 1);
      processors.add(new ProcessorNode(child, role, inside));
    }
    return processors;
  }

  private ComponentRole role(XmlElement element) {
    return catalog
        .components()
        .component(element.uri(), element.getName())
        .map(ComponentModel::role)
        .orElse(ComponentRole.OPERATION);
  }

  private static String attribute(XmlElement element, String name) {
    return element.attribute(name).map(XmlAttribute::getValue).orElse("");
  }
}

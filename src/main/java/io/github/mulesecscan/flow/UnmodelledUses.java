package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;

/** The uses of one component that the catalogue does not know. */
final class UnmodelledUses {

  private static final Set<String> OF_EVERY_COMPONENT =
      Set.of("name", "config-ref", "target", "targetValue");

  private final XmlElement first;
  private final Set<String> attributes = new TreeSet<>();
  private final Set<String> children = new TreeSet<>();
  private int count;

  UnmodelledUses(XmlElement first) {
    this.first = first;
  }

  void add(XmlElement element) {
    count++;
    for (XmlAttribute attribute : element.attributes()) {
      if (attribute.getNamespaceURI().isEmpty()
          && !OF_EVERY_COMPONENT.contains(attribute.getName())) {
        attributes.add(attribute.getName());
      }
    }
    for (XmlElement child : element.children()) {
      if (child.uri().equals(element.uri())) {
        children.add(child.getName());
      }
    }
  }

  UnmodelledComponent component() {
    return new UnmodelledComponent(
        first.uri(),
        first.getName(),
        first.getQualifiedName(),
        role(),
        count,
        first.source().locate(first.nameSpan()),
        new ArrayList<>(attributes),
        new ArrayList<>(children));
  }

  private ComponentRole role() {
    boolean global = first.parent().flatMap(XmlElement::parent).isEmpty();
    if (global) {
      return ComponentRole.CONFIG;
    }
    XmlElement parent = first.parent().orElseThrow();
    boolean begins = parent.getName().equals("flow") && parent.children().get(0) == first;
    return begins ? ComponentRole.SOURCE : ComponentRole.OPERATION;
  }
}

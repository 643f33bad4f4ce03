package io.github.mulesecscan.flow;

import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;

/**
 * An element of a flow that events pass, or that begins it.
 *
 * @param element the element
 * @param role what it is for; an operation where nobody knows
 * @param children what is in it, if it is a scope, a router or a handler, in file order
 */
public record ProcessorNode(XmlElement element, ComponentRole role, List<ProcessorNode> children) {
  public ProcessorNode {
    children = List.copyOf(children);
  }
}

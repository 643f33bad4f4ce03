package io.github.mulesecscan.flow;

import io.github.mulesecscan.syntax.xml.XmlElement;

/**
 * A reference to a flow or handler that is not in the application, or whose name nobody can tell.
 *
 * @param from where it is
 * @param at the element
 * @param name the name as written
 */
public record UnresolvedReference(FlowNode from, XmlElement at, String name) {}

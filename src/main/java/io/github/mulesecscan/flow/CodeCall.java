package io.github.mulesecscan.flow;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;

/**
 * A call from a chain of processors into the application's own Java or Groovy.
 *
 * @param from where the call is
 * @param at the element there
 * @param className the qualified name of the class
 * @param member the method; {@code new} for a constructor
 * @param place where the method is written, or the class if it has no such method
 */
public record CodeCall(
    FlowNode from, XmlElement at, String className, String member, Location place) {}

package io.github.mulesecscan.flow;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/**
 * An operation that an application writes in Mule.
 *
 * @param name its name, as callers write it
 * @param element its element
 * @param body the element with its processors
 * @param parameters what callers pass
 * @param properties what the configuration of its module holds
 * @param gives whether its result replaces the message of the caller
 * @param ofApplication whether it is among the flows of the application, where scripts find what is
 *     passed under {@code params}; else in a module, where they find it under {@code vars}
 */
public record OwnOperation(
    String name,
    XmlElement element,
    Optional<XmlElement> body,
    List<Parameter> parameters,
    List<String> properties,
    boolean gives,
    boolean ofApplication) {

  public OwnOperation {
    parameters = List.copyOf(parameters);
    properties = List.copyOf(properties);
  }

  /**
   * A parameter.
   *
   * @param otherwise its value where callers pass none; empty if there is no such value
   */
  public record Parameter(String name, String otherwise) {}
}

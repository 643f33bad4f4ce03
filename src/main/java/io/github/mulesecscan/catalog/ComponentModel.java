package io.github.mulesecscan.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about a component: an element of one of Mule's namespaces.
 *
 * @param uri its namespace
 * @param localName its name
 * @param role what it is for
 * @param provenance how the facts are known
 * @param expressions how parameters are read that are not read as a whole, by the name of their
 *     attribute or child element
 * @param dataFlow what it does with data; empty if that is not known
 */
public record ComponentModel(
    String uri,
    String localName,
    ComponentRole role,
    Provenance provenance,
    Map<String, ExpressionContext> expressions,
    Optional<DataFlowModel> dataFlow) {

  /** The parameter that is the text of the element itself. */
  public static final String TEXT = "text";

  public ComponentModel {
    expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
  }

  /** How {@code parameter} is read; empty where the model says nothing special. */
  public Optional<ExpressionContext> expression(String parameter) {
    return Optional.ofNullable(expressions.get(parameter));
  }
}

package io.github.mulesecscan.api;

import java.util.List;

/**
 * An API as nodes in the vocabulary of API Governance.
 *
 * @param api the API
 * @param nodes everything of it, in the order in which it was read; the API itself first
 */
public record ApiGraph(ApiSpecification api, List<ApiNode> nodes) {

  public ApiGraph {
    nodes = List.copyOf(nodes);
  }

  /** The nodes of a class. */
  public List<ApiNode> ofClass(String name) {
    return nodes.stream().filter(node -> node.classes().contains(name)).toList();
  }
}

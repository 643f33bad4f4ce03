package io.github.mulesecscan.governance;

import io.github.mulesecscan.api.ApiNode;
import io.github.mulesecscan.api.ApiText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A way from a node to values: {@code apiContract.returns / apiContract.statusCode}; a step may
 * name several properties, {@code apiContract.parameter | apiContract.header}.
 *
 * @param source the way as written
 * @param steps for each step the properties that it follows
 */
public record PropertyPath(String source, List<List<String>> steps) {

  public PropertyPath {
    steps = steps.stream().map(List::copyOf).toList();
  }

  /**
   * What a path leads to.
   *
   * @param texts the texts, each place once
   * @param nodes the nodes, each once
   */
  record Reached(List<ApiText> texts, List<ApiNode> nodes) {

    /** How many different values there are. */
    int count() {
      return nodes.size() + (int) texts.stream().map(ApiText::value).distinct().count();
    }
  }

  /** What the path leads to from {@code start}. */
  Reached from(ApiNode start) {
    List<ApiNode> at = List.of(start);
    List<ApiText> texts = List.of();
    for (List<String> step : steps) {
      Set<ApiNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      List<ApiNode> next = new ArrayList<>();
      texts = new ArrayList<>();
      for (ApiNode node : at) {
        for (String property : step) {
          texts.addAll(node.texts(property));
          node.nodes(property).stream().filter(seen::add).forEach(next::add);
        }
      }
      at = next;
    }
    return new Reached(texts.stream().distinct().toList(), at);
  }

  List<ApiNode> nodes(ApiNode start) {
    return from(start).nodes();
  }
}

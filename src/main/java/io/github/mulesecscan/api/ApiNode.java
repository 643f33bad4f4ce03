package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A thing of a specification in the words of the vocabulary that API Governance addresses it by: an
 * operation is an {@code apiContract.Operation} with an {@code apiContract.method}. What it has are
 * texts and other nodes; a node can be reached on several ways.
 */
public final class ApiNode {

  private final List<String> classes;
  private final String label;
  private final Location location;
  private final Map<String, List<ApiText>> texts = new LinkedHashMap<>();
  private final Map<String, List<ApiNode>> nodes = new LinkedHashMap<>();

  ApiNode(List<String> classes, String label, Location location) {
    this.classes = List.copyOf(classes);
    this.label = label;
    this.location = location;
  }

  /** What it is, the most specific class first: {@code shacl.NodeShape}, {@code shapes.Shape}. */
  public List<String> classes() {
    return classes;
  }

  /** What people call it: {@code GET /items}. */
  public String label() {
    return label;
  }

  /** Its key or, where it has none, the beginning of its description. */
  public Location location() {
    return location;
  }

  /** What it has, in the order in which it was read. */
  public Set<String> properties() {
    Set<String> all = new LinkedHashSet<>(texts.keySet());
    all.addAll(nodes.keySet());
    return all;
  }

  /** The texts that it has for {@code property}. */
  public List<ApiText> texts(String property) {
    return List.copyOf(texts.getOrDefault(property, List.of()));
  }

  /** The nodes that it has for {@code property}. */
  public List<ApiNode> nodes(String property) {
    return List.copyOf(nodes.getOrDefault(property, List.of()));
  }

  ApiNode text(String property, ApiText value) {
    texts.computeIfAbsent(property, any -> new ArrayList<>()).add(value);
    return this;
  }

  ApiNode text(String property, String value, Location place) {
    return text(property, new ApiText(value, place));
  }

  /** The text that {@code part} has for {@code key}, as {@code property}. */
  ApiNode text(String property, Part part, String key) {
    part.text(key).ifPresent(value -> text(property, value));
    return this;
  }

  ApiNode node(String property, ApiNode value) {
    List<ApiNode> values = nodes.computeIfAbsent(property, any -> new ArrayList<>());
    if (!values.contains(value)) {
      values.add(value);
    }
    return this;
  }
}

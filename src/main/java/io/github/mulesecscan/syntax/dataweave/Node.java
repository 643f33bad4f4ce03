package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a script with a place in its text. */
public interface Node {

  /** Where this node stands, in offsets of the text that was parsed. */
  Span span();

  /** The nodes directly below this one, in reading order. */
  List<Node> children();

  /** Joins nodes and lists of nodes into one list; null, an absent part, is left out. */
  static List<Node> join(@Nullable Object... parts) {
    List<Node> nodes = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Node node) {
        nodes.add(node);
      } else if (part instanceof List<?> list) {
        for (Object element : list) {
          nodes.add((Node) element);
        }
      }
    }
    return nodes;
  }
}

package io.github.mulesecscan.flow;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;

/**
 * A chain of processors with a name.
 *
 * @param kind what it is
 * @param name its name, as the application writes it
 * @param element its element
 * @param processors what is in it, in file order; the source of a flow is the first
 */
public record FlowNode(Kind kind, String name, XmlElement element, List<ProcessorNode> processors) {

  /** What a chain of processors is. */
  public enum Kind {
    FLOW("flow"),
    SUB_FLOW("sub-flow"),
    /** A handler that several flows share. */
    ERROR_HANDLER("error-handler"),
    /** An operation of a module that is written in XML. */
    OPERATION("operation");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word of reports: {@code sub-flow}. */
    public String word() {
      return word;
    }
  }

  public FlowNode {
    processors = List.copyOf(processors);
  }

  // Two nodes are the same only if they are one.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

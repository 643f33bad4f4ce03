package io.github.mulesecscan.flow;

import io.github.mulesecscan.syntax.xml.XmlElement;

/**
 * A way from one chain of processors to another.
 *
 * @param kind how
 * @param from where the way begins
 * @param at the element there
 * @param to where it leads
 * @param label what it is about: a queue, a variable; empty where the kind says all
 */
public record FlowEdge(Kind kind, FlowNode from, XmlElement at, FlowNode to, String label) {

  /** How one chain of processors comes to run after another. */
  public enum Kind {
    /** {@code flow-ref}: the event goes there and comes back. */
    CALL("calls"),
    /** {@code flow-ref} with {@code target}: only the target comes back. */
    TARGET_CALL("calls for a variable"),
    /** {@code flow-ref} with a computed name: perhaps this flow. */
    COMPUTED_CALL("may call"),
    /** {@code lookup()} in a script: only the payload goes and comes back. */
    LOOKUP("looks up"),
    /** A router of APIkit, which finds flows by their names or by mappings. */
    ROUTE("routes to"),
    /** A queue or store: what is put in arrives there. */
    LINK("feeds"),
    /** An operation of a module that is written in XML. */
    OPERATION("runs"),
    /** A shared error handler. */
    HANDLER("fails into");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The words of reports: {@code calls}. */
    public String word() {
      return word;
    }
  }
}

package io.github.mulesecscan.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * What part of the message a selector chain picks: {@code attributes.headers.authorization}.
 * Positions in arrays leave no step, so {@code payload[0].id} is {@code payload.id}.
 *
 * @param root {@code payload}, {@code attributes}, {@code vars}, {@code error} and the like; empty
 *     where the chain begins at something else
 * @param steps names in order; {@value #ANY} for a computed one, {@value #DEEP} for any number of
 *     them, {@code @name} for an attribute, {@code ^name} for metadata
 */
public record AccessPath(String root, List<String> steps) {

  public static final String ANY = "*";
  public static final String DEEP = "**";

  static final AccessPath UNKNOWN = new AccessPath("", List.of());

  public AccessPath {
    steps = List.copyOf(steps);
  }

  /** Whether it is known where the chain begins. */
  public boolean isKnown() {
    return !root.isEmpty();
  }

  /** The path of a part of this; {@code message.payload} is {@code payload}. */
  AccessPath step(String name) {
    boolean alias = root.equals("message") && steps.isEmpty();
    if (alias && (name.equals("payload") || name.equals("attributes"))) {
      return new AccessPath(name, List.of());
    }
    List<String> longer = new ArrayList<>(steps);
    longer.add(name);
    return new AccessPath(root, longer);
  }

  /** {@code root.a.b}; a path of unknown beginning starts with a question mark. */
  @Override
  public String toString() {
    String start = isKnown() ? root : "?";
    return steps.isEmpty() ? start : start + "." + String.join(".", steps);
  }
}

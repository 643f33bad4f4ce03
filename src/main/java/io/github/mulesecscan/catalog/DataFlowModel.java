package io.github.mulesecscan.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a component does with data. Places are written as the component files write them: {@code
 * attribute(url)}, {@code entries(child(headers))}.
 *
 * @param source whether it begins a flow
 * @param keepsMessage whether payload and attributes stay as they are, without a target
 * @param sinks parameters that data must not reach
 * @param gives what it leaves behind
 * @param checks what it shows of parameters, since it fails otherwise
 * @param link how it hands data to other flows, or gets it from them
 */
public record DataFlowModel(
    boolean source,
    boolean keepsMessage,
    List<Sink> sinks,
    List<Gift> gives,
    List<Check> checks,
    Optional<Link> link) {

  public DataFlowModel {
    sinks = List.copyOf(sinks);
    gives = List.copyOf(gives);
    checks = List.copyOf(checks);
  }

  /**
   * A parameter that data must not reach.
   *
   * @param kind the kind of the sink, of kinds.yaml
   * @param at the place of the parameter
   * @param part the part of a URL that is meant: {@code authority} or {@code path}; {@code
   *     unchanged} for data as it came only; empty for all
   * @param where what another parameter must be, so that it is one
   */
  public record Sink(String kind, String at, Optional<String> part, Optional<Where> where) {}

  /**
   * What a parameter must be, as far as that is known.
   *
   * @param at the place of the parameter
   * @param beginsWith how its text begins
   */
  public record Where(String at, String beginsWith) {}

  /**
   * Data that is left behind.
   *
   * @param to where: {@code payload}, {@code attributes.headers.*}, {@code error.errorMessage}
   * @param trust how far its writer is trusted; empty where only the parameter decides
   * @param labels why it must not become known
   * @param from the place of the parameter that it comes from; empty where it comes from outside
   * @param description what it is, for messages; empty for the result of the component
   */
  public record Gift(
      String to,
      Optional<String> trust,
      Set<String> labels,
      Optional<String> from,
      Optional<String> description) {
    public Gift {
      labels = Set.copyOf(labels);
    }
  }

  /**
   * A check of a parameter.
   *
   * @param on the place of what is checked
   * @param clears the kinds of sinks that it is harmless to behind the check; the single word
   *     {@code all} for every kind, {@code number} for those that a number is harmless to
   * @param regex the place of the pattern that it has to match as a whole
   * @param condition what a parameter that is a condition has to be
   * @param shows all that it says of the value, for messages; empty where that says nothing more
   */
  public record Check(
      String on,
      List<String> clears,
      Optional<String> regex,
      Optional<Boolean> condition,
      Optional<String> shows) {
    public Check {
      clears = List.copyOf(clears);
    }
  }

  /**
   * A way between flows.
   *
   * @param system what the names belong to: {@code JMS}
   * @param publishes whether data leaves here; else it arrives
   * @param replies whether the answer of the other flow comes back
   * @param keys the places of the name of the queue or entry; any of them leads to it; empty for
   *     all that there is
   * @param within the place of the name of what the keys belong to: the store of an entry
   * @param match how the keys of both sides have to fit
   * @param relativeTo the place of the folder that keys which are relative paths begin in
   * @param carried what is handed over: where it is taken from, or where it is put
   * @param into the place of the folder that what is taken is put into, by what copies or moves
   * @param named the place of the name that it gets there; empty for the name that it has
   */
  public record Link(
      String system,
      boolean publishes,
      boolean replies,
      List<String> keys,
      Optional<String> within,
      Match match,
      Optional<String> relativeTo,
      List<Carried> carried,
      Optional<String> into,
      Optional<String> named) {
    public Link {
      keys = List.copyOf(keys);
      carried = List.copyOf(carried);
    }
  }

  /** How the keys of the two sides of a way have to fit. */
  public enum Match {
    /** They are the same name. */
    NAME,
    /** They are the same path of a file, computed or not. */
    PATH,
    /** What is taken lies below the path, at any depth. */
    BELOW,
    /** One is the address of a request that the other answers. */
    REQUEST
  }

  /**
   * A part of what is handed over.
   *
   * @param part {@code data}, {@code properties}, or another name that both sides use
   * @param at where data leaves, a place of the component; else where it is put: {@code payload}
   */
  public record Carried(String part, String at) {}
}

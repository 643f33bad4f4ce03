package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.xml.XmlElement;

/**
 * A flow that is interpreted from one state on. Its outcome grows until nothing that it was taken
 * from changes any more.
 */
final class Context extends Agenda.Work {

  /** So often an outcome may grow before structure is given up. */
  private static final int PRECISE_CHANGES = 6;

  /** So often what several callers pass may grow before structure is given up. */
  private static final int PRECISE_ENTRIES = 4;

  /** So often either may grow before values are not told apart any more. */
  private static final int MOST_FLAT = 16;

  private final FlowCaller caller;
  private final XmlElement flow;
  private final int nesting;
  private final boolean shared;
  private final Agenda.Readers readers;
  private final Replay replay;
  private State entry;
  private Outcome outcome = Outcome.NEVER;

  /** How it ended the last time it was interpreted. */
  private Outcome last = Outcome.NEVER;

  private boolean begun;
  private int changes;
  private int entries;

  /**
   * @param nesting how many calls of flows are open in the flow
   * @param shared whether it stands for several states
   */
  Context(
      FlowCaller caller, XmlElement flow, State entry, int nesting, boolean shared, Agenda agenda) {
    this.caller = caller;
    this.flow = flow;
    this.entry = entry;
    this.nesting = nesting;
    this.shared = shared;
    this.readers = agenda.readers();
    this.replay = new Replay(agenda.dependencies());
  }

  @Override
  XmlElement flow() {
    return flow;
  }

  State entry() {
    return entry;
  }

  int nesting() {
    return nesting;
  }

  @Override
  boolean isShared() {
    return shared;
  }

  /** Whether it has been interpreted, at least in part. */
  boolean isBegun() {
    return begun;
  }

  Agenda.Readers readers() {
    return readers;
  }

  /** How its processors ended before. */
  Replay replay() {
    return replay;
  }

  /** How the flow ends, as far as is known. */
  Outcome outcome() {
    return outcome;
  }

  /** Takes one more state into account; whether that makes a difference. */
  boolean widen(State state) {
    State joined = isCoarse(entries, PRECISE_ENTRIES) ? entry.joinFlat(state) : entry.join(state);
    if (joined.equals(entry)) {
      return false;
    }
    State wider = entries < PRECISE_ENTRIES ? joined : coarse(joined, entries);
    if (wider.equals(entry)) {
      return false;
    }
    entries++;
    entry = wider;
    return true;
  }

  /** Whether structure was given up already, and no more is given up now. */
  private static boolean isCoarse(int changes, int precise) {
    return changes > precise && changes != MOST_FLAT;
  }

  private static State coarse(State state, int changes) {
    return changes < MOST_FLAT ? state.flat() : state.mixed();
  }

  @Override
  void run() {
    begun = true;
    Outcome end = caller.interpret(this);
    if (end.isIdentical(last)) {
      return;
    }
    last = end;
    Outcome joined = isCoarse(changes, PRECISE_CHANGES) ? outcome.joinFlat(end) : outcome.join(end);
    if (joined.equals(outcome)) {
      return;
    }
    Outcome wider =
        changes < PRECISE_CHANGES ? joined : joined.map(state -> coarse(state, changes));
    if (wider.equals(outcome)) {
      return;
    }
    changes++;
    outcome = wider;
    readers.changed();
  }

  /** What goes in comes out: it is not interpreted any more. */
  void give() {
    begun = true;
    outcome = outcome.join(caller.given(this));
  }
}

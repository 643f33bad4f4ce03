package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;

/**
 * That a value may hold data of one origin. Two of them are equal if they say the same, whichever
 * way the data came.
 *
 * @param marks why the data must not become known, as far as that is still so
 * @param cleared the kinds of sinks that the data is harmless to
 * @param confidence how sure it is that the data gets here
 * @param trace the way it came
 */
record Taint(Origin origin, DataMarks marks, KindSet cleared, Confidence confidence, Trace trace)
    implements Comparable<Taint> {

  static Taint of(Origin origin) {
    return new Taint(
        origin, DataMarks.of(origin), KindSet.NONE, Confidence.HIGH, Trace.start(origin));
  }

  Trust trust() {
    return origin.trust();
  }

  /** What holds if the data may have come either way. */
  Taint join(Taint other) {
    if (equals(other)) {
      // Also if its way is shorter: who joins again and again must see that nothing changes.
      return this;
    }
    boolean shorter = other.trace.length() < trace.length();
    return new Taint(
        origin,
        marks.union(other.marks),
        cleared.intersection(other.cleared),
        confidence.isAtLeast(other.confidence) ? confidence : other.confidence,
        prefersOther(other, shorter) ? other.trace : trace);
  }

  /** The way that makes the data more dangerous is told; of equal ones the shorter. */
  private boolean prefersOther(Taint other, boolean shorter) {
    if (marks.isEmpty() != other.marks.isEmpty()) {
      return marks.isEmpty();
    }
    boolean here = other.cleared.containsAll(cleared);
    boolean there = cleared.containsAll(other.cleared);
    return here == there ? shorter : there;
  }

  Taint clear(KindSet kinds) {
    return cleared.containsAll(kinds)
        ? this
        : new Taint(origin, marks, cleared.union(kinds), confidence, trace);
  }

  /** An encoding is undone: what it cleared is dangerous again. */
  Taint restore(KindSet kinds) {
    return new Taint(origin, marks, cleared.without(kinds), confidence, trace);
  }

  /** Nothing that must not become known is left of the data. */
  Taint unmark() {
    return marks.isEmpty() ? this : new Taint(origin, DataMarks.NONE, cleared, confidence, trace);
  }

  /** Also must not become known because of {@code mark}. */
  Taint mark(DataMark mark) {
    DataMarks more = marks.with(mark);
    return more == marks ? this : new Taint(origin, more, cleared, confidence, trace);
  }

  /** The same, one degree less sure. */
  Taint weaken() {
    Confidence less = confidence == Confidence.HIGH ? Confidence.MEDIUM : Confidence.LOW;
    return new Taint(origin, marks, cleared, less, trace);
  }

  /** The same, as no more than a guess. */
  Taint doubt() {
    return confidence == Confidence.LOW
        ? this
        : new Taint(origin, marks, cleared, Confidence.LOW, trace);
  }

  Taint check(Location location, String sentence, int nesting) {
    return trace.passes(location)
        ? this
        : withTrace(
            trace.then(
                new TraceStep(location, sentence, TraceStep.Kind.PROPAGATION, nesting), true));
  }

  /** The same, come another way. */
  Taint withTrace(Trace other) {
    return other == trace ? this : new Taint(origin, marks, cleared, confidence, other);
  }

  /** By origin: a value has one for each. */
  @Override
  public int compareTo(Taint other) {
    return origin == other.origin ? 0 : origin.compareTo(other.origin);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Taint taint
            && origin.equals(taint.origin)
            && marks.equals(taint.marks)
            && cleared.equals(taint.cleared)
            && confidence == taint.confidence;
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + Long.hashCode(cleared.bits()) + confidence.ordinal();
  }
}

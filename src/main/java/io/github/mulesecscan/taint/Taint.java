package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import java.util.Set;

/**
 * That a value may hold data of one origin. Two of them are equal if they say the same, whichever
 * way the data came.
 *
 * @param labels why the data must not become known, as far as that is still so
 * @param cleared the kinds of sinks that the data is harmless to
 * @param confidence how sure it is that the data gets here
 * @param trace the way it came
 */
record Taint(
    Origin origin, Set<DataLabel> labels, KindSet cleared, Confidence confidence, Trace trace)
    implements Comparable<Taint> {

  static Taint of(Origin origin) {
    return new Taint(origin, origin.labels(), KindSet.NONE, Confidence.HIGH, Trace.start(origin));
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
        DataLabel.union(labels, other.labels),
        cleared.intersection(other.cleared),
        confidence.isAtLeast(other.confidence) ? confidence : other.confidence,
        prefersOther(other, shorter) ? other.trace : trace);
  }

  /** The way that makes the data more dangerous is told; of equal ones the shorter. */
  private boolean prefersOther(Taint other, boolean shorter) {
    boolean here = other.cleared.containsAll(cleared);
    boolean there = cleared.containsAll(other.cleared);
    return here == there ? shorter : there;
  }

  Taint clear(KindSet kinds) {
    return cleared.containsAll(kinds)
        ? this
        : new Taint(origin, labels, cleared.union(kinds), confidence, trace);
  }

  /** An encoding is undone: what it cleared is dangerous again. */
  Taint restore(KindSet kinds) {
    return new Taint(origin, labels, cleared.without(kinds), confidence, trace);
  }

  Taint unlabel() {
    return labels.isEmpty() ? this : new Taint(origin, Set.of(), cleared, confidence, trace);
  }

  /** The same, one degree less sure. */
  Taint weaken() {
    Confidence less = confidence == Confidence.HIGH ? Confidence.MEDIUM : Confidence.LOW;
    return new Taint(origin, labels, cleared, less, trace);
  }

  Taint step(Location location, String sentence, TraceStep.Kind kind, int nesting) {
    return withTrace(trace.then(location, sentence, kind, nesting, false));
  }

  Taint check(Location location, String sentence, int nesting) {
    return trace.passes(location)
        ? this
        : withTrace(trace.then(location, sentence, TraceStep.Kind.PROPAGATION, nesting, true));
  }

  /** The same, come another way. */
  Taint withTrace(Trace other) {
    return other == trace ? this : new Taint(origin, labels, cleared, confidence, other);
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
            && labels.equals(taint.labels)
            && cleared.equals(taint.cleared)
            && confidence == taint.confidence;
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + Long.hashCode(cleared.bits()) + confidence.ordinal();
  }
}

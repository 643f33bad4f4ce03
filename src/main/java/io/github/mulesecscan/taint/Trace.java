package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way that data took, as its last step and what was before. Shared between all data that came
 * the same way.
 */
final class Trace {

  /** So many ways that go on from here are known again, so that they are the same objects. */
  private static final int MOST_KNOWN = 64;

  private static final Trace[] NO_TRACES = new Trace[0];

  /** A longer way is not told in full: nobody reads it, and loops must come to an end. */
  private static final int LONGEST = 60;

  private final @Nullable Trace before;
  private final TraceStep step;
  private final boolean check;
  private final int length;
  private final int hash;

  /** The ways that go on from here: mostly few. */
  private Trace[] longer = NO_TRACES;

  private int known;

  private Trace(@Nullable Trace before, TraceStep step, int hash, boolean check) {
    this.before = before;
    this.step = step;
    this.hash = hash;
    this.check = check;
    this.length = before == null ? 1 : before.length + 1;
  }

  /** The way without its last step. */
  @Nullable Trace before() {
    return before;
  }

  /** The last step. */
  TraceStep step() {
    return step;
  }

  /** Whether the last step is a check that does not protect against everything. */
  boolean check() {
    return check;
  }

  /** The number of steps. */
  int length() {
    return length;
  }

  static Trace start(Origin origin) {
    String sentence = origin.description() + " comes in here";
    String capital = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    TraceStep first = new TraceStep(origin.location(), capital, TraceStep.Kind.SOURCE, 0);
    return new Trace(null, first, hash(first), false);
  }

  /** A hash of what is told, and where; the same however many calls are open. */
  static int hash(TraceStep step) {
    return 31 * step.message().hashCode() + step.location().span().offset();
  }

  /** This way and one more step, unless the last step was there already. */
  Trace then(TraceStep next, boolean isCheck) {
    return then(next, hash(next), isCheck);
  }

  /**
   * The same.
   *
   * @param hashed the {@link #hash} of {@code next}
   */
  Trace then(TraceStep next, int hashed, boolean isCheck) {
    boolean repeated =
        hash == hashed
            && step.location().equals(next.location())
            && step.message().equals(next.message());
    return repeated || length >= LONGEST ? this : andThen(next, hashed, isCheck);
  }

  /** This way and one more step, however long it is. */
  Trace andThen(TraceStep last, boolean isCheck) {
    return andThen(last, hash(last), isCheck);
  }

  private Trace andThen(TraceStep last, int hashed, boolean isCheck) {
    for (int i = 0; i < known; i++) {
      Trace each = longer[i];
      if (each.hash == hashed && each.check == isCheck && areEqual(each.step, last)) {
        return each;
      }
    }
    Trace more = new Trace(this, last, hashed, isCheck);
    if (known < MOST_KNOWN) {
      remember(more);
    }
    return more;
  }

  private void remember(Trace more) {
    if (known == longer.length) {
      longer = Arrays.copyOf(longer, Math.max(1, 2 * known));
    }
    longer[known++] = more;
  }

  /** Whether two steps are the same; written out, since it is asked for often. */
  static boolean areEqual(TraceStep one, TraceStep other) {
    return one == other
        || (one.nesting() == other.nesting()
            && one.kind() == other.kind()
            && one.location().equals(other.location())
            && one.message().equals(other.message()));
  }

  /** Whether {@code other} is the same way. */
  boolean isSame(Trace other) {
    Trace here = this;
    Trace there = other;
    while (here != there) {
      if (here == null
          || there == null
          || here.length != there.length
          || here.hash != there.hash
          || here.check != there.check
          || !areEqual(here.step, there.step)) {
        return false;
      }
      here = here.before;
      there = there.before;
    }
    return true;
  }

  boolean passes(Location location) {
    for (Trace at = this; at != null; at = at.before) {
      if (at.step.location().equals(location)) {
        return true;
      }
    }
    return false;
  }

  /** The steps, the source first. */
  List<TraceStep> steps() {
    List<TraceStep> steps = new ArrayList<>();
    for (Trace at = this; at != null; at = at.before) {
      steps.add(at.step);
    }
    Collections.reverse(steps);
    return steps;
  }

  /** The steps that are checks. */
  List<TraceStep> checks() {
    List<TraceStep> checks = new ArrayList<>();
    for (Trace at = this; at != null; at = at.before) {
      if (at.check) {
        checks.add(at.step);
      }
    }
    Collections.reverse(checks);
    return checks;
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way that data took, as its last step and what was before. Shared between all data that came
 * the same way.
 */
final class Trace {

  /** So many ways that go on from here are known again, so that they are the same objects. */
  private static final int MOST_KNOWN = 16;

  /** A longer way is not told in full: nobody reads it, and loops must come to an end. */
  private static final int LONGEST = 60;

  private final @Nullable Trace before;
  private final TraceStep step;
  private final boolean check;
  private final int length;
  private final List<Trace> longer = new ArrayList<>(0);

  private Trace(@Nullable Trace before, TraceStep step, boolean check) {
    this.before = before;
    this.step = step;
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
    return new Trace(
        null, new TraceStep(origin.location(), capital, TraceStep.Kind.SOURCE, 0), false);
  }

  /** This way and one more step, unless the last step was there already. */
  Trace then(TraceStep next, boolean isCheck) {
    boolean repeated =
        step.location().equals(next.location()) && step.message().equals(next.message());
    if (repeated || length >= LONGEST) {
      return this;
    }
    for (Trace known : longer) {
      if (known.check == isCheck && areEqual(known.step, next)) {
        return known;
      }
    }
    return andThen(next, isCheck);
  }

  /** This way and one more step, however long it is. */
  Trace andThen(TraceStep last, boolean isCheck) {
    Trace more = new Trace(this, last, isCheck);
    if (longer.size() < MOST_KNOWN) {
      longer.add(more);
    }
    return more;
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

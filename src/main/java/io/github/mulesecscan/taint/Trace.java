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
 *
 * @param check whether the step is a check that does not protect against everything
 * @param length the number of steps
 */
record Trace(@Nullable Trace before, TraceStep step, boolean check, int length) {

  /** A longer way is not told in full: nobody reads it, and loops must come to an end. */
  private static final int LONGEST = 60;

  static Trace start(Origin origin) {
    String sentence = origin.description() + " comes in here";
    String capital = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    return new Trace(
        null, new TraceStep(origin.location(), capital, TraceStep.Kind.SOURCE, 0), false, 1);
  }

  /** This way and one more step, unless the last step was there already. */
  Trace then(Location location, String sentence, TraceStep.Kind kind, int nesting, boolean check) {
    boolean repeated = step.location().equals(location) && step.message().equals(sentence);
    if (repeated || length >= LONGEST) {
      return this;
    }
    return new Trace(this, new TraceStep(location, sentence, kind, nesting), check, length + 1);
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
          || !here.step.equals(there.step)) {
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

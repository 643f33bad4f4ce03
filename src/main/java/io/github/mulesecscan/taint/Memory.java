package io.github.mulesecscan.taint;

/**
 * What the scripts of one application gave so far.
 *
 * @param scripts what whole scripts gave
 * @param parts what the variables of their headers and of modules are, and parts of objects
 * @param holding what is known where a script or variable is true
 * @param failing what is known where it is false
 */
record Memory(
    Results<ExpressionEvaluator.Evaluation> scripts,
    Results<Value> parts,
    Results<Guards> holding,
    Results<Guards> failing) {

  static Memory empty() {
    return new Memory(new Results<>(), new Results<>(), new Results<>(), new Results<>());
  }

  /** What is known where a condition is {@code outcome}. */
  Results<Guards> assumed(boolean outcome) {
    return outcome ? holding : failing;
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.finding.Fix;
import io.github.mulesecscan.finding.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a rule mends what it finds.
 *
 * @param all ways to mend it, of which the first counts whose conditions hold and that can be made
 */
record Repairs<S>(List<Repair<S>> all) {

  Repairs {
    all = List.copyOf(all);
  }

  /**
   * One way.
   *
   * @param when what holds where it is right
   * @param title an imperative phrase
   * @param safety whether it may be done without a person reading it
   * @param steps what is done; all of it, or nothing
   */
  record Repair<S>(
      Condition<? super S> when, String title, Fix.Safety safety, List<Step<? super S>> steps) {
    Repair {
      steps = List.copyOf(steps);
    }
  }

  /** Something that is done. */
  interface Step<S> {

    /** The edits that do it for {@code subject}; empty where it cannot be done there. */
    Optional<List<TextEdit>> edits(S subject, Evaluation evaluation);
  }

  /** The repair of {@code subject}; none where no way is right, or none can be made. */
  List<Fix> of(S subject, Outcome outcome, Scope scope) {
    if (all.isEmpty()) {
      return List.of();
    }
    List<String> environments =
        outcome.environments().isEmpty() ? scope.environments() : outcome.environments();
    String environment = environments.isEmpty() ? "" : environments.get(0);
    for (Repair<S> repair : all) {
      Evaluation evaluation = new Evaluation(scope, environment);
      if (repair.when().holds(subject, evaluation)) {
        List<TextEdit> edits = edits(repair, subject, evaluation);
        if (!edits.isEmpty()) {
          return List.of(new Fix(repair.title(), repair.safety(), edits));
        }
      }
    }
    return List.of();
  }

  private static <S> List<TextEdit> edits(Repair<S> repair, S subject, Evaluation evaluation) {
    List<TextEdit> edits = new ArrayList<>();
    for (Step<? super S> step : repair.steps()) {
      Optional<List<TextEdit>> made = step.edits(subject, evaluation);
      if (made.isEmpty()) {
        return List.of();
      }
      edits.addAll(made.get());
    }
    return List.copyOf(edits);
  }
}

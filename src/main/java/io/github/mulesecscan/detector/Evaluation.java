package io.github.mulesecscan.detector;

import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** The judging of one subject in one environment, and what was noted on the way. */
final class Evaluation {

  private final Scope scope;
  private final String environment;
  private final Asked asked;
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();

  /** Whether anything depended on the environment; one for an evaluation and its attempts. */
  private static final class Asked {
    private boolean environment;
  }

  Evaluation(Scope scope, String environment) {
    this(scope, environment, new Asked());
  }

  private Evaluation(Scope scope, String environment, Asked asked) {
    this.scope = scope;
    this.environment = environment;
    this.asked = asked;
  }

  Scope scope() {
    return scope;
  }

  /** The environment; empty where the application does not tell environments apart. */
  String environment() {
    asked.environment = true;
    return environment;
  }

  /** Whether the answers so far may be others in another environment. */
  boolean asksEnvironment() {
    return asked.environment;
  }

  /** The values that {@code written}, found in {@code owner}, may have in this environment. */
  List<ResolvedValue> values(DocumentKind kind, XmlElement owner, String written) {
    return here(scope.values(kind, owner, written));
  }

  /** Those of {@code values} that apply to this environment; all where it is not known to them. */
  List<ResolvedValue> here(List<ResolvedValue> values) {
    if (values.stream().allMatch(value -> value.environments().isEmpty())) {
      return values;
    }
    asked.environment = true;
    List<ResolvedValue> applying = values.stream().filter(this::applies).toList();
    return applying.isEmpty() ? values : applying;
  }

  private boolean applies(ResolvedValue value) {
    return environment.isEmpty()
        || value.environments().isEmpty()
        || value.environments().contains(environment);
  }

  /** A value made a condition hold. */
  void note(Evidence found) {
    evidence.add(found);
  }

  /** Another place helps to understand why. */
  void relate(Label label) {
    labels.add(label);
  }

  /** An evaluation of the same subject whose notes count only once they are accepted. */
  Evaluation attempt() {
    return new Evaluation(scope, environment, asked);
  }

  /** An evaluation in the same environment that tells for itself whether it asks for that. */
  Evaluation apart() {
    return new Evaluation(scope, environment);
  }

  /** Takes over the notes of {@code attempt}. */
  void accept(Evaluation attempt) {
    evidence.addAll(attempt.evidence);
    labels.addAll(attempt.labels);
  }

  /** The values that made conditions hold, in the order of the conditions. */
  List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  List<Label> labels() {
    return List.copyOf(labels);
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.rule.RuleMetadata;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule thinks of a subject: whether to report it, and how bad it is, in each environment.
 *
 * @param when what holds for what is reported
 * @param unless what exempts it
 * @param cases what changes its grades, the first one that holds counting
 */
record Judgement<S>(Condition<? super S> when, Condition<? super S> unless, List<Case<S>> cases) {

  Judgement {
    cases = List.copyOf(cases);
  }

  /** The same, with one more condition that has to hold. */
  Judgement<S> and(Condition<? super S> also) {
    return new Judgement<>(new Condition.AllOf<S>(List.of(when, also)), unless, cases);
  }

  /**
   * Other grades for some subjects.
   *
   * @param when what holds for them
   * @param severity how bad it is there; empty for the rule's own
   * @param confidence how sure it is there; empty for the rule's own
   * @param message what is said there; empty for the rule's own
   */
  record Case<S>(
      Condition<? super S> when,
      Optional<Severity> severity,
      Optional<Confidence> confidence,
      Optional<String> message) {}

  /** How bad something is, and what is said of it. */
  record Grade(Severity severity, Confidence confidence, String message) {

    boolean isWorseThan(Grade other) {
      int bySeverity = severity.compareTo(other.severity);
      return bySeverity < 0 || (bySeverity == 0 && confidence.compareTo(other.confidence) < 0);
    }
  }

  /**
   * What is to be reported.
   *
   * @param grade the worst grade of all environments
   * @param environments the environments with that grade; empty for all
   * @param evidence the values that led to it, of all those environments
   * @param labels places that help to understand it
   */
  record Outcome(
      Grade grade, List<String> environments, List<Evidence> evidence, List<Label> labels) {}

  /** Whether any subject may be reported, as far as the application as a whole decides that. */
  boolean isPossible(Scope scope, Collection<String> environments) {
    for (String environment : environments) {
      Evaluation evaluation = new Evaluation(scope, environment);
      if (when.isPossible(evaluation)) {
        return true;
      }
      if (!evaluation.asksEnvironment()) {
        return false;
      }
    }
    return false;
  }

  /**
   * Attributes one of which every subject has that may be reported; none where it may have none.
   */
  List<NamePattern> attributes() {
    return when.attributes();
  }

  /**
   * Judges {@code subject} in each of {@code environments}; empty where it is not to be reported in
   * any of them. Grades do not add up: the worst one is reported, with the environments it holds
   * in.
   */
  Optional<Outcome> judge(
      S subject, Scope scope, Collection<String> environments, RuleMetadata rule) {
    Grade worst = null;
    Map<String, Evaluation> agreeing = new LinkedHashMap<>();
    for (String environment : environments) {
      Evaluation evaluation = new Evaluation(scope, environment);
      Optional<Grade> grade = grade(subject, evaluation, rule);
      if (!evaluation.asksEnvironment()) {
        // The same in all of them, and this is the first.
        return grade.map(known -> outcome(known, Map.of(environment, evaluation), true));
      }
      if (grade.isEmpty()) {
        continue;
      }
      if (worst == null || grade.get().isWorseThan(worst)) {
        worst = grade.get();
        agreeing.clear();
      }
      if (grade.get().equals(worst)) {
        agreeing.put(environment, evaluation);
      }
    }
    return worst == null
        ? Optional.empty()
        : Optional.of(outcome(worst, agreeing, agreeing.size() == environments.size()));
  }

  private static Outcome outcome(
      Grade grade, Map<String, Evaluation> agreeing, boolean everywhere) {
    Set<Evidence> evidence = new LinkedHashSet<>();
    Set<Label> labels = new LinkedHashSet<>();
    for (Evaluation evaluation : agreeing.values()) {
      evidence.addAll(evaluation.evidence());
      labels.addAll(evaluation.labels());
    }
    List<String> environments = everywhere ? List.of() : List.copyOf(agreeing.keySet());
    return new Outcome(grade, environments, List.copyOf(evidence), List.copyOf(labels));
  }

  private Optional<Grade> grade(S subject, Evaluation evaluation, RuleMetadata rule) {
    if (!when.holds(subject, evaluation) || unless.holds(subject, evaluation.attempt())) {
      return Optional.empty();
    }
    Optional<Case<S>> found =
        cases.stream().filter(each -> holds(each.when(), subject, evaluation)).findFirst();
    Severity severity = found.flatMap(Case::severity).orElse(rule.severity());
    // What a value that nobody knows would do is a guess: never more than low.
    boolean assumed = evaluation.evidence().stream().anyMatch(Evidence::assumed);
    Severity capped = assumed && severity.isAtLeast(Severity.MEDIUM) ? Severity.LOW : severity;
    return Optional.of(
        new Grade(
            capped,
            found.flatMap(Case::confidence).orElse(rule.confidence()),
            found.flatMap(Case::message).orElse(rule.message())));
  }

  private static <S> boolean holds(
      Condition<? super S> condition, S subject, Evaluation evaluation) {
    Evaluation attempt = evaluation.attempt();
    if (!condition.holds(subject, attempt)) {
      return false;
    }
    evaluation.accept(attempt);
    return true;
  }
}

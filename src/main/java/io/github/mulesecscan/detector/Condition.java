package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that a rule states and that holds or does not hold for a subject in one environment.
 *
 * @param <S> what it is stated about: an element, a property, or anything where only the
 *     application as a whole is asked
 */
interface Condition<S> {

  /**
   * Whether it holds for {@code subject}. Where it does, the values that made it hold are noted in
   * {@code evaluation}.
   */
  boolean holds(S subject, Evaluation evaluation);

  /** Whether it may hold for any subject, which an application may rule out as a whole. */
  default boolean isPossible(Evaluation evaluation) {
    return true;
  }

  /**
   * Attributes one of which every subject has for which this holds; none where nothing is known of
   * that.
   */
  default List<NamePattern> attributes() {
    return List.of();
  }

  /**
   * One that no subject meets in an application where something is missing.
   *
   * @param possible whether the application has what it takes
   */
  record OnlyWhere<S>(Predicate<Evaluation> possible, Condition<? super S> condition)
      implements Condition<S> {
    @Override
    public boolean holds(S subject, Evaluation evaluation) {
      return condition.holds(subject, evaluation);
    }

    @Override
    public boolean isPossible(Evaluation evaluation) {
      return possible.test(evaluation) && condition.isPossible(evaluation);
    }
  }

  /** All of several; of none it holds. */
  record AllOf<S>(List<Condition<? super S>> parts) implements Condition<S> {
    public AllOf {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(S subject, Evaluation evaluation) {
      for (Condition<? super S> part : parts) {
        if (!part.holds(subject, evaluation)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean isPossible(Evaluation evaluation) {
      return parts.stream().allMatch(part -> part.isPossible(evaluation));
    }

    @Override
    public List<NamePattern> attributes() {
      for (Condition<? super S> part : parts) {
        List<NamePattern> attributes = part.attributes();
        if (!attributes.isEmpty()) {
          return attributes;
        }
      }
      return List.of();
    }
  }

  /** At least one of several; the first that holds gives the evidence. */
  record AnyOf<S>(List<Condition<? super S>> parts) implements Condition<S> {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(S subject, Evaluation evaluation) {
      for (Condition<? super S> part : parts) {
        Evaluation attempt = evaluation.attempt();
        if (part.holds(subject, attempt)) {
          evaluation.accept(attempt);
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean isPossible(Evaluation evaluation) {
      return parts.stream().anyMatch(part -> part.isPossible(evaluation));
    }

    @Override
    public List<NamePattern> attributes() {
      List<NamePattern> all = new ArrayList<>();
      for (Condition<? super S> part : parts) {
        List<NamePattern> attributes = part.attributes();
        if (attributes.isEmpty()) {
          return List.of();
        }
        all.addAll(attributes);
      }
      return all;
    }
  }

  /** None of several. What is absent is no evidence. */
  record NoneOf<S>(List<Condition<? super S>> parts) implements Condition<S> {
    public NoneOf {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(S subject, Evaluation evaluation) {
      for (Condition<? super S> part : parts) {
        if (part.holds(subject, evaluation.attempt())) {
          return false;
        }
      }
      return true;
    }
  }
}

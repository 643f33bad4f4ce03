package io.github.mulesecscan.taint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a value may hold, one {@link Taint} for an origin, the least trusted first. Immutable. */
final class Taints {

  static final Taints NONE = new Taints(List.of());

  /** More origins are not followed: one result for a sink is enough to act upon. */
  private static final int LIMIT = 8;

  private static final Comparator<Taint> MOST_DANGEROUS =
      Comparator.<Taint>comparingInt(taint -> -taint.trust().ordinal())
          .thenComparingInt(taint -> -taint.labels().size())
          .thenComparingInt(taint -> Long.bitCount(taint.cleared().bits()))
          .thenComparing(Taint::origin);

  private final List<Taint> all;

  private Taints(List<Taint> all) {
    this.all = all;
  }

  static Taints of(Taint taint) {
    return new Taints(List.of(taint));
  }

  static Taints of(Origin origin) {
    return of(Taint.of(origin));
  }

  List<Taint> all() {
    return all;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Whether anything in it comes from outside of the application and its configuration. */
  boolean isForeign() {
    return all.stream().anyMatch(taint -> taint.trust().isAtLeast(Trust.IDENTITY));
  }

  Set<DataLabel> labels() {
    EnumSet<DataLabel> labels = EnumSet.noneOf(DataLabel.class);
    all.forEach(taint -> labels.addAll(taint.labels()));
    return labels;
  }

  Taints join(Taints other) {
    if (other == this || other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    TreeMap<Origin, Taint> joined = new TreeMap<>();
    all.forEach(taint -> joined.put(taint.origin(), taint));
    other.all.forEach(taint -> joined.merge(taint.origin(), taint, Taint::join));
    return limited(new ArrayList<>(joined.values()));
  }

  private static Taints limited(List<Taint> taints) {
    if (taints.size() <= LIMIT) {
      return new Taints(taints);
    }
    List<Taint> kept = new ArrayList<>(taints);
    kept.sort(MOST_DANGEROUS);
    kept = new ArrayList<>(kept.subList(0, LIMIT));
    kept.sort(Comparator.comparing(Taint::origin));
    return new Taints(kept);
  }

  Taints map(UnaryOperator<Taint> change) {
    return isEmpty() ? this : new Taints(all.stream().map(change).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Taints taints && all.equals(taints.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return all.stream().map(taint -> taint.origin().name()).toList().toString();
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.Confidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a value may hold, one {@link Taint} for an origin, the least trusted first. Immutable. */
final class Taints extends Alike<Taints> {

  static final Taints NONE = new Taints(List.of());

  /** More origins are not followed: one result for a sink is enough to act upon. */
  private static final int LIMIT = 8;

  private static final int MORE_MARKED = 4;

  private static final Comparator<Taint> MOST_DANGEROUS = Taints::compare;

  private final List<Taint> all;
  private final int hash;

  /** What was joined to these last. */
  private @Nullable Joined last;

  /** The longer way that was told of these last, and what came of it. */
  private @Nullable UnaryOperator<Taint> toldBy;

  private @Nullable Taints toldLast;

  /** What came of joining {@code other} to others. */
  private record Joined(Taints other, Taints result) {}

  private Taints(List<Taint> all) {
    this.all = all;
    this.hash = all.hashCode();
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
    all.forEach(taint -> taint.marks().all().forEach(mark -> labels.add(mark.label())));
    return labels;
  }

  Taints join(Taints other) {
    if (other == this || other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    Joined known = last;
    if (known == null || known.other != other) {
      known = new Joined(other, merged(other));
      last = known;
    }
    return known.result;
  }

  private Taints merged(Taints other) {
    if (equals(other)) {
      return this;
    }
    List<Taint> joined = new ArrayList<>(all.size() + other.all.size());
    boolean same = true;
    int there = 0;
    for (Taint taint : all) {
      Taint both = taint;
      int order = -1;
      while (there < other.all.size() && (order = other.all.get(there).compareTo(taint)) < 0) {
        joined.add(other.all.get(there++));
        same = false;
      }
      if (order == 0) {
        both = taint.join(other.all.get(there++));
      }
      same &= both == taint;
      joined.add(both);
    }
    if (same && there == other.all.size()) {
      return this;
    }
    joined.addAll(other.all.subList(there, other.all.size()));
    return joined.size() <= LIMIT ? new Taints(joined) : limited(joined).orOf(this);
  }

  /** {@code other} if it holds the very same, so that who joins again sees that nothing changes. */
  private Taints orOf(Taints other) {
    if (all.size() != other.all.size()) {
      return this;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != other.all.get(i)) {
        return this;
      }
    }
    return other;
  }

  /** The more dangerous one first. Written out, since it is asked for often. */
  private static int compare(Taint one, Taint other) {
    // A guess must not push out what is known.
    int byDoubt =
        Boolean.compare(one.confidence() == Confidence.LOW, other.confidence() == Confidence.LOW);
    if (byDoubt != 0) {
      return byDoubt;
    }
    int byTrust = Integer.compare(other.trust().ordinal(), one.trust().ordinal());
    if (byTrust != 0) {
      return byTrust;
    }
    int byMarks = Integer.compare(other.marks().all().size(), one.marks().all().size());
    if (byMarks != 0) {
      return byMarks;
    }
    int byCleared =
        Integer.compare(Long.bitCount(one.cleared().bits()), Long.bitCount(other.cleared().bits()));
    return byCleared != 0 ? byCleared : one.compareTo(other);
  }

  /** The most dangerous of {@code taints}, which are by origin. */
  private static Taints limited(List<Taint> taints) {
    Taint[] ordered = taints.toArray(Taint[]::new);
    Arrays.sort(ordered, MOST_DANGEROUS);
    int marked = 0;
    int kept = LIMIT;
    for (int i = LIMIT; i < ordered.length && marked < MORE_MARKED; i++) {
      // What must not become known is often the most trusted data of all.
      if (!ordered[i].marks().isEmpty()) {
        ordered[kept++] = ordered[i];
        marked++;
      }
    }
    Taint[] chosen = Arrays.copyOf(ordered, kept);
    Arrays.sort(chosen);
    return new Taints(List.of(chosen));
  }

  /** As many as {@code most} of them, the worst, and all that must not become known; by origin. */
  List<Taint> worst(int most) {
    List<Taint> ordered = new ArrayList<>(all);
    ordered.sort(MOST_DANGEROUS);
    List<Taint> kept = ordered.subList(0, Math.min(most, ordered.size()));
    return all.stream().filter(taint -> kept.contains(taint) || !taint.marks().isEmpty()).toList();
  }

  /** All of them after the longer way that {@code longer} tells of. */
  Taints told(UnaryOperator<Taint> longer) {
    if (isEmpty()) {
      return this;
    }
    Taints known = toldLast;
    if (known != null && longer.equals(toldBy)) {
      return known;
    }
    Taints told = map(longer);
    toldBy = longer;
    toldLast = told;
    return told;
  }

  /** Those that are {@code wanted}. */
  Taints only(Predicate<Taint> wanted) {
    boolean same = true;
    List<Taint> left = new ArrayList<>(all.size());
    for (Taint taint : all) {
      boolean kept = wanted.test(taint);
      same &= kept;
      if (kept) {
        left.add(taint);
      }
    }
    if (same) {
      return this;
    }
    return left.isEmpty() ? NONE : new Taints(left);
  }

  Taints map(UnaryOperator<Taint> change) {
    if (isEmpty()) {
      return this;
    }
    boolean same = true;
    List<Taint> changed = new ArrayList<>(all.size());
    for (Taint taint : all) {
      Taint one = change.apply(taint);
      same &= one == taint;
      changed.add(one);
    }
    return same ? this : new Taints(changed);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Taints taints && hash == taints.hash && isAlike(taints));
  }

  @Override
  Taints self() {
    return this;
  }

  @Override
  boolean isShared() {
    return isEmpty();
  }

  @Override
  boolean says(Taints other) {
    return all.equals(other.all);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Whether {@code other} is equal and its data came the same way. */
  boolean isSame(Taints other) {
    if (this == other) {
      return true;
    }
    if (!equals(other)) {
      return false;
    }
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).trace().isSame(other.all.get(i).trace())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return all.stream().map(taint -> taint.origin().name()).toList().toString();
  }
}

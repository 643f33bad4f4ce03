package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.Confidence;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a value may hold, one {@link Taint} for an origin, the least trusted first. Immutable. */
final class Taints extends Alike<Taints> {

  static final Taints NONE = new Taints(new Taint[0]);

  /** More origins are not followed: one result for a sink is enough to act upon. */
  private static final int LIMIT = 8;

  private static final int MORE_MARKED = 4;

  private static final Comparator<Taint> MOST_DANGEROUS = Taints::compare;

  /** By origin. */
  private final Taint[] all;

  /** 0 as long as nobody asked. */
  private int hash;

  /** What was joined to these last. */
  private @Nullable Joined last;

  /** The longer way that was told of these last, and what came of it. */
  private @Nullable UnaryOperator<Trace> toldBy;

  private @Nullable Taints toldLast;

  /** What came of joining {@code other} to others. */
  private record Joined(Taints other, Taints result) {}

  private Taints(Taint[] all) {
    this.all = all;
  }

  static Taints of(Taint taint) {
    return new Taints(new Taint[] {taint});
  }

  static Taints of(Origin origin) {
    return of(Taint.of(origin));
  }

  List<Taint> all() {
    return Collections.unmodifiableList(Arrays.asList(all));
  }

  boolean isEmpty() {
    return all.length == 0;
  }

  /** Whether anything in it comes from outside of the application and its configuration. */
  boolean isForeign() {
    for (Taint taint : all) {
      if (taint.trust().isAtLeast(Trust.IDENTITY)) {
        return true;
      }
    }
    return false;
  }

  Set<DataLabel> labels() {
    EnumSet<DataLabel> labels = EnumSet.noneOf(DataLabel.class);
    for (Taint taint : all) {
      taint.marks().all().forEach(mark -> labels.add(mark.label()));
    }
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
    Taint[] more = other.all;
    Taint[] joined = new Taint[all.length + more.length];
    int size = 0;
    int there = 0;
    boolean same = true;
    for (Taint taint : all) {
      Taint both = taint;
      int order = -1;
      while (there < more.length && (order = more[there].compareTo(taint)) < 0) {
        joined[size++] = more[there++];
        same = false;
      }
      if (order == 0) {
        both = taint.join(more[there++]);
      }
      same &= both == taint;
      joined[size++] = both;
    }
    if (same && there == more.length) {
      return this;
    }
    while (there < more.length) {
      joined[size++] = more[there++];
    }
    Taint[] every = size == joined.length ? joined : Arrays.copyOf(joined, size);
    return size <= LIMIT ? new Taints(every) : limited(every).orOf(this);
  }

  /** {@code other} if it holds the very same, so that who joins again sees that nothing changes. */
  private Taints orOf(Taints other) {
    if (all.length != other.all.length) {
      return this;
    }
    for (int i = 0; i < all.length; i++) {
      if (all[i] != other.all[i]) {
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
  private static Taints limited(Taint[] taints) {
    Taint[] ordered = taints.clone();
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
    return new Taints(chosen);
  }

  /** As many as {@code most} of them, the worst, and all that must not become known; by origin. */
  List<Taint> worst(int most) {
    Taint[] ordered = all.clone();
    Arrays.sort(ordered, MOST_DANGEROUS);
    List<Taint> kept = Arrays.asList(ordered).subList(0, Math.min(most, ordered.length));
    return all().stream()
        .filter(taint -> kept.contains(taint) || !taint.marks().isEmpty())
        .toList();
  }

  /** All of them after the longer way that {@code longer} tells of. */
  Taints told(UnaryOperator<Trace> longer) {
    if (isEmpty()) {
      return this;
    }
    Taints known = toldLast;
    if (known != null && longer.equals(toldBy)) {
      return known;
    }
    Taints told = map(taint -> taint.withTrace(longer.apply(taint.trace())));
    if (told != this) {
      // They say the same: nobody has to find that out.
      told.hash = hash;
      told.standIn(this);
    }
    toldBy = longer;
    toldLast = told;
    return told;
  }

  /** Those that are {@code wanted}. */
  Taints only(Predicate<Taint> wanted) {
    Taint[] left = new Taint[all.length];
    int size = 0;
    for (Taint taint : all) {
      if (wanted.test(taint)) {
        left[size++] = taint;
      }
    }
    if (size == all.length) {
      return this;
    }
    return size == 0 ? NONE : new Taints(Arrays.copyOf(left, size));
  }

  Taints map(UnaryOperator<Taint> change) {
    Taint @Nullable [] changed = null;
    for (int i = 0; i < all.length; i++) {
      Taint one = change.apply(all[i]);
      if (one != all[i]) {
        if (changed == null) {
          changed = all.clone();
        }
        changed[i] = one;
      }
    }
    return changed == null ? this : new Taints(changed);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Taints taints && isAlike(taints));
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
    return hashCode() == other.hashCode() && Arrays.equals(all, other.all);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Arrays.hashCode(all);
    }
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
    for (int i = 0; i < all.length; i++) {
      if (!all[i].trace().isSame(other.all[i].trace())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return all().stream().map(taint -> taint.origin().name()).toList().toString();
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Location;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What checks have shown of values, by their identity, at one place of a run. Immutable. */
final class Guards {

  static final Guards NONE = new Guards(new TreeMap<>());

  /**
   * What is known of a value.
   *
   * @param cleared the kinds of sinks that it is harmless to
   * @param texts the texts that it can only be; empty if it may be others
   * @param seen the checks that say so, in their order, for the way of the data
   */
  record Fact(KindSet cleared, List<String> texts, List<Seen> seen) {

    /** More checks of one value say no more. */
    private static final int MOST_SEEN = 8;

    Fact {
      texts = List.copyOf(texts);
      seen = List.copyOf(seen);
    }

    /** What one check says. */
    Fact(KindSet cleared, List<String> texts, Location location, String sentence) {
      this(cleared, texts, List.of(new Seen(location, sentence)));
    }

    /** What is known if both hold. */
    Fact and(Fact other) {
      return new Fact(
          cleared.union(other.cleared), texts.isEmpty() ? other.texts : texts, both(other));
    }

    private List<Seen> both(Fact other) {
      if (seen.containsAll(other.seen)) {
        return seen;
      }
      Set<Seen> all = new LinkedHashSet<>(seen);
      all.addAll(other.seen);
      return all.stream().limit(MOST_SEEN).toList();
    }

    /** What is known if one of them holds. */
    Fact or(Fact other) {
      List<String> either = List.of();
      if (!texts.isEmpty() && !other.texts.isEmpty()) {
        java.util.TreeSet<String> all = new java.util.TreeSet<>(texts);
        all.addAll(other.texts);
        either = List.copyOf(all);
      }
      return new Fact(cleared.intersection(other.cleared), either, seen);
    }
  }

  /** A check, and what it says. */
  record Seen(Location location, String sentence) {}

  private final TreeMap<ValueId, Fact> facts;

  private int hash;

  private Guards(TreeMap<ValueId, Fact> facts) {
    this.facts = facts;
  }

  static Guards of(ValueId id, Fact fact) {
    return NONE.and(id, fact);
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  Guards and(ValueId id, Fact fact) {
    TreeMap<ValueId, Fact> more = new TreeMap<>(facts);
    more.merge(id, fact, Fact::and);
    return new Guards(more);
  }

  /** What is known if both hold. */
  Guards and(Guards other) {
    if (other == this || other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    TreeMap<ValueId, Fact> more = new TreeMap<>(facts);
    other.facts.forEach((id, fact) -> more.merge(id, fact, Fact::and));
    return new Guards(more);
  }

  /** What is known if one of them holds. */
  Guards or(Guards other) {
    if (this == other || isEmpty() || facts.equals(other.facts)) {
      return this;
    }
    TreeMap<ValueId, Fact> both = new TreeMap<>();
    facts.forEach(
        (id, fact) -> {
          Fact there = other.facts.get(id);
          if (there != null) {
            both.put(id, fact.or(there));
          }
        });
    return both.isEmpty() ? NONE : new Guards(both);
  }

  /** Without what is known of a value made by {@code root}, which is made anew. */
  Guards without(String root) {
    if (facts.keySet().stream().noneMatch(id -> id.root().equals(root))) {
      return this;
    }
    TreeMap<ValueId, Fact> fewer = new TreeMap<>(facts);
    fewer.keySet().removeIf(id -> id.root().equals(root));
    return new Guards(fewer);
  }

  /** {@code value} as it is where these hold. */
  Value apply(Value value, int nesting) {
    if (facts.isEmpty() || value.isClean()) {
      return value;
    }
    Fact fact = value.id().map(facts::get).orElse(null);
    Value shaped = holes(value, nesting);
    return fact == null ? shaped : apply(fact, shaped, nesting);
  }

  private static Value apply(Fact fact, Value value, int nesting) {
    Value known = value.mapTaints(change(fact, nesting));
    if (fact.texts().isEmpty() || value.hasParts()) {
      return known;
    }
    return known.change().shapes(fact.texts().stream().map(Shape::constant).toList()).build();
  }

  private Value holes(Value value, int nesting) {
    if (value.hasParts() || !isChecked(value)) {
      return value;
    }
    List<Shape> shapes =
        value.shapes().stream().map(shape -> shape.mapHoles(hole -> apply(hole, nesting))).toList();
    return Value.ofShapes(shapes).change().id(value.id().orElse(null)).build();
  }

  private boolean isChecked(Value value) {
    for (Shape shape : value.shapes()) {
      for (Shape.Piece piece : shape.pieces()) {
        if (piece instanceof Shape.Hole hole && fact(hole.id()).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private Optional<Fact> fact(@Nullable ValueId id) {
    return id == null ? Optional.empty() : Optional.ofNullable(facts.get(id));
  }

  private Shape.Hole apply(Shape.Hole hole, int nesting) {
    return fact(hole.id())
        .map(
            fact ->
                new Shape.Hole(
                    hole.taints().map(change(fact, nesting)), hole.id(), hole.location()))
        .orElse(hole);
  }

  private static UnaryOperator<Taint> change(Fact fact, int nesting) {
    return taint -> {
      Taint checked = taint.clear(fact.cleared());
      for (Seen seen : fact.seen()) {
        checked = checked.check(seen.location(), seen.sentence(), nesting);
      }
      return checked;
    };
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Guards guards
            && hashCode() == guards.hashCode()
            && facts.equals(guards.facts));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Objects.hash(facts);
    }
    return hash;
  }

  @Override
  public String toString() {
    return Map.copyOf(facts).keySet().toString();
  }
}

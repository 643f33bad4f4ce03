package io.github.mulesecscan.taint;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a value that may be either of two. What the second one does not change stays the
 * same object, so that a fixpoint is seen by identity.
 */
final class ValueJoin {

  private static final int MOST_SHAPES = 4;
  private static final int MOST_CONSTANTS = 16;

  private final Value value;
  private final Form one;
  private final Form other;

  private ValueJoin(Value one, Value other) {
    this.value = one;
    this.one = one.form();
    this.other = other.form();
  }

  /** {@code one} itself if {@code other} adds nothing. */
  static Value of(Value one, Value other) {
    return new ValueJoin(one, other).join();
  }

  private Value join() {
    Taints whole = one.whole.join(other.whole);
    List<Shape> shapes = shapes();
    TreeMap<String, Value> fields = fields();
    Value others = Value.either(one.others, other.others);
    Value elements = Value.either(one.elements, other.elements);
    Taints keys = one.keys.join(other.keys);
    List<Closure> closures = closures();
    ValueId id = one.id != null && one.id.equals(other.id) ? one.id : null;
    boolean same =
        whole == one.whole
            && shapes == one.shapes
            && fields == one.fields
            && others == one.others
            && elements == one.elements
            && keys == one.keys
            && closures == one.closures
            && id == one.id;
    if (same) {
      return value;
    }
    ValueBuilder joined = new ValueBuilder();
    joined.whole = whole;
    joined.shapes = shapes;
    joined.fields = fields;
    joined.others = others;
    joined.elements = elements;
    joined.keys = keys;
    joined.closures = closures;
    joined.id = id;
    return joined.build();
  }

  /** The fields of both; those of the first one as they are if the other adds nothing. */
  private TreeMap<String, Value> fields() {
    if (one.fields == other.fields || (other.fields.isEmpty() && other.others == null)) {
      return one.fields;
    }
    // Both are in order: each name of either comes up once.
    TreeMap<String, Value> joined = one.fields;
    Iterator<Map.Entry<String, Value>> there = other.fields.entrySet().iterator();
    Map.@Nullable Entry<String, Value> next = there.hasNext() ? there.next() : null;
    for (Map.Entry<String, Value> field : one.fields.entrySet()) {
      int order = -1;
      while (next != null && (order = next.getKey().compareTo(field.getKey())) < 0) {
        joined = added(joined, next, one.others);
        next = there.hasNext() ? there.next() : null;
      }
      boolean shared = next != null && order == 0;
      Value more = shared ? Objects.requireNonNull(next).getValue() : other.others;
      Value both = more == null ? field.getValue() : field.getValue().join(more);
      if (both != field.getValue()) {
        joined = joined == one.fields ? new TreeMap<>(joined) : joined;
        joined.put(field.getKey(), both);
      }
      if (shared) {
        next = there.hasNext() ? there.next() : null;
      }
    }
    while (next != null) {
      joined = added(joined, next, one.others);
      next = there.hasNext() ? there.next() : null;
    }
    return joined;
  }

  /** With a field that only the other one has; in this one it was among {@code others}. */
  private TreeMap<String, Value> added(
      TreeMap<String, Value> fields, Map.Entry<String, Value> field, @Nullable Value others) {
    TreeMap<String, Value> more = fields == one.fields ? new TreeMap<>(fields) : fields;
    Value value = field.getValue();
    more.put(field.getKey(), others == null ? value : value.join(others));
    return more;
  }

  private List<Shape> shapes() {
    if (one.hasParts()) {
      // They do not count.
      return one.shapes;
    }
    if (other.hasParts()) {
      return Value.CLEAN.shapes();
    }
    List<Shape> own = one.texts();
    List<Shape> there = other.texts();
    if (own.equals(there)) {
      return one.shapes;
    }
    List<Shape> all = own;
    for (Shape shape : there) {
      if (!all.contains(shape)) {
        all = all == own ? distinct(own) : all;
        all.add(shape);
      }
    }
    if (all == own) {
      return one.shapes;
    }
    boolean constant = areConstant(all);
    boolean clean = one.whole.isEmpty() && other.whole.isEmpty();
    if (all.size() <= (constant ? MOST_CONSTANTS : MOST_SHAPES)) {
      return all;
    }
    List<Shape> any = Value.CLEAN.shapes().subList(0, clean ? 1 : 0);
    return any.equals(one.shapes) ? one.shapes : any;
  }

  /** A list to add to. Shapes may have become equal since they were put together. */
  private static List<Shape> distinct(List<Shape> shapes) {
    return shapes.size() < 2
        ? new ArrayList<>(shapes)
        : new ArrayList<>(new LinkedHashSet<>(shapes));
  }

  private static boolean areConstant(Iterable<Shape> shapes) {
    for (Shape shape : shapes) {
      if (shape.constant().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private List<Closure> closures() {
    List<Closure> own = one.closures;
    if (own.equals(other.closures) || other.closures.isEmpty()) {
      return own;
    }
    Set<Closure> all = new LinkedHashSet<>(own);
    all.addAll(other.closures);
    return new ArrayList<>(all);
  }
}

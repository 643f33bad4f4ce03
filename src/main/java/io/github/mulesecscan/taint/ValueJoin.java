package io.github.mulesecscan.taint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    Fields fields = fields();
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
    joined.fields(fields);
    joined.others = others;
    joined.elements = elements;
    joined.keys = keys;
    joined.closures = closures;
    joined.id = id;
    return joined.build();
  }

  /** The fields of both; those of the first one as they are if the other adds nothing. */
  private Fields fields() {
    if (one.fields == other.fields || (other.fields.isEmpty() && other.others == null)) {
      return one.fields;
    }
    // What only one of the two tells of, is among the others of the other one.
    return one.fields.merged(
        other.fields,
        Value::join,
        field -> other.others == null ? field : field.join(other.others),
        field -> one.others == null ? field : field.join(one.others));
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

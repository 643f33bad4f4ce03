package io.github.mulesecscan.taint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How values come out of others by a change of what is known of their data or identity, at every
 * depth. What is not changed stays the same object.
 */
final class ValueChange {

  private ValueChange() {}

  /** Carries out what {@link Value#told} put off. */
  static Value settle(Value value) {
    Value before = value.base;
    UnaryOperator<Taint> longer = value.told;
    if (before == null || longer == null) {
      return value;
    }
    before.settle();
    Taints whole = before.whole.map(longer);
    if (before.hasParts() || !before.keys.isEmpty()) {
      value.everything();
      value.keys = before.keys.map(longer);
    }
    if (before.hasParts()) {
      value.shapes = before.shapes;
    } else {
      value.shapes = shapes(before.shapes, before.whole, whole, longer);
    }
    value.base = null;
    value.told = null;
    value.putOff = 0;
    value.whole = whole;
    value.others = before.others == null ? null : before.others.told(longer);
    value.elements = before.elements == null ? null : before.elements.told(longer);
    if (!before.fields.isEmpty()) {
      value.fields = new TreeMap<>(before.fields);
      value.fields.replaceAll((name, field) -> field.told(longer));
    }
    return value;
  }

  /** Also of {@code taints}. */
  static Value plus(Value value, Taints taints) {
    value.settle();
    if (taints.isEmpty()) {
      return value;
    }
    Taints both = value.whole.join(taints);
    if (both.equals(value.whole)) {
      return value;
    }
    return value.change().whole(both).shapes(List.of()).build();
  }

  static Value open(Value value) {
    value.settle();
    Taints whole = value.whole;
    if (whole.isEmpty() || value.elements != null) {
      return value;
    }
    ValueBuilder changed = value.change();
    changed.whole = Taints.NONE;
    changed.shapes = List.of();
    changed.keys = value.keys.join(whole);
    changed.fields.replaceAll((name, field) -> field.plus(whole));
    changed.others = Value.either(value.others, Value.of(whole));
    return changed.build();
  }

  static Value forget(Value value, String root) {
    ValueBuilder changed = value.change();
    changed.id = value.id != null && value.id.root().equals(root) ? null : value.id;
    changed.shapes =
        value.shapes.stream().map(shape -> shape.mapHoles(hole -> hole.forget(root))).toList();
    changed.fields.replaceAll((name, field) -> field.forget(root));
    changed.others = value.others == null ? null : value.others.forget(root);
    changed.elements = value.elements == null ? null : value.elements.forget(root);
    return new Value(changed);
  }

  static Value mapTaints(Value value, UnaryOperator<Taint> change) {
    if (value.isClean()) {
      return value;
    }
    value.settle();
    ValueBuilder changed = new ValueBuilder();
    changed.whole = value.whole.map(change);
    changed.keys = value.keys.map(change);
    changed.shapes = shapes(value.shapes, change);
    changed.fields = fields(value.fields, change);
    changed.others = value.others == null ? null : value.others.mapTaints(change);
    changed.elements = value.elements == null ? null : value.elements.mapTaints(change);
    boolean same =
        changed.whole == value.whole
            && changed.keys == value.keys
            && changed.shapes == value.shapes
            && changed.fields == value.fields
            && changed.others == value.others
            && changed.elements == value.elements;
    if (same) {
      return value;
    }
    changed.closures = value.closures();
    changed.id = value.id;
    return new Value(changed);
  }

  static Value unmarkUnknownParts(Value value) {
    if (value.isClean()) {
      return value;
    }
    value.settle();
    if (value.whole.isEmpty() && value.others == null && value.elements == null) {
      return value;
    }
    if (!value.hasParts()) {
      return value.mapTaints(Taint::unmark);
    }
    ValueBuilder changed = value.change();
    changed.whole = value.whole.map(Taint::unmark);
    changed.others = value.others == null ? null : value.others.mapTaints(Taint::unmark);
    changed.elements = value.elements == null ? null : value.elements.unmarkUnknownParts();
    return new Value(changed);
  }

  private static TreeMap<String, Value> fields(
      TreeMap<String, Value> fields, UnaryOperator<Taint> change) {
    TreeMap<String, Value> changed = fields;
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      Value value = field.getValue().mapTaints(change);
      if (value != field.getValue()) {
        changed = changed == fields ? new TreeMap<>(fields) : changed;
        changed.put(field.getKey(), value);
      }
    }
    return changed;
  }

  private static List<Shape> shapes(List<Shape> shapes, UnaryOperator<Taint> change) {
    return shapes(shapes, Taints.NONE, Taints.NONE, change);
  }

  /** The same; what {@code known}, often all that is in a shape, becomes is known already. */
  private static List<Shape> shapes(
      List<Shape> shapes, Taints known, Taints becomes, UnaryOperator<Taint> change) {
    if (shapes.isEmpty()) {
      return shapes;
    }
    List<Shape> changed = new ArrayList<>(shapes.size());
    boolean same = true;
    for (Shape shape : shapes) {
      Shape one =
          shape.mapHoles(
              hole -> hole.taints() == known ? hole.withTaints(becomes) : hole.map(change));
      same &= one == shape;
      changed.add(one);
    }
    return same ? shapes : changed;
  }
}

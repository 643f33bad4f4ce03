package io.github.mulesecscan.taint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How values come out of others by a change of what is known of their data or identity, at every
 * depth. What is not changed stays the same object.
 */
final class ValueChange {

  private ValueChange() {}

  /** Also of {@code taints}. */
  static Value plus(Value value, Taints taints) {
    if (taints.isEmpty()) {
      return value;
    }
    Taints whole = value.form().whole;
    Taints both = whole.join(taints);
    if (both.equals(whole)) {
      return value;
    }
    return value.change().whole(both).shapes(List.of()).build();
  }

  static Value open(Value value) {
    Form form = value.form();
    Taints whole = form.whole;
    if (whole.isEmpty() || form.elements != null) {
      return value;
    }
    ValueBuilder changed = value.change();
    changed.whole = Taints.NONE;
    changed.shapes = List.of();
    changed.keys = form.keys.join(whole);
    changed.fields(form.fields.map(field -> field.plus(whole)));
    changed.others = Value.either(form.others, Value.of(whole));
    return changed.build();
  }

  static Value forget(Value value, String root) {
    ValueBuilder changed = value.change();
    ValueId id = changed.id;
    changed.id = id != null && id.root().equals(root) ? null : id;
    changed.shapes =
        changed.shapes.stream().map(shape -> shape.mapHoles(hole -> hole.forget(root))).toList();
    changed.fields(changed.fields().map(field -> field.forget(root)));
    changed.others = changed.others == null ? null : changed.others.forget(root);
    changed.elements = changed.elements == null ? null : changed.elements.forget(root);
    return new Value(changed);
  }

  static Value mapTaints(Value value, UnaryOperator<Taint> change) {
    if (value.isClean()) {
      return value;
    }
    Form form = value.form();
    ValueBuilder changed = new ValueBuilder();
    changed.whole = form.whole.map(change);
    changed.keys = form.keys.map(change);
    changed.shapes = shapes(form.shapes, taints -> taints.map(change));
    changed.fields(form.fields.map(field -> field.mapTaints(change)));
    changed.others = form.others == null ? null : form.others.mapTaints(change);
    changed.elements = form.elements == null ? null : form.elements.mapTaints(change);
    boolean same =
        changed.whole == form.whole
            && changed.keys == form.keys
            && changed.shapes == form.shapes
            && changed.fields() == form.fields
            && changed.others == form.others
            && changed.elements == form.elements;
    if (same) {
      return value;
    }
    changed.closures = form.closures;
    changed.id = form.id;
    return new Value(changed);
  }

  static Value unmarkUnknownParts(Value value) {
    if (value.isClean()) {
      return value;
    }
    Form form = value.form();
    if (form.whole.isEmpty() && form.others == null && form.elements == null) {
      return value;
    }
    if (!form.hasParts()) {
      return value.mapTaints(Taint::unmark);
    }
    ValueBuilder changed = value.change();
    changed.whole = form.whole.map(Taint::unmark);
    changed.others = form.others == null ? null : form.others.mapTaints(Taint::unmark);
    changed.elements = form.elements == null ? null : form.elements.unmarkUnknownParts();
    return new Value(changed);
  }

  /** Changes what is in the holes. */
  static List<Shape> shapes(List<Shape> shapes, UnaryOperator<Taints> change) {
    if (shapes.isEmpty()) {
      return shapes;
    }
    List<Shape> changed = new ArrayList<>(shapes.size());
    boolean same = true;
    for (Shape shape : shapes) {
      Shape one = shape.mapHoles(hole -> hole.withTaints(change.apply(hole.taints())));
      same &= one == shape;
      changed.add(one);
    }
    return same ? shapes : changed;
  }
}

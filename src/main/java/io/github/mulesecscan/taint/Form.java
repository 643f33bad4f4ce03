package io.github.mulesecscan.taint;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Value} says, all of it carried out. Immutable; two forms are equal if they say the
 * same, whichever way the data came.
 */
final class Form extends Alike<Form> {

  final Taints whole;
  final List<Shape> shapes;
  final Fields fields;
  final @Nullable Value others;
  final @Nullable Value elements;
  final Taints keys;
  final List<Closure> closures;
  final @Nullable ValueId id;

  /** How many selectors lead to the deepest part. */
  final int depth;

  /** The number of values in it, itself included. */
  final int nodes;

  /** Whether it or a part of it is a function. */
  final boolean functions;

  /** Whether {@link #everything} is empty. */
  final boolean clean;

  /** 0 as long as nobody asked. */
  private int hash;

  private @Nullable Taints everything;

  Form(ValueBuilder builder) {
    this.whole = builder.whole;
    this.shapes = List.copyOf(builder.shapes);
    this.fields = builder.fields();
    this.others = builder.others;
    this.elements = builder.elements;
    this.keys = builder.keys;
    this.closures = List.copyOf(builder.closures);
    this.id = builder.id;
    int deepest = -1;
    int all = 1;
    boolean anyFunction = !closures.isEmpty();
    boolean allClean = whole.isEmpty() && keys.isEmpty();
    for (int i = 0; i < fields.size() + 2; i++) {
      Value part = part(i);
      if (part != null) {
        Form form = part.core();
        deepest = Math.max(deepest, form.depth);
        all += form.nodes;
        anyFunction |= form.functions;
        allClean &= form.clean;
      }
    }
    this.depth = deepest + 1;
    this.nodes = all;
    this.functions = anyFunction;
    this.clean = allClean;
  }

  /** One of the parts, the fields first. */
  private @Nullable Value part(int index) {
    int size = fields.size();
    if (index < size) {
      return fields.value(index);
    }
    return index == size ? others : elements;
  }

  /** The number of values in fields. */
  int fieldNodes() {
    int all = 0;
    for (Value field : fields.values()) {
      all += field.core().nodes;
    }
    return all;
  }

  /** The form {@code before}, whose data came a longer way. */
  private Form(ValueBuilder builder, Form before, @Nullable Taints everything) {
    this.whole = builder.whole;
    this.shapes = builder.shapes;
    this.fields = builder.fields();
    this.others = builder.others;
    this.elements = builder.elements;
    this.keys = builder.keys;
    this.closures = before.closures;
    this.id = before.id;
    this.depth = before.depth;
    this.nodes = before.nodes;
    this.functions = before.functions;
    this.clean = before.clean;
    this.hash = before.hash;
    this.everything = everything;
    standIn(before);
  }

  /**
   * The same, come a longer way.
   *
   * @param all what is in it, come the longer way; {@code null} where that is what the whole holds
   */
  Form told(UnaryOperator<Trace> longer, @Nullable Taints all) {
    ValueBuilder told = new ValueBuilder();
    told.whole = whole.told(longer);
    told.keys = keys.told(longer);
    told.shapes = hasParts() ? shapes : ValueChange.shapes(shapes, taints -> taints.told(longer));
    told.others = others == null ? null : others.told(longer);
    told.elements = elements == null ? null : elements.told(longer);
    if (!fields.isEmpty()) {
      told.fields(fields.map(field -> field.told(longer)));
    }
    return new Form(told, this, all);
  }

  /** What may be in the value or in any part of it. */
  Taints everything() {
    Taints known = everything;
    if (known == null) {
      known = whole.join(keys);
      for (Value child : fields.values()) {
        known = known.join(child.everything());
      }
      known = others == null ? known : known.join(others.everything());
      known = elements == null ? known : known.join(elements.everything());
      everything = known;
    }
    return known;
  }

  boolean hasParts() {
    return !fields.isEmpty() || others != null || elements != null;
  }

  /** Whether nothing is known of its text but the data in it. */
  boolean isOpaque() {
    return shapes.isEmpty() || hasParts();
  }

  /** What its text may look like; never empty. */
  List<Shape> texts() {
    return isOpaque() ? List.of(Shape.hole(everything(), id, null)) : shapes;
  }

  /** Whether it is data and nothing else. */
  boolean isFlat() {
    return shapes.isEmpty()
        && !whole.isEmpty()
        && keys.isEmpty()
        && !hasParts()
        && id == null
        && closures.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Form form && isAlike(form));
  }

  @Override
  Form self() {
    return this;
  }

  @Override
  boolean isShared() {
    return Value.isConstant(this);
  }

  @Override
  boolean says(Form form) {
    return hashCode() == form.hashCode()
        && whole.equals(form.whole)
        && shapes.equals(form.shapes)
        && fields.equals(form.fields)
        && Objects.equals(others, form.others)
        && Objects.equals(elements, form.elements)
        && keys.equals(form.keys)
        && closures.equals(form.closures)
        && Objects.equals(id, form.id);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      int hashed = 31 * (31 * whole.hashCode() + shapes.hashCode()) + keys.hashCode();
      hashed = 31 * (31 * hashed + fields.hashCode()) + Objects.hashCode(others);
      hashed = 31 * (31 * hashed + Objects.hashCode(elements)) + closures.hashCode();
      hash = 31 * hashed + Objects.hashCode(id);
    }
    return hash;
  }
}

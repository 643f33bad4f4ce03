package io.github.mulesecscan.taint;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A value in the making. */
final class ValueBuilder {

  /** Of most values, which have none; never changed. */
  static final TreeMap<String, Value> NO_FIELDS = new TreeMap<>();

  Taints whole = Taints.NONE;
  List<Shape> shapes = List.of();
  TreeMap<String, Value> fields = NO_FIELDS;
  @Nullable Value others;
  @Nullable Value elements;
  Taints keys = Taints.NONE;
  List<Closure> closures = List.of();
  @Nullable ValueId id;

  ValueBuilder() {}

  /** Begins with what a value says. */
  ValueBuilder(Form form) {
    whole = form.whole;
    shapes = form.shapes;
    fields = form.fields.isEmpty() ? NO_FIELDS : new TreeMap<>(form.fields);
    others = form.others;
    elements = form.elements;
    keys = form.keys;
    closures = form.closures;
    id = form.id;
  }

  ValueBuilder whole(Taints taints) {
    this.whole = taints;
    return this;
  }

  ValueBuilder shapes(List<Shape> shapes) {
    this.shapes = shapes;
    return this;
  }

  ValueBuilder field(String name, Value value) {
    ownFields().put(name, value);
    return this;
  }

  ValueBuilder mergeField(String name, Value value) {
    ownFields().merge(name, value, Value::join);
    return this;
  }

  ValueBuilder withoutField(String name) {
    ownFields().remove(name);
    return this;
  }

  private TreeMap<String, Value> ownFields() {
    if (fields == NO_FIELDS) {
      fields = new TreeMap<>();
    }
    return fields;
  }

  ValueBuilder others(@Nullable Value others) {
    this.others = others;
    return this;
  }

  ValueBuilder elements(@Nullable Value elements) {
    this.elements = elements;
    return this;
  }

  ValueBuilder keys(Taints keys) {
    this.keys = keys;
    return this;
  }

  ValueBuilder closures(List<Closure> closures) {
    this.closures = closures;
    return this;
  }

  ValueBuilder id(@Nullable ValueId id) {
    this.id = id;
    return this;
  }

  Value build() {
    int count = 1;
    for (Value child : fields.values()) {
      count += child.core().nodes;
    }
    limit(count > Value.MOST_NODES ? 0 : Value.DEEPEST - 1);
    return new Value(this);
  }

  /** Cuts children that are deeper than {@code levels}. */
  private void limit(int levels) {
    if (isDeeper(levels)) {
      fields = new TreeMap<>(fields);
      fields.replaceAll((name, value) -> cut(value, levels));
    }
    others = others == null ? null : cut(others, levels);
    elements = elements == null ? null : cut(elements, levels);
  }

  private boolean isDeeper(int levels) {
    for (Value field : fields.values()) {
      if (field.core().depth > levels) {
        return true;
      }
    }
    return false;
  }

  private static Value cut(Value value, int levels) {
    if (value.core().depth <= levels) {
      return value;
    }
    if (levels == 0) {
      ValueId known = value.core().id;
      return known == null ? value.flat() : value.flat().change().id(known).build();
    }
    ValueBuilder changed = value.change();
    changed.limit(levels - 1);
    return new Value(changed);
  }
}

package io.github.mulesecscan.taint;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A value in the making. */
final class ValueBuilder {

  Taints whole = Taints.NONE;
  List<Shape> shapes = List.of();
  private Fields fields = Fields.NONE;

  /** All fields, {@link #fields} included, as long as more are put in. */
  private @Nullable TreeMap<String, Value> collected;

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
    fields = form.fields;
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
    collected().put(name, value);
    return this;
  }

  ValueBuilder mergeField(String name, Value value) {
    collected().merge(name, value, Value::join);
    return this;
  }

  ValueBuilder withoutField(String name) {
    collected().remove(name);
    return this;
  }

  private TreeMap<String, Value> collected() {
    TreeMap<String, Value> all = collected;
    if (all == null) {
      all = fields.toMap();
      collected = all;
    }
    return all;
  }

  Fields fields() {
    if (collected != null) {
      fields = Fields.of(collected);
      collected = null;
    }
    return fields;
  }

  /** With these fields and no others. */
  ValueBuilder fields(Fields all) {
    fields = all;
    collected = null;
    return this;
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
    Form form = new Form(this);
    boolean large = form.nodes > Value.MOST_NODES && form.fieldNodes() >= Value.MOST_NODES;
    int levels = large ? 0 : Value.DEEPEST - 1;
    if (form.depth <= levels + 1) {
      return new Value(form);
    }
    limit(levels);
    return new Value(new Form(this));
  }

  /** Cuts children that are deeper than {@code levels}. */
  private void limit(int levels) {
    fields(fields().map(value -> cut(value, levels)));
    others = others == null ? null : cut(others, levels);
    elements = elements == null ? null : cut(elements, levels);
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

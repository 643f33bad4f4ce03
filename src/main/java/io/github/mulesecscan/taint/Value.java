package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value without running anything. Immutable; two values are equal if they say
 * the same, whichever way the data came.
 *
 * <p>What is told of the value as a whole holds for every part of it; what is told of a part holds
 * for that part only. Nothing is deeper than {@value #DEEPEST} selectors: what would be, is told of
 * the part above.
 */
final class Value {

  static final int DEEPEST = 4;

  static final int MOST_NODES = 3_000;

  /** {@code null}, and what never comes to be: adds nothing where values are joined. */
  static final Value NOTHING = new ValueBuilder().build();

  /** A value without data of anybody: a number, a boolean, a size. */
  static final Value CLEAN =
      new ValueBuilder().shapes(List.of(Shape.hole(Taints.NONE, null, null))).build();

  /** What came of joining {@code other} to a value. */
  private record Joined(Value other, Value result) {}

  /** So many changes of the way are put off; then they are made. */
  private static final int MOST_PUT_OFF = 40;

  // Joining and building read these directly, after settling.
  Taints whole;
  List<Shape> shapes;
  TreeMap<String, Value> fields;
  @Nullable Value others;
  @Nullable Value elements;
  Taints keys;
  private final List<Closure> closures;
  final @Nullable ValueId id;
  final int depth;
  final int nodes;
  private final int hash;
  private final boolean functions;

  /** Whether {@link #everything} is empty. */
  private final boolean clean;

  private @Nullable Taints everything;

  /** What the value was before {@link #told}, as long as that was not carried out. */
  @Nullable Value base;

  /** Tells a longer way of all data in it. */
  @Nullable UnaryOperator<Taint> told;

  int putOff;

  /** Values that are known to add nothing to this one. */
  private Absorbed absorbed = Absorbed.NONE;

  /** An equal value, which stands for this one where values are compared. */
  private @Nullable Value equal;

  /** An equal value whose data came the same way, which stands for this one. */
  private @Nullable Value same;

  /** What was joined to this value last. */
  private @Nullable Joined last;

  /** The value from which this one was made by joining something to it. */
  private @Nullable Value first;

  Value(ValueBuilder builder) {
    this.whole = builder.whole;
    this.shapes = List.copyOf(builder.shapes);
    this.fields = builder.fields;
    this.others = builder.others;
    this.elements = builder.elements;
    this.keys = builder.keys;
    this.closures = List.copyOf(builder.closures);
    this.id = builder.id;
    int deepest = -1;
    int count = 1;
    boolean anyFunctions = !closures.isEmpty();
    boolean noData = whole.isEmpty() && keys.isEmpty();
    int hashed = 31 * (31 * whole.hashCode() + shapes.hashCode()) + keys.hashCode();
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      Value child = field.getValue();
      deepest = Math.max(deepest, child.depth);
      count += child.nodes;
      anyFunctions |= child.functions;
      noData &= child.clean;
      hashed += field.getKey().hashCode() ^ (31 * child.hash);
    }
    if (others != null) {
      deepest = Math.max(deepest, others.depth);
      count += others.nodes;
      anyFunctions |= others.functions;
      noData &= others.clean;
      hashed = 31 * hashed + others.hash;
    }
    if (elements != null) {
      deepest = Math.max(deepest, elements.depth);
      count += elements.nodes;
      anyFunctions |= elements.functions;
      noData &= elements.clean;
      hashed = 37 * hashed + elements.hash;
    }
    this.depth = deepest + 1;
    this.nodes = count;
    this.functions = anyFunctions;
    this.clean = noData;
    this.hash = 31 * (31 * hashed + closures.hashCode()) + Objects.hashCode(id);
  }

  private Value(Value base, UnaryOperator<Taint> told) {
    this.base = base;
    this.told = told;
    this.putOff = base.putOff + 1;
    this.whole = Taints.NONE;
    this.shapes = List.of();
    this.fields = ValueBuilder.NO_FIELDS;
    this.keys = Taints.NONE;
    this.closures = base.closures;
    this.id = base.id;
    this.depth = base.depth;
    this.nodes = base.nodes;
    this.functions = base.functions;
    this.clean = base.clean;
    this.hash = base.hash;
  }

  /** The same, come a longer way: it is told of the parts only where somebody looks at them. */
  Value told(UnaryOperator<Taint> longer) {
    if (clean) {
      return this;
    }
    if (putOff >= MOST_PUT_OFF) {
      settle();
    }
    return new Value(this, longer);
  }

  /** Carries out what {@link #told} put off. */
  Value settle() {
    return base == null ? this : ValueChange.settle(this);
  }

  /** This value or one that differs from it in nothing but the way of its data. */
  private Value core() {
    Value at = this;
    for (Value before = at.base; before != null; before = at.base) {
      at = before;
    }
    return at;
  }

  // ---- making values ----

  /** A text or other value of any content, with data of {@code taints}. */
  static Value of(Taints taints) {
    return taints.isEmpty() ? CLEAN : new ValueBuilder().whole(taints).build();
  }

  static Value of(Taints taints, ValueId id) {
    return new ValueBuilder().whole(taints).id(id).build();
  }

  static Value constant(String text) {
    return ofShapes(List.of(Shape.constant(text)));
  }

  /** A text of one of these shapes. */
  static Value ofShapes(List<Shape> shapes) {
    Taints taints = Taints.NONE;
    for (Shape shape : shapes) {
      taints = taints.join(shape.taints());
    }
    return new ValueBuilder().whole(taints).shapes(shapes).build();
  }

  static Value ofFields(Map<String, Value> fields) {
    ValueBuilder builder = new ValueBuilder().shapes(CLEAN.shapes);
    fields.forEach(builder::field);
    return builder.build();
  }

  /** The variables or message of an event; their parts stay as they are, and may not change. */
  static Value ofRoots(TreeMap<String, Value> parts) {
    ValueBuilder builder = new ValueBuilder().shapes(CLEAN.shapes);
    builder.fields = parts;
    return new Value(builder);
  }

  static Value ofElements(Value elements) {
    return new ValueBuilder().shapes(CLEAN.shapes).elements(elements).build();
  }

  static Value ofClosures(List<Closure> closures) {
    return new ValueBuilder().shapes(CLEAN.shapes).closures(closures).build();
  }

  ValueBuilder change() {
    settle();
    ValueBuilder builder = new ValueBuilder();
    builder.whole = whole;
    builder.shapes = shapes;
    builder.fields = fields.isEmpty() ? ValueBuilder.NO_FIELDS : new TreeMap<>(fields);
    builder.others = others;
    builder.elements = elements;
    builder.keys = keys;
    builder.closures = closures;
    builder.id = id;
    return builder;
  }

  // ---- asking ----

  /** What the value as a whole may hold, parts that are told of apart left out. */
  Taints whole() {
    return settle().whole;
  }

  /** What may be in the value or in any part of it: what its text would hold. */
  Taints everything() {
    Taints known = everything;
    if (known == null) {
      known = base != null && told != null ? base.everything().map(told) : ofParts();
      everything = known;
    }
    return known;
  }

  private Taints ofParts() {
    Taints known = whole.join(keys);
      for (Value child : fields.values()) {
        known = known.join(child.everything());
      }
      known = others == null ? known : known.join(others.everything());
      known = elements == null ? known : known.join(elements.everything());
    return known;
  }

  /** Whether it holds no data of anybody. */
  boolean isClean() {
    return clean;
  }

  /** What the text may look like; never empty. */
  List<Shape> shapes() {
    return isOpaque() ? List.of(Shape.hole(everything(), id, null)) : settle().shapes;
  }

  /** Whether it is known to be an object or list that was put together, or a constant. */
  boolean isStructured() {
    if (hasParts()) {
      return true;
    }
    for (Shape shape : shapes()) {
      if (shape.pieces().size() != 1) {
        return true;
      }
    }
    return false;
  }

  private boolean isOpaque() {
    return core().shapes.isEmpty() || hasParts();
  }

  /** The texts that it may be, if it can be no other. */
  Optional<List<String>> constants() {
    if (isOpaque()) {
      return Optional.empty();
    }
    return Shape.constants(core().shapes);
  }

  Optional<String> constant() {
    return constants().filter(texts -> texts.size() == 1).map(texts -> texts.get(0));
  }

  boolean isNothing() {
    return this == NOTHING || equals(NOTHING);
  }

  boolean hasParts() {
    Value core = core();
    return !core.fields.isEmpty() || core.others != null || core.elements != null;
  }

  /** Whether all that is known of it are its fields. */
  boolean isPlainObject() {
    Value core = core();
    return !core.fields.isEmpty()
        && core.others == null
        && core.elements == null
        && core.whole.isEmpty()
        && core.keys.isEmpty()
        && closures.isEmpty();
  }

  boolean isArray() {
    return core().elements != null;
  }

  Optional<ValueId> id() {
    return Optional.ofNullable(id);
  }

  List<Closure> closures() {
    return closures;
  }

  /** Whether it or a part of it is a function. */
  boolean hasFunctions() {
    return functions;
  }

  Map<String, Value> fields() {
    return settle().fields;
  }

  Optional<Value> others() {
    return Optional.ofNullable(settle().others);
  }

  /** What its elements may be, if it is an array. */
  Optional<Value> elements() {
    return Optional.ofNullable(settle().elements);
  }

  /** What the names of its fields may hold. */
  Taints keys() {
    settle();
    return whole.join(keys);
  }

  /** The field {@code name}. */
  Value field(String name) {
    settle();
    Value field = fields.get(name);
    return part(field == null ? others : field, name);
  }

  /** Any element of an array, any value of an object. */
  Value element() {
    settle();
    Value all = elements == null ? NOTHING : elements;
    for (Value field : fields.values()) {
      all = all.join(field);
    }
    if (others != null) {
      all = all.join(others);
    }
    return all.isNothing() && !hasParts() ? part(null, "*").anonymous() : all.plus(whole);
  }

  private Value part(@Nullable Value part, String name) {
    if (part != null) {
      return part.plus(whole);
    }
    if (whole.isEmpty()) {
      return hasParts() || shapes.isEmpty() ? NOTHING : CLEAN;
    }
    ValueId child = id == null ? null : id.child(name).orElse(null);
    return new ValueBuilder().whole(whole).id(child).build();
  }

  // ---- deriving ----

  /** What holds if the value may be either. */
  Value join(Value other) {
    Value there = other.core();
    if (core() == there || absorbed.has(there) || other.isNothing()) {
      return this;
    }
    if (other.first == this) {
      return other;
    }
    if (equals(other)) {
      // Seen without carrying out what was put off.
      absorbed = absorbed.with(there);
      return this;
    }
    if (isNothing()) {
      return other;
    }
    Joined before = last;
    if (before != null && before.other == other) {
      return before.result;
    }
    Value either = ValueJoin.of(this, other);
    if (either != this) {
      either.absorbed = absorbed.with(core());
      either.first = this;
      last = new Joined(other, either);
    }
    either.absorbed = either.absorbed.with(there);
    return either;
  }

  static @Nullable Value either(@Nullable Value one, @Nullable Value other) {
    if (one == null) {
      return other;
    }
    return other == null ? one : one.join(other);
  }

  /** Also of {@code taints}. */
  Value plus(Taints taints) {
    return ValueChange.plus(this, taints);
  }

  /** The same as an object, of which each field can be told of apart. */
  Value open() {
    return ValueChange.open(this);
  }

  /** The same data as text or other value of unknown structure. */
  Value flat() {
    return isFlat() ? this : Value.of(everything());
  }

  private boolean isFlat() {
    Value core = core();
    return core.shapes.isEmpty()
        && !core.whole.isEmpty()
        && core.keys.isEmpty()
        && !hasParts()
        && id == null
        && closures.isEmpty();
  }

  /**
   * The same data without structure. What was known of a part only is a guess from here on; what
   * was known of the whole is as sure as before, so that giving up structure again changes nothing.
   */
  Value blurred() {
    return hasParts() ? Value.of(whole().join(everything().map(Taint::doubt))) : flat();
  }

  Value anonymous() {
    return id == null ? this : change().id(null).build();
  }

  /** The same, with an identity if it has none. */
  Value identified(String root) {
    return id != null || isNothing() || isClean() ? this : change().id(ValueId.of(root)).build();
  }

  /** Without the identities that {@code root} made, at every depth: they stood for one of many. */
  Value forget(String root) {
    return ValueChange.forget(this, root);
  }

  Value clear(KindSet kinds) {
    return kinds.isEmpty() ? this : mapTaints(taint -> taint.clear(kinds));
  }

  Value weaken() {
    return mapTaints(Taint::weaken);
  }

  Value step(Location location, String sentence, TraceStep.Kind kind, int nesting) {
    return told(new LongerWay(location, sentence, kind, nesting));
  }

  /** Changes all that is known of its data, at every depth; structure and identity remain. */
  Value mapTaints(UnaryOperator<Taint> change) {
    return ValueChange.mapTaints(this, change);
  }

  /** Nothing that must not become known is left of parts that are not told of apart. */
  Value unmarkUnknownParts() {
    return ValueChange.unmarkUnknownParts(this);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Value value && hash == value.hash && core().isEqual(value.core()));
  }

  private boolean isEqual(Value value) {
    Value here = representative();
    Value there = value.representative();
    if (here == there) {
      return true;
    }
    if (!here.says(there)) {
      return false;
    }
    // Not the other way round: constants are shared by all analyses.
    if (there == NOTHING || there == CLEAN) {
      here.equal = there;
    } else {
      there.equal = here;
    }
    return true;
  }

  /** The one of all values that are known to be equal. */
  private Value representative() {
    Value at = this;
    for (Value next = at.equal; next != null; next = at.equal) {
      at = next;
    }
    if (at != this) {
      equal = at;
    }
    return at;
  }

  private boolean says(Value value) {
    return whole.equals(value.whole)
            && shapes.equals(value.shapes)
            && fields.equals(value.fields)
            && Objects.equals(others, value.others)
            && Objects.equals(elements, value.elements)
            && keys.equals(value.keys)
            && closures.equals(value.closures)
            && Objects.equals(id, value.id);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Whether {@code other} is equal and its data came the same way. */
  boolean isSame(Value other) {
    if (this == other) {
      return true;
    }
    if (hash != other.hash) {
      return false;
    }
    Value here = sameRepresentative();
    Value there = other.sameRepresentative();
    if (here == there) {
      return true;
    }
    if (!SameWay.of(here, there)) {
      return false;
    }
    if (there == NOTHING || there == CLEAN) {
      here.same = there;
    } else {
      there.same = here;
    }
    return true;
  }

  private Value sameRepresentative() {
    Value at = this;
    for (Value next = at.same; next != null; next = at.same) {
      at = next;
    }
    if (at != this) {
      same = at;
    }
    return at;
  }

  @Override
  public String toString() {
    return shapes() + " " + everything();
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.source.Location;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
final class Value extends Alike<Value> {

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

  /** What the value says; not known as long as that is put off. */
  private @Nullable Form form;

  /** What the value was before it was {@link #told} or something joined, or the same value. */
  private @Nullable Value base;

  /** Tells a longer way of all data in {@link #base}. */
  private @Nullable UnaryOperator<Trace> told;

  /** What else it may be besides {@link #base}. */
  private @Nullable Value joining;

  private int putOff;
  private final boolean clean;

  /** What is in it, as long as the longer way was told of nothing else. */
  private @Nullable Taints everything;

  /** Forms of values that are known to add nothing to this one. */
  private Absorbed absorbed = Absorbed.NONE;

  /** What was joined to this value last. */
  private @Nullable Joined last;

  /** The value from which this one was made by joining something to it. */
  private @Nullable Value first;

  Value(ValueBuilder builder) {
    this(new Form(builder));
  }

  Value(Form form) {
    this.form = form;
    this.clean = form.clean;
  }

  private Value(Value base, UnaryOperator<Trace> told) {
    this.base = base;
    this.told = told;
    this.putOff = base.putOff + 1;
    this.clean = base.clean;
  }

  private Value(Value base, Value joining) {
    this.base = base;
    this.joining = joining;
    this.putOff = Math.max(base.putOff, joining.putOff) + 1;
    this.clean = base.clean && joining.clean;
  }

  /** The same, come a longer way: it is told of the parts only where somebody looks at them. */
  Value told(UnaryOperator<Trace> longer) {
    if (clean) {
      return this;
    }
    if (putOff >= MOST_PUT_OFF) {
      form();
    }
    return new Value(this, longer);
  }

  /** What the value says, with all carried out that was put off. */
  Form form() {
    Form known = form;
    if (known != null) {
      return known;
    }
    carryOut();
    Value before = Objects.requireNonNull(base).itself();
    UnaryOperator<Trace> longer = told;
    if (longer == null) {
      known = before.form();
    } else {
      // What was told of the value before is told at once: mostly nobody looks at what is between.
      while (before.form == null) {
        longer = new LongerWays(Objects.requireNonNull(before.told), longer);
        before = Objects.requireNonNull(before.base).itself();
      }
      Form untold = before.form;
      boolean derived = !untold.hasParts() && untold.keys.isEmpty();
      known = untold.told(longer, derived ? everything : everything());
    }
    form = known;
    if (longer != null) {
      base = null;
      told = null;
    }
    everything = null;
    putOff = 0;
    return known;
  }

  /** Joins what is only put off. */
  private void carryOut() {
    Value more = joining;
    if (more != null && base != null) {
      base = base.itself().joined(more.itself());
      joining = null;
    }
  }

  /** This value; if it was put off what it is, the value that it has turned out to be. */
  private Value itself() {
    Value at = this;
    while (at.base != null && at.told == null) {
      at.carryOut();
      at = at.base;
    }
    return at;
  }

  /** The form of this value or of one that differs from it in nothing but the way of its data. */
  Form core() {
    Value at = this;
    while (at.form == null) {
      at.carryOut();
      at = Objects.requireNonNull(at.base);
    }
    return at.form;
  }

  /** Whether {@code form} belongs to a constant. */
  static boolean isConstant(Form form) {
    return form == NOTHING.form || form == CLEAN.form;
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
    ValueBuilder builder = new ValueBuilder().shapes(CLEAN.shapes());
    fields.forEach(builder::field);
    return builder.build();
  }

  /** The variables or message of an event; their parts stay as they are, and may not change. */
  static Value ofRoots(Fields parts) {
    return new Value(new ValueBuilder().shapes(CLEAN.shapes()).fields(parts));
  }

  static Value ofElements(Value elements) {
    return new ValueBuilder().shapes(CLEAN.shapes()).elements(elements).build();
  }

  static Value ofClosures(List<Closure> closures) {
    return new ValueBuilder().shapes(CLEAN.shapes()).closures(closures).build();
  }

  ValueBuilder change() {
    return new ValueBuilder(form());
  }

  // ---- asking ----

  /** What the value as a whole may hold, parts that are told of apart left out. */
  Taints whole() {
    return form().whole;
  }

  /** What may be in the value or in any part of it: what its text would hold. */
  Taints everything() {
    if (form != null) {
      return form.everything();
    }
    Taints known = everything;
    if (known == null) {
      carryOut();
      known = Objects.requireNonNull(base).everything();
      known = told == null ? known : known.told(told);
      everything = known;
    }
    return known;
  }

  /** Whether it holds no data of anybody. */
  boolean isClean() {
    return clean;
  }

  /** What the text may look like; never empty. */
  List<Shape> shapes() {
    return form().texts();
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

  /** The texts that it may be, if it can be no other. */
  Optional<List<String>> constants() {
    Form core = core();
    return core.isOpaque() ? Optional.empty() : Shape.constants(core.shapes);
  }

  Optional<String> constant() {
    return constants().filter(texts -> texts.size() == 1).map(texts -> texts.get(0));
  }

  boolean isNothing() {
    // Nothing is ever put off about nothing.
    return this == NOTHING || (form != null && clean && equals(NOTHING));
  }

  boolean hasParts() {
    return core().hasParts();
  }

  /** Whether all that is known of it are its fields. */
  boolean isPlainObject() {
    Form core = core();
    return !core.fields.isEmpty()
        && core.others == null
        && core.elements == null
        && core.whole.isEmpty()
        && core.keys.isEmpty()
        && core.closures.isEmpty();
  }

  boolean isArray() {
    return core().elements != null;
  }

  Optional<ValueId> id() {
    return Optional.ofNullable(core().id);
  }

  List<Closure> closures() {
    return core().closures;
  }

  /** Whether it or a part of it is a function. */
  boolean hasFunctions() {
    return core().functions;
  }

  Fields fields() {
    return form().fields;
  }

  Optional<Value> others() {
    return Optional.ofNullable(form().others);
  }

  /** What its elements may be, if it is an array. */
  Optional<Value> elements() {
    return Optional.ofNullable(form().elements);
  }

  /** What the names of its fields may hold. */
  Taints keys() {
    Form form = form();
    return form.whole.join(form.keys);
  }

  /** The field {@code name}. */
  Value field(String name) {
    Form form = form();
    Value field = form.fields.get(name);
    return part(form, field == null ? form.others : field, name);
  }

  /** Any element of an array, any value of an object. */
  Value element() {
    Form form = form();
    Value all = form.elements == null ? NOTHING : form.elements;
    for (Value field : form.fields.values()) {
      all = all.join(field);
    }
    if (form.others != null) {
      all = all.join(form.others);
    }
    return all.isNothing() && !form.hasParts()
        ? part(form, null, "*").anonymous()
        : all.plus(form.whole);
  }

  private static Value part(Form form, @Nullable Value part, String name) {
    if (part != null) {
      return part.plus(form.whole);
    }
    if (form.whole.isEmpty()) {
      return form.hasParts() || form.shapes.isEmpty() ? NOTHING : CLEAN;
    }
    ValueId child = form.id == null ? null : form.id.child(name).orElse(null);
    return new ValueBuilder().whole(form.whole).id(child).build();
  }

  // ---- deriving ----

  /** What holds if the value may be either. */
  Value join(Value other) {
    Value itself = itself();
    Value either = itself.joined(other.itself());
    return either == itself ? this : either;
  }

  private Value joined(Value other) {
    Form there = other.core();
    if (core() == there || absorbed.has(there) || other.isNothing()) {
      return this;
    }
    if (other.first == this) {
      return other;
    }
    if (core().equals(there)) {
      // Seen without carrying out what was put off, and the next time at once.
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

  /** The same, which is found out only where somebody looks at it. */
  Value joinLater(Value other) {
    if (this == other || other.isNothing()) {
      return this;
    }
    if (isNothing()) {
      return other;
    }
    boolean tooDeep = putOff >= MOST_PUT_OFF || other.putOff >= MOST_PUT_OFF;
    return tooDeep || isKnownToHold(other) ? join(other) : new Value(this, other);
  }

  /** Whether joining is no work. */
  private boolean isKnownToHold(Value other) {
    return form != null
        && other.form != null
        && (form.representative() == other.form.representative() || absorbed.has(other.form));
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
    return core().isFlat() ? this : Value.of(everything());
  }

  /**
   * The same data without structure. What was known of a part only is a guess from here on; what
   * was known of the whole is as sure as before, so that giving up structure again changes nothing.
   */
  Value blurred() {
    return hasParts() ? Value.of(whole().join(everything().map(Taint::doubt))) : flat();
  }

  /** What holds if this value, which is blurred, may be the other one, blurred again. */
  Value joinBlurred(Value other) {
    Taints own = everything();
    Taints both = own.join(other.blurred().everything());
    return both == own ? this : Value.of(both);
  }

  Value anonymous() {
    return core().id == null ? this : change().id(null).build();
  }

  /** The same, with an identity if it has none. */
  Value identified(String root) {
    return isClean() || core().id != null ? this : change().id(ValueId.of(root)).build();
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
    return clean ? this : told(new LongerWay(new TraceStep(location, sentence, kind, nesting)));
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
    return this == other || (other instanceof Value value && core().equals(value.core()));
  }

  @Override
  public int hashCode() {
    return core().hashCode();
  }

  /** Whether {@code other} is equal and its data came the same way. */
  boolean isSame(Value other) {
    return this == other || (hashCode() == other.hashCode() && isAlike(other));
  }

  @Override
  Value self() {
    return this;
  }

  @Override
  boolean isShared() {
    return this == NOTHING || this == CLEAN;
  }

  /** Also the way of the data has to be the same. */
  @Override
  boolean says(Value other) {
    return SameWay.of(this, other);
  }

  /** Whether what both were before is the same, and the same was told of it. */
  boolean isToldAs(Value other) {
    Value here = base;
    Value there = other.base;
    return here != null
        && there != null
        && told != null
        && told.equals(other.told)
        && here.isSame(there);
  }

  @Override
  public String toString() {
    return shapes() + " " + everything();
  }
}

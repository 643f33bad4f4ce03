package io.github.mulesecscan.taint;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, in the order of the names: the fields of an object, the variables of an event.
 * Immutable. What comes of one by a change of values shares its names.
 */
final class Fields {

  static final Fields NONE = new Fields(new String[0], new Value[0]);

  /** In order, each one once. */
  private final String[] names;

  private final Value[] values;

  private Fields(String[] names, Value[] values) {
    this.names = names;
    this.values = values;
  }

  static Fields of(SortedMap<String, Value> named) {
    return named.isEmpty()
        ? NONE
        : new Fields(named.keySet().toArray(String[]::new), named.values().toArray(Value[]::new));
  }

  int size() {
    return names.length;
  }

  boolean isEmpty() {
    return names.length == 0;
  }

  List<String> names() {
    return Arrays.asList(names);
  }

  /** The value at {@code index} in the order of the names. */
  Value value(int index) {
    return values[index];
  }

  List<Value> values() {
    return Arrays.asList(values);
  }

  void forEach(BiConsumer<String, Value> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], values[i]);
    }
  }

  /** A map of the same, to be changed at will. */
  TreeMap<String, Value> toMap() {
    TreeMap<String, Value> map = new TreeMap<>();
    forEach(map::put);
    return map;
  }

  boolean has(String name) {
    return find(name) >= 0;
  }

  @Nullable Value get(String name) {
    int at = find(name);
    return at < 0 ? null : values[at];
  }

  Value getOrDefault(String name, Value otherwise) {
    int at = find(name);
    return at < 0 ? otherwise : values[at];
  }

  private int find(String name) {
    return Arrays.binarySearch(names, name);
  }

  /** With {@code value} under {@code name}. */
  Fields with(String name, Value value) {
    int at = find(name);
    if (at >= 0) {
      if (values[at] == value) {
        return this;
      }
      Value[] changed = values.clone();
      changed[at] = value;
      return new Fields(names, changed);
    }
    int place = -at - 1;
    String[] moreNames = new String[names.length + 1];
    Value[] moreValues = new Value[names.length + 1];
    System.arraycopy(names, 0, moreNames, 0, place);
    System.arraycopy(values, 0, moreValues, 0, place);
    moreNames[place] = name;
    moreValues[place] = value;
    System.arraycopy(names, place, moreNames, place + 1, names.length - place);
    System.arraycopy(values, place, moreValues, place + 1, names.length - place);
    return new Fields(moreNames, moreValues);
  }

  Fields without(String name) {
    return has(name) ? only(each -> !each.equals(name)) : this;
  }

  /** Those whose names are {@code wanted}. */
  Fields only(Predicate<String> wanted) {
    String[] fewerNames = new String[names.length];
    Value[] fewerValues = new Value[names.length];
    int kept = 0;
    for (int i = 0; i < names.length; i++) {
      if (wanted.test(names[i])) {
        fewerNames[kept] = names[i];
        fewerValues[kept++] = values[i];
      }
    }
    return kept == names.length ? this : cut(fewerNames, fewerValues, kept);
  }

  private static Fields cut(String[] names, Value[] values, int size) {
    return size == 0 ? NONE : new Fields(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
  }

  /** These, and those of {@code more}, which count where both have one. */
  Fields and(Fields more) {
    return merged(more, (own, other) -> other);
  }

  /** Changes all values; these very fields if nothing changes. */
  Fields map(UnaryOperator<Value> change) {
    return changed(at -> change.apply(values[at]));
  }

  /** Changes all values; these very fields if nothing changes. */
  Fields mapEach(BiFunction<String, Value, Value> change) {
    return changed(at -> change.apply(names[at], values[at]));
  }

  /** With what {@code value} gives for each place; these very fields if nothing changes. */
  private Fields changed(IntFunction<Value> value) {
    Value @Nullable [] changed = null;
    for (int i = 0; i < values.length; i++) {
      Value one = value.apply(i);
      if (one != values[i]) {
        if (changed == null) {
          changed = values.clone();
        }
        changed[i] = one;
      }
    }
    return changed == null ? this : new Fields(names, changed);
  }

  /**
   * The fields of both; these very ones if the other ones add nothing.
   *
   * @param either gives what is under a name that both have
   */
  Fields merged(Fields other, BinaryOperator<Value> either) {
    return merged(other, either, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * The fields of both; these very ones if the other ones add nothing.
   *
   * @param either gives what is under a name that both have
   * @param own gives what is under a name that only these have
   * @param others gives what is under a name that only the other ones have
   */
  Fields merged(
      Fields other,
      BinaryOperator<Value> either,
      UnaryOperator<Value> own,
      UnaryOperator<Value> others) {
    if (hasNamesOf(other)) {
      return changed(at -> either.apply(values[at], other.values[at]));
    }
    int most = names.length + other.names.length;
    String[] allNames = new String[most];
    Value[] all = new Value[most];
    int size = 0;
    int here = 0;
    int there = 0;
    boolean same = true;
    while (here < names.length || there < other.names.length) {
      int order = order(here, other, there);
      String name = order <= 0 ? names[here] : other.names[there];
      Value value;
      if (order == 0) {
        value = either.apply(values[here], other.values[there]);
      } else {
        value = order < 0 ? own.apply(values[here]) : others.apply(other.values[there]);
      }
      same &= order <= 0 && value == values[here];
      allNames[size] = name;
      all[size++] = value;
      here += order <= 0 ? 1 : 0;
      there += order >= 0 ? 1 : 0;
    }
    if (same) {
      return this;
    }
    return size == names.length
        ? new Fields(names, Arrays.copyOf(all, size))
        : cut(allNames, all, size);
  }

  /** Which of two places comes first by its name; one behind the end comes last. */
  private int order(int here, Fields other, int there) {
    if (here == names.length) {
      return 1;
    }
    return there == other.names.length ? -1 : names[here].compareTo(other.names[there]);
  }

  boolean hasNamesOf(Fields other) {
    return names == other.names || Arrays.equals(names, other.names);
  }

  /** Whether {@code other} has the same names, and {@code same} holds for all values. */
  boolean isAlike(Fields other, BiPredicate<Value, Value> same) {
    if (this == other) {
      return true;
    }
    if (!hasNamesOf(other)) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!same.test(values[i], other.values[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Fields fields && isAlike(fields, Value::equals));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return toMap().toString();
  }
}

package io.github.mulesecscan.taint;

import org.jspecify.annotations.Nullable;

/** Whether values that are equal hold data that came the same way. */
final class SameWay {

  private SameWay() {}

  /** Whether the values are equal and their data came the same way. */
  static boolean of(Value one, Value other) {
    if (one.isToldAs(other)) {
      return true;
    }
    return one.equals(other)
        && one.everything().isSame(other.everything())
        && (one.everything().isEmpty() || parts(one.form(), other.form()));
  }

  private static boolean parts(Form one, Form other) {
    if (!one.whole.isSame(other.whole) || !one.keys.isSame(other.keys) || !shapes(one, other)) {
      return false;
    }
    return one.fields.isAlike(other.fields, Value::isSame)
        && both(one.others, other.others)
        && both(one.elements, other.elements);
  }

  private static boolean both(@Nullable Value one, @Nullable Value other) {
    return one == null || other == null ? one == other : one.isSame(other);
  }

  private static boolean shapes(Form one, Form other) {
    for (int i = 0; i < one.shapes.size(); i++) {
      if (!one.shapes.get(i).isSame(other.shapes.get(i))) {
        return false;
      }
    }
    return true;
  }
}

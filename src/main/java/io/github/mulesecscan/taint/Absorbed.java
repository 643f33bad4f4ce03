package io.github.mulesecscan.taint;

/** Values that are known to add nothing to another one, the last ones first. Immutable. */
final class Absorbed {

  static final Absorbed NONE = new Absorbed(new Value[0]);

  private static final int MOST = 4;

  private final Value[] values;

  private Absorbed(Value[] values) {
    this.values = values;
  }

  /** Whether {@code value}, this very object, is one of them. */
  boolean has(Value value) {
    for (Value each : values) {
      if (each == value) {
        return true;
      }
    }
    return false;
  }

  Absorbed with(Value value) {
    if (values.length > 0 && values[0] == value) {
      return this;
    }
    Value[] more = new Value[Math.min(values.length + 1, MOST)];
    more[0] = value;
    System.arraycopy(values, 0, more, 1, more.length - 1);
    return new Absorbed(more);
  }
}

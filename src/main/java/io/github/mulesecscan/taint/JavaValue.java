package io.github.mulesecscan.taint;

/**
 * What is known of a value in Java code.
 *
 * @param type its class, qualified where that is known; empty if not
 * @param isClass whether it is the class itself and not one of its objects
 */
record JavaValue(Value value, String type, boolean isClass) {

  static final String STRING = "java.lang.String";
  static final JavaValue NOTHING = of(Value.NOTHING);
  static final JavaValue CLEAN = of(Value.CLEAN);

  static JavaValue of(Value value) {
    return new JavaValue(value, "", false);
  }

  static JavaValue of(Value value, String type) {
    return new JavaValue(value, type, false);
  }

  static JavaValue ofClass(String name) {
    return new JavaValue(Value.CLEAN, name, true);
  }

  JavaValue with(Value other) {
    return other == value ? this : new JavaValue(other, type, isClass);
  }

  JavaValue join(JavaValue other) {
    String both = type.equals(other.type) || other.type.isEmpty() ? type : other.type;
    return new JavaValue(value.join(other.value), both, isClass && other.isClass);
  }
}

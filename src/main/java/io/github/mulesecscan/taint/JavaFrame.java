package io.github.mulesecscan.taint;

import io.github.mulesecscan.code.DeclaredClass;
import io.github.mulesecscan.syntax.java.JavaFile;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known inside one call of a method while it is followed. */
final class JavaFrame {

  static final String THIS = "this";

  private final JavaFile file;
  private final @Nullable DeclaredClass owner;
  private Map<String, JavaValue> names = new HashMap<>();
  private Value returned = Value.NOTHING;

  JavaFrame(JavaFile file, @Nullable DeclaredClass owner) {
    this.file = file;
    this.owner = owner;
  }

  JavaFile file() {
    return file;
  }

  @Nullable DeclaredClass owner() {
    return owner;
  }

  /** The name of the class around; empty in a script. */
  String inside() {
    return owner == null ? "" : owner.name();
  }

  @Nullable JavaValue get(String name) {
    return names.get(name);
  }

  void put(String name, JavaValue value) {
    names.put(name, value);
  }

  // ---- branches ----

  int size() {
    return names.size();
  }

  Map<String, JavaValue> names() {
    return new HashMap<>(names);
  }

  void restore(Map<String, JavaValue> kept) {
    names = new HashMap<>(kept);
  }

  /** What holds if the code may have come either way. */
  void join(Map<String, JavaValue> other) {
    other.forEach((name, value) -> names.merge(name, value, JavaValue::join));
  }

  /** Everything that is known of any name. */
  Value anything() {
    Taints all = Taints.NONE;
    for (JavaValue value : names.values()) {
      all = all.join(value.value().everything());
    }
    return Value.of(all).weaken();
  }

  // ---- results ----

  void giveBack(Value value) {
    returned = returned.join(value);
  }

  Value returned() {
    return returned;
  }
}

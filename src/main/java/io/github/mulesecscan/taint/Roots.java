package io.github.mulesecscan.taint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the runtime gives a script: {@code payload}, {@code vars} and so on. */
final class Roots {

  private static final String VARS = "vars";
  private static final String MESSAGE = "message";

  private final Map<String, Value> plain;

  /** The variables one by one; {@code null} if they are among {@link #plain}. */
  private final @Nullable Fields vars;

  // Put together where somebody asks: most scripts read single variables.
  private @Nullable Value all;
  private @Nullable Value message;

  private Roots(Map<String, Value> plain, @Nullable Fields vars) {
    this.plain = plain;
    this.vars = vars;
  }

  /** These and no others. */
  static Roots of(Map<String, Value> roots) {
    return new Roots(roots, null);
  }

  /** What scripts see of an event. */
  static Roots of(State state) {
    Map<String, Value> plain = new LinkedHashMap<>();
    plain.put("payload", state.payload());
    plain.put("attributes", state.attributes());
    plain.put("error", state.error());
    plain.put("correlationId", state.correlationId());
    Value passed = state.vars().get(State.PARAMS);
    if (passed != null) {
      plain.put("params", passed);
    }
    return new Roots(plain, state.vars());
  }

  /** What there is under {@code name}. */
  Value get(String name) {
    if (vars != null && name.equals(VARS)) {
      return allVars(vars);
    }
    return vars != null && name.equals(MESSAGE) ? message() : plain.getOrDefault(name, Value.CLEAN);
  }

  private Value allVars(Fields each) {
    Value known = all;
    if (known == null) {
      known = each.isEmpty() ? Value.NOTHING : Value.ofRoots(each);
      all = known;
    }
    return known;
  }

  private Value message() {
    Value known = message;
    if (known == null) {
      Fields parts = Fields.NONE.with("payload", get("payload"));
      known = Value.ofRoots(parts.with("attributes", get("attributes")));
      message = known;
    }
    return known;
  }

  /** The field {@code field} of what there is under {@code name}. */
  Value field(String name, String field) {
    return vars != null && name.equals(VARS)
        ? vars.getOrDefault(field, Value.NOTHING)
        : Selections.picked(get(name), field);
  }

  /** All that a script can read. */
  Collection<Value> values() {
    Collection<Value> values = new ArrayList<>(plain.values());
    if (vars != null) {
      values.add(get(VARS));
    }
    return values;
  }

  /** All by name, as the variables of code in another language. */
  Map<String, Value> byName() {
    Map<String, Value> named = new LinkedHashMap<>(plain);
    if (vars != null) {
      named.put(VARS, get(VARS));
      named.put(MESSAGE, get(MESSAGE));
    }
    return named;
  }
}

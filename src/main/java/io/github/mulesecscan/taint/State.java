package io.github.mulesecscan.taint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What is known of an event at one place of a flow.
 *
 * @param vars the variables that may be set, by name
 * @param error what an error handler sees; nothing outside of one
 * @param mediaType the format of the payload; empty if not known
 */
record State(
    Value payload,
    Value attributes,
    Map<String, Value> vars,
    Value error,
    Value correlationId,
    Guards guards,
    String mediaType) {

  /** An event that nobody sent: of a scheduler. */
  static final State EMPTY =
      new State(
          Value.NOTHING, Value.NOTHING, Map.of(), Value.NOTHING, Value.CLEAN, Guards.NONE, "");

  State {
    vars = Collections.unmodifiableMap(new TreeMap<>(vars));
  }

  State join(State other) {
    if (equals(other)) {
      return this;
    }
    TreeMap<String, Value> joined = new TreeMap<>(vars);
    other.vars.forEach((name, value) -> joined.merge(name, value, Value::join));
    return new State(
        payload.join(other.payload),
        attributes.join(other.attributes),
        joined,
        error.join(other.error),
        correlationId.join(other.correlationId),
        guards.or(other.guards),
        mediaType.equals(other.mediaType) ? mediaType : "");
  }

  /** The same, with the structure of values given up, so that loops come to an end. */
  State flat() {
    TreeMap<String, Value> flat = new TreeMap<>(vars);
    flat.replaceAll((name, value) -> value.flat());
    return new State(
        payload.flat(),
        attributes.flat(),
        flat,
        error.flat(),
        correlationId,
        Guards.NONE,
        mediaType);
  }

  State withPayload(Value value, String type) {
    return new State(value, attributes, vars, error, correlationId, guards, type);
  }

  State withAttributes(Value value) {
    return new State(payload, value, vars, error, correlationId, guards, mediaType);
  }

  State withMessage(State other) {
    return withPayload(other.payload, other.mediaType).withAttributes(other.attributes);
  }

  State withVar(String name, Value value) {
    TreeMap<String, Value> more = new TreeMap<>(vars);
    more.put(name, value);
    return withVars(more);
  }

  State withVars(Map<String, Value> all) {
    return new State(payload, attributes, all, error, correlationId, guards, mediaType);
  }

  State withError(Value value) {
    return new State(payload, attributes, vars, value, correlationId, guards, mediaType);
  }

  State withCorrelationId(Value value) {
    return new State(payload, attributes, vars, error, value, guards, mediaType);
  }

  State withGuards(Guards all) {
    return new State(payload, attributes, vars, error, correlationId, all, mediaType);
  }

  /** Changes payload, attributes and variables. */
  State map(UnaryOperator<Value> change) {
    TreeMap<String, Value> changed = new TreeMap<>(vars);
    changed.replaceAll((name, value) -> change.apply(value));
    return new State(
        change.apply(payload),
        change.apply(attributes),
        changed,
        error,
        correlationId,
        guards,
        mediaType);
  }

  /** Payload and attributes as one value, as in {@code rootMessage}. */
  Value message() {
    return Value.ofFields(Map.of("payload", payload, "attributes", attributes));
  }

  /** All that the event holds. */
  Taints everything() {
    Taints all = payload.everything().join(attributes.everything());
    for (Value value : vars.values()) {
      all = all.join(value.everything());
    }
    return all;
  }

  /** What a script sees. */
  Map<String, Value> roots() {
    Map<String, Value> roots = new LinkedHashMap<>();
    roots.put("payload", payload);
    roots.put("attributes", attributes);
    roots.put("vars", Value.ofFields(vars));
    roots.put("message", message());
    roots.put("error", error);
    roots.put("correlationId", correlationId);
    return roots;
  }
}

package io.github.mulesecscan.taint;

import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an event at one place of a flow. Immutable, and shares what does not change with
 * the state before: most processors change one thing of many.
 */
final class State {

  /** Where an event keeps what was passed to the operation that it is in; no variable's name. */
  static final String PARAMS = "#params";

  /** An event that nobody sent: of a scheduler. */
  static final State EMPTY =
      new State(
          Value.NOTHING, Value.NOTHING, Fields.NONE, Value.NOTHING, Value.CLEAN, Guards.NONE, "");

  private final Value payload;
  private final Value attributes;
  private final Fields vars;
  private final Value error;
  private final Value correlationId;
  private final Guards guards;
  private final String mediaType;
  private @Nullable Roots roots;

  /** Variables that are known to add nothing to these. */
  private @Nullable Fields absorbed;

  /** The variables from which these were made by joining something to them. */
  private @Nullable Fields first;

  private int hash;

  private State(
      Value payload,
      Value attributes,
      Fields vars,
      Value error,
      Value correlationId,
      Guards guards,
      String mediaType) {
    this.payload = payload;
    this.attributes = attributes;
    this.vars = vars;
    this.error = error;
    this.correlationId = correlationId;
    this.guards = guards;
    this.mediaType = mediaType;
  }

  Value payload() {
    return payload;
  }

  Value attributes() {
    return attributes;
  }

  /** The variables that may be set. */
  Fields vars() {
    return vars;
  }

  /** What an error handler sees; nothing outside of one. */
  Value error() {
    return error;
  }

  Value correlationId() {
    return correlationId;
  }

  Guards guards() {
    return guards;
  }

  /** The format of the payload; empty if not known. */
  String mediaType() {
    return mediaType;
  }

  /** What holds if the event may be either; this very state if the other adds nothing. */
  State join(State other) {
    return join(other, Value::join, correlationId.join(other.correlationId));
  }

  /** The same, which is found out of each value only where somebody looks at it. */
  State joinLater(State other) {
    return join(other, Value::joinLater, correlationId.joinLater(other.correlationId));
  }

  /** The same for an event that is {@link #flat}; the result is so, too. */
  State joinFlat(State other) {
    return join(other, Value::joinBlurred, correlationId.join(other.correlationId));
  }

  private State join(State other, BinaryOperator<Value> either, Value bothIds) {
    if (this == other) {
      return this;
    }
    Value bothPayloads = either.apply(payload, other.payload);
    Value bothAttributes = either.apply(attributes, other.attributes);
    // Joining again what was joined to these before changes nothing.
    Fields bothVars = other.first == vars ? other.vars : joined(other.vars, either);
    Value bothErrors = either.apply(error, other.error);
    Guards bothGuards = guards.or(other.guards);
    String bothTypes = mediaType.equals(other.mediaType) ? mediaType : "";
    boolean same =
        bothPayloads == payload
            && bothAttributes == attributes
            && bothVars == vars
            && bothErrors == error
            && bothIds == correlationId
            && bothGuards == guards
            && bothTypes.equals(mediaType);
    State joined =
        same
            ? this
            : new State(
                bothPayloads, bothAttributes, bothVars, bothErrors, bothIds, bothGuards, bothTypes);
    joined.absorbed = other.vars;
    if (bothVars != vars && bothVars != other.vars) {
      joined.first = vars;
    }
    return joined;
  }

  private Fields joined(Fields others, BinaryOperator<Value> either) {
    return vars == others || absorbed == others ? vars : vars.merged(others, either);
  }

  /** The same, with the structure of values given up, so that loops come to an end. */
  State flat() {
    return new State(
        payload.blurred(),
        attributes.blurred(),
        vars.map(Value::blurred),
        error.blurred(),
        correlationId,
        Guards.NONE,
        mediaType);
  }

  /**
   * The same, with payload and variables holding what any of them may, for the same reason: what
   * they are known to hold as surely as before, what others hold as no more than a guess.
   */
  State mixed() {
    Taints all = payload.everything();
    for (Value value : vars.values()) {
      all = all.join(value.everything());
    }
    // Which of them holds a credential is not known any more: that it is this one would be a guess.
    Value any = Value.of(all.map(taint -> taint.unmark().doubt()));
    return new State(
        payload.blurred().join(any),
        attributes.blurred(),
        vars.map(value -> value.blurred().join(any)),
        error.blurred(),
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
    return new State(
        other.payload, other.attributes, vars, error, correlationId, guards, other.mediaType);
  }

  State withVar(String name, Value value) {
    return withVars(vars.with(name, value));
  }

  /** With these variables and no others. */
  State withVars(Fields all) {
    return new State(payload, attributes, all, error, correlationId, guards, mediaType);
  }

  State withError(Value value) {
    return new State(payload, attributes, vars, value, correlationId, guards, mediaType);
  }

  State withCorrelationId(Value value) {
    return new State(payload, attributes, vars, error, value, guards, mediaType);
  }

  State withGuards(Guards all) {
    return all == guards
        ? this
        : new State(payload, attributes, vars, error, correlationId, all, mediaType);
  }

  /** Changes payload, attributes and variables. */
  State map(UnaryOperator<Value> change) {
    return new State(
        change.apply(payload),
        change.apply(attributes),
        vars.map(change),
        error,
        correlationId,
        guards,
        mediaType);
  }

  /** Changes all values. */
  State mapAll(UnaryOperator<Value> change) {
    return map(change)
        .withError(change.apply(error))
        .withCorrelationId(change.apply(correlationId));
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
  Roots roots() {
    Roots known = roots;
    if (known == null) {
      known = Roots.of(this);
      roots = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof State state
            // Not computed for this: it would carry out all that is put off.
            && (hash == 0 || state.hash == 0 || hash == state.hash)
            && mediaType.equals(state.mediaType)
            && guards.equals(state.guards)
            && vars.hasNamesOf(state.vars)
            && error.equals(state.error)
            && payload.equals(state.payload)
            && attributes.equals(state.attributes)
            && vars.equals(state.vars)
            && correlationId.equals(state.correlationId));
  }

  /** Whether {@code other} is equal and its data came the same way. */
  boolean isSame(State other) {
    return this == other
        || (payload.isSame(other.payload)
            && attributes.isSame(other.attributes)
            && error.isSame(other.error)
            && correlationId.isSame(other.correlationId)
            && mediaType.equals(other.mediaType)
            && guards.equals(other.guards)
            && vars.isAlike(other.vars, Value::isSame));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Objects.hash(payload, attributes, vars, error, correlationId, guards, mediaType);
    }
    return hash;
  }
}

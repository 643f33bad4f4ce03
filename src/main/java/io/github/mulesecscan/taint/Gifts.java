package io.github.mulesecscan.taint;

import java.util.List;

/** Puts what a component leaves behind into its place in the event. */
final class Gifts {

  private static final String KEYS = "[key]";
  private static final String ELEMENTS = "[*]";

  private Gifts() {}

  /**
   * @param to {@code payload}, {@code attributes.headers.*}, {@code payload[key]}, {@code
   *     payload[*]}, {@code correlationId}, {@code vars.x}
   */
  static State put(State state, String to, Value value) {
    List<String> steps =
        List.of(to.replace(KEYS, "." + KEYS).replace(ELEMENTS, "." + ELEMENTS).split("\\."));
    List<String> rest = steps.subList(1, steps.size());
    return switch (steps.get(0)) {
      case "payload" -> state.withPayload(into(state.payload(), rest, value), state.mediaType());
      case "attributes" -> state.withAttributes(into(state.attributes(), rest, value));
      case "correlationId" -> state.withCorrelationId(value);
      case "vars" -> rest.isEmpty() ? state : state.withVar(rest.get(0), value);
      default -> state;
    };
  }

  private static Value into(Value whole, List<String> steps, Value value) {
    if (steps.isEmpty()) {
      return whole.isNothing() ? value : whole.join(value);
    }
    List<String> rest = steps.subList(1, steps.size());
    String step = steps.get(0);
    ValueBuilder changed = whole.change();
    return switch (step) {
      case "*", "**" ->
          changed
              .others(into(whole.others().orElse(Value.NOTHING), rest, value))
              .keys(whole.keys().join(value.everything()))
              .build();
      case KEYS -> changed.keys(whole.keys().join(value.everything())).build();
      case ELEMENTS ->
          changed
              .elements(into(whole.isArray() ? whole.element() : Value.NOTHING, rest, value))
              .build();
      default -> {
        Value field = whole.fields().getOrDefault(step, Value.NOTHING);
        yield changed.field(step, into(field, rest, value)).build();
      }
    };
  }
}

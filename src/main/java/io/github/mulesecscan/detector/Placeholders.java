package io.github.mulesecscan.detector;

import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.project.ResolvedValue.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Replaces {@code ${…}} in files that have only one value for each name: poms, Log4j files. */
final class Placeholders {

  private static final int MOST_ROUNDS = 10;
  private static final int LONGEST = 20_000;

  private Placeholders() {}

  /** {@code text} with every name that {@code values} knows replaced, as often as it takes. */
  static ResolvedValue replace(String text, Function<String, Optional<String>> values) {
    if (!text.contains("${")) {
      return new ResolvedValue(text, State.LITERAL, Set.of(), Set.of(), List.of());
    }
    String current = text;
    Set<String> unknown = new LinkedHashSet<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      unknown.clear();
      String next = replaceOnce(current, values, unknown);
      if (next.equals(current) || next.length() > LONGEST) {
        break;
      }
      current = next;
    }
    State state = current.contains("${") ? State.UNRESOLVED : State.LITERAL;
    return new ResolvedValue(current, state, unknown, Set.of(), List.of());
  }

  private static String replaceOnce(
      String text, Function<String, Optional<String>> values, Set<String> unknown) {
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    int start = text.indexOf("${");
    while (start >= 0) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      String name = text.substring(start + 2, end);
      Optional<String> value = values.apply(name);
      if (value.isEmpty()) {
        unknown.add(name);
      }
      replaced.append(text, copied, start).append(value.orElse(text.substring(start, end + 1)));
      copied = end + 1;
      start = text.indexOf("${", copied);
    }
    return replaced.append(text, copied, text.length()).toString();
  }
}

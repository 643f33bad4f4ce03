package io.github.mulesecscan.project;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Replaces the placeholders of one text by what they are in one environment. */
final class Expansion {

  private static final int MAX_DEPTH = 30;
  private static final int MAX_STEPS = 2_000;
  private static final int MAX_LENGTH = 200_000;
  private static final String SECURE = "secure::";
  private static final String FILE = "file::";

  /** What is known about properties in one environment. */
  interface Scope {

    /** The value that {@code key} has because it chooses the environment. */
    Optional<String> selected(String key);

    /** Definitions of {@code key} in order of precedence. */
    List<PropertyDefinition> definitions(String key);

    /** Definitions of {@code key} in files of secure properties, in order of precedence. */
    List<PropertyDefinition> secureDefinitions(String key);
  }

  private final Scope scope;
  private final Set<String> unresolved = new TreeSet<>();
  private final Set<PropertyDefinition> used = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private boolean secure;
  private int steps;
  private int length;

  Expansion(Scope scope) {
    this.scope = scope;
  }

  ResolvedValue resolve(String text, Set<String> environments) {
    String expanded = expand(text);
    return new ResolvedValue(
        expanded, state(expanded), unresolved, environments, new ArrayList<>(used));
  }

  private ResolvedValue.State state(String text) {
    if (isExpression(text)) {
      return ResolvedValue.State.EXPRESSION;
    }
    if (!unresolved.isEmpty()) {
      return ResolvedValue.State.UNRESOLVED;
    }
    if (secure) {
      return ResolvedValue.State.SECURE;
    }
    int encrypted = text.indexOf("![");
    boolean isEncrypted = encrypted >= 0 && text.indexOf(']', encrypted) > 0;
    return isEncrypted ? ResolvedValue.State.ENCRYPTED : ResolvedValue.State.LITERAL;
  }

  private static boolean isExpression(String text) {
    int start = text.indexOf("#[");
    while (start > 0 && text.charAt(start - 1) == '\\') {
      start = text.indexOf("#[", start + 1);
    }
    return start >= 0;
  }

  private String expand(String text) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    Optional<Placeholder> next = Placeholder.next(text, 0);
    while (next.isPresent()) {
      Placeholder placeholder = next.get();
      // The backslash of an escape, and the second of two, does not stay.
      boolean backslash =
          placeholder.start() > from && text.charAt(placeholder.start() - 1) == '\\';
      out.append(text, from, placeholder.start() - (backslash ? 1 : 0));
      out.append(
          placeholder.escaped()
              ? text.substring(placeholder.start(), placeholder.end())
              : value(placeholder.name(text)));
      from = placeholder.end();
      next = Placeholder.next(text, from);
    }
    return out.append(text, from, text.length()).toString();
  }

  private String value(String written) {
    if (++steps > MAX_STEPS || open.size() > MAX_DEPTH || length > MAX_LENGTH) {
      return unknown(written);
    }
    open.push(written);
    String key = Placeholder.isIn(written) ? expand(written) : written;
    open.pop();
    String value = lookUp(key);
    length += value.length();
    return value;
  }

  private String lookUp(String key) {
    if (open.contains(key)) {
      return unknown(key);
    }
    if (key.startsWith(SECURE)) {
      scope.secureDefinitions(key.substring(SECURE.length())).stream()
          .findFirst()
          .ifPresent(used::add);
      return secure(key);
    }
    if (key.contains("::") && !key.startsWith(FILE)) {
      return secure(key);
    }
    Optional<String> selected = scope.selected(key);
    List<PropertyDefinition> definitions = scope.definitions(key);
    if (selected.isPresent()) {
      definitions.stream().filter(d -> d.value().equals(selected.get())).forEach(used::add);
      return selected.get();
    }
    // A property that names itself is looked for further on.
    Optional<PropertyDefinition> definition =
        definitions.stream().filter(d -> !d.value().equals("${" + key + "}")).findFirst();
    return definition.isPresent() ? valueOf(key, definition.get()) : unknown(key);
  }

  private String valueOf(String key, PropertyDefinition definition) {
    used.add(definition);
    open.push(key);
    String value = expand(definition.value());
    open.pop();
    return value;
  }

  private String secure(String key) {
    secure = true;
    return "${" + key + "}";
  }

  private String unknown(String key) {
    unresolved.add(key);
    return "${" + key + "}";
  }
}

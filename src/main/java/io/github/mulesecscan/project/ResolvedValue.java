package io.github.mulesecscan.project;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One value that a text with placeholders may have when the application runs. A text has several
 * where environments differ.
 *
 * @param text the text with every known placeholder replaced; unknown ones stay as written
 * @param state what is known about it
 * @param unresolved the names of placeholders that no file of the project defines
 * @param environments the environments in which it has this value; empty for all
 * @param definitions the properties that contributed, in order
 */
public record ResolvedValue(
    String text,
    State state,
    Set<String> unresolved,
    Set<String> environments,
    List<PropertyDefinition> definitions) {

  public ResolvedValue {
    unresolved = sorted(unresolved);
    environments = sorted(environments);
    definitions = List.copyOf(definitions);
  }

  // Nearly every value has none of either.
  private static Set<String> sorted(Set<String> names) {
    return names.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(names));
  }

  /** How far a value is known. States are never guessed. */
  public enum State {
    /** Every character is known. */
    LITERAL,
    /** Comes from {@code ${secure::…}} whose stored value is encrypted or not in the project. */
    SECURE,
    /** Is, or contains, an encrypted value {@code ![…]}. */
    ENCRYPTED,
    /** Contains a placeholder that the project does not define. */
    UNRESOLVED,
    /** Is a DataWeave expression, evaluated at run time. */
    EXPRESSION
  }

  public boolean isLiteral() {
    return state == State.LITERAL;
  }

  /** The same value, known to be that of some environments only. */
  ResolvedValue in(Set<String> served) {
    return new ResolvedValue(text, state, unresolved, served, definitions);
  }
}

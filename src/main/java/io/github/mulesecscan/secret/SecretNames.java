package io.github.mulesecscan.secret;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells names of credentials from other names. */
public final class SecretNames {

  private final List<List<String>> endings;
  private final List<List<String>> exceptions;
  private final List<List<String>> fields;
  private final Set<String> lastWords = new HashSet<>();
  private final Set<String> trailing;
  private final Set<String> harmless;

  SecretNames(
      List<String> endings,
      List<String> exceptions,
      List<String> fields,
      Set<String> trailing,
      Set<String> harmless) {
    this.endings = endings.stream().map(ending -> List.of(ending.split(" ", -1))).toList();
    this.fields = fields.stream().map(words -> List.of(words.split(" ", -1))).toList();
    this.exceptions = exceptions.stream().map(words -> List.of(words.split(" ", -1))).toList();
    this.trailing = Set.copyOf(trailing);
    this.harmless = Set.copyOf(harmless);
    Stream.of(this.endings, this.fields)
        .flatMap(List::stream)
        .forEach(words -> lastWords.add(words.get(words.size() - 1)));
    lastWords.addAll(trailing);
  }

  /** Whether a value bound to {@code name} is a credential by its name. */
  public boolean isSecret(String name) {
    return mayBeSecret(name) && endsAsSecret(name);
  }

  /** Most names are told by their last word. */
  private boolean mayBeSecret(String name) {
    return lastWords.contains(NameWords.last(name));
  }

  private boolean endsAsSecret(String name) {
    List<String> words = new ArrayList<>(NameWords.ofLastPart(name));
    List<String> all = NameWords.of(name);
    while (words.size() > 1 && trailing.contains(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
      all.remove(all.size() - 1);
    }
    if (words.isEmpty() || isLone(words)) {
      // "db.password.dev", "secure.key": the part before belongs to the name.
      words = all;
      while (words.size() > 1 && trailing.contains(words.get(words.size() - 1))) {
        words.remove(words.size() - 1);
      }
    }
    return !words.isEmpty()
        && !harmless.contains(words.get(words.size() - 1))
        && endings.stream().anyMatch(endsWith(words))
        && exceptions.stream().noneMatch(endsWith(words));
  }

  /** Whether {@code name} ends in a word that names something other than a credential. */
  public boolean isHarmless(String name) {
    List<String> words = NameWords.of(name);
    return words.isEmpty() || harmless.contains(words.get(words.size() - 1));
  }

  /** Whether a field of a message, or a header, of that name holds a credential. */
  public boolean isSecretField(String name) {
    return mayBeSecret(name)
        && (fields.stream().anyMatch(endsWith(NameWords.of(name))) || endsAsSecret(name));
  }

  /** The last word alone says too little: an environment, or "key". */
  private boolean isLone(List<String> words) {
    return words.size() == 1 && (trailing.contains(words.get(0)) || words.get(0).equals("key"));
  }

  private static Predicate<List<String>> endsWith(List<String> words) {
    return ending ->
        ending.size() <= words.size()
            && words.subList(words.size() - ending.size(), words.size()).equals(ending);
  }
}

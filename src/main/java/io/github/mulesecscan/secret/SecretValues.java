package io.github.mulesecscan.secret;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells credentials from placeholders, paths, messages and other values that are bound to names of
 * credentials.
 */
public final class SecretValues {

  private static final int SHORTEST = 3;

  private final Set<String> placeholders;
  private final Set<String> trivial;
  private final Set<String> fileExtensions;

  SecretValues(Set<String> placeholders, Set<String> trivial, Set<String> fileExtensions) {
    this.placeholders = Set.copyOf(placeholders);
    this.trivial = Set.copyOf(trivial);
    this.fileExtensions = Set.copyOf(fileExtensions);
  }

  /**
   * How much {@code value}, bound to {@code name}, looks like a credential; empty when it does not.
   */
  public Optional<Credential.Quality> judge(String name, String value) {
    String text = withoutScheme(value.strip());
    if (trivial.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.of(Credential.Quality.TRIVIAL);
    }
    boolean other =
        text.length() < SHORTEST
            || isComputed(text)
            || isMasked(text)
            || isStandIn(name, text)
            || isProse(text)
            || isAddressOrPath(text)
            || isNameOfSomething(text)
            || isFlagOrSmallNumber(text)
            || isFingerprint(text);
    if (other) {
      return Optional.empty();
    }
    return Optional.of(isPlainWord(text) ? Credential.Quality.WEAK : Credential.Quality.REAL);
  }

  /**
   * How much {@code value}, known to be used as a key, looks like one; empty when it is computed or
   * stands for the real one.
   */
  Optional<Credential.Quality> judgeKey(String value) {
    String text = value.strip();
    if (text.isEmpty() || isComputed(text) || isMasked(text) || isStandIn("key", text)) {
      return Optional.empty();
    }
    if (trivial.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.of(Credential.Quality.TRIVIAL);
    }
    return Optional.of(isPlainWord(text) ? Credential.Quality.WEAK : Credential.Quality.REAL);
  }

  /** "Basic dXNlcjpw" is judged by what follows the scheme. */
  private static String withoutScheme(String text) {
    for (String scheme : List.of("Basic ", "Bearer ", "basic ", "bearer ", "{noop}")) {
      if (text.startsWith(scheme)) {
        return text.substring(scheme.length()).strip();
      }
    }
    return text.equalsIgnoreCase("basic") || text.equalsIgnoreCase("bearer") ? "" : text;
  }

  private static boolean isComputed(String text) {
    return text.contains("${")
        || text.contains("#[")
        || text.startsWith("![")
        || text.contains("{{")
        || text.startsWith("ENC(")
        || text.startsWith("$")
        || text.startsWith("%")
        || text.startsWith("@@")
        || text.startsWith("`")
        || text.matches("\\{(?:bcrypt|pbkdf2|scrypt|argon2|sha256)[^}]*+\\}.*+")
        || text.startsWith("p('")
        || text.startsWith("p(\"")
        || text.startsWith("vars.")
        || text.startsWith("payload.")
        || text.startsWith("attributes.")
        || (text.startsWith("<") && text.endsWith(">"))
        || (text.startsWith("{") && text.endsWith("}"))
        || (text.startsWith("[") && text.endsWith("]"))
        || text.contains("::");
  }

  private static boolean isMasked(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("***")
        || lower.contains("xxx")
        || lower.contains("...")
        || lower.contains("\u2026")
        || lower.chars().distinct().count() == 1;
  }

  private boolean isStandIn(String name, String text) {
    String letters = lettersOf(text);
    if (letters.isEmpty()) {
      return false;
    }
    List<String> words = NameWords.of(text);
    String named = lettersOf(lastPart(name));
    boolean repeatsName =
        lettersOf(name).endsWith(letters) || (!named.isEmpty() && letters.endsWith(named));
    return (repeatsName && !containsDigit(text))
        || words.stream().map(SecretValues::withoutNumber).anyMatch(placeholders::contains)
        || letters.startsWith("your")
        || letters.startsWith("enter")
        || letters.startsWith("insert");
  }

  /** {@code placeholder1} is one as {@code placeholder} is. */
  private static String withoutNumber(String word) {
    int end = word.length();
    while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String lettersOf(String text) {
    StringBuilder letters = new StringBuilder();
    text.chars()
        .filter(Character::isLetter)
        .forEach(c -> letters.append((char) Character.toLowerCase(c)));
    return letters.toString();
  }

  private static boolean containsDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  private static boolean isProse(String text) {
    return text.chars().anyMatch(Character::isWhitespace);
  }

  private boolean isAddressOrPath(String text) {
    int dot = text.lastIndexOf('.');
    boolean file =
        dot > 0 && fileExtensions.contains(text.substring(dot + 1).toLowerCase(Locale.ROOT));
    boolean address = text.contains("://") || text.startsWith("classpath:");
    boolean path = text.startsWith("./") || text.startsWith("../") || text.matches("/[a-z]++/.*+");
    return file || address || path || text.matches("[A-Za-z]:\\\\.*+");
  }

  /** A variable of a pipeline, a property key, a class or an error code. */
  private static boolean isNameOfSomething(String text) {
    return text.matches("[A-Z][A-Z0-9]*+(?:_[A-Z0-9]++)++")
        || text.matches("[a-z][a-zA-Z0-9_-]*+(?:\\.[a-zA-Z][a-zA-Z0-9_-]*+){2,}+")
        || text.matches("[A-Z]{2,6}+-[0-9]{1,6}+")
        || text.matches("[A-Z][A-Z0-9_-]*+:[A-Z][A-Z0-9_]*+");
  }

  private static boolean isFlagOrSmallNumber(String text) {
    return text.equalsIgnoreCase("true")
        || text.equalsIgnoreCase("false")
        || text.matches("-?[0-9]{1,5}+(?:\\.[0-9]++)?+");
  }

  private static boolean isFingerprint(String text) {
    return text.matches("(?:[0-9A-Fa-f]{2}:){7,}+[0-9A-Fa-f]{2}");
  }

  private static boolean isPlainWord(String text) {
    return text.length() <= 12 && text.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }
}

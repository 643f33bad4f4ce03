package io.github.mulesecscan.syntax.yaml;

/** The unquoted values of JSON: {@code true}, {@code false}, {@code null} and numbers. */
final class JsonWord {

  private final String word;
  private int at;

  private JsonWord(String word) {
    this.word = word;
  }

  static boolean isValue(String word) {
    return switch (word) {
      case "true", "false", "null" -> true;
      default -> new JsonWord(word).isNumber();
    };
  }

  private boolean isNumber() {
    take("-");
    if (!digits()) {
      return false;
    }
    if (take(".") && !digits()) {
      return false;
    }
    if (take("eE")) {
      take("+-");
      if (!digits()) {
        return false;
      }
    }
    return at == word.length();
  }

  private boolean digits() {
    int start = at;
    while (take("0123456789")) {
      // Each turn takes one digit.
    }
    return at > start;
  }

  private boolean take(String oneOf) {
    boolean taken = at < word.length() && oneOf.indexOf(word.charAt(at)) >= 0;
    if (taken) {
      at++;
    }
    return taken;
  }
}

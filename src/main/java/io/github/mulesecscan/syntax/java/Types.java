package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.syntax.java.Token.Kind;
import java.util.Set;

/** Types as they are written. */
final class Types {

  private static final Set<String> NO_TYPE =
      Set.of(
          "new",
          "return",
          "throw",
          "if",
          "else",
          "while",
          "for",
          "do",
          "switch",
          "case",
          "try",
          "catch",
          "finally",
          "this",
          "super",
          "null",
          "true",
          "false",
          "instanceof",
          "in",
          "as",
          "assert",
          "break",
          "continue",
          "import",
          "package",
          "default",
          "yield");

  private static final Set<String> PRIMITIVE =
      Set.of("int", "long", "short", "byte", "char", "boolean", "float", "double", "void");

  /** Tokens that type arguments may have. */
  private static final int LONGEST = 300;

  private Types() {}

  static boolean isPrimitive(String name) {
    return PRIMITIVE.contains(name);
  }

  static boolean isKeyword(Token token) {
    return token.kind() == Kind.NAME && NO_TYPE.contains(token.text());
  }

  /** The index behind the type that begins at {@code index}; -1 if none does. */
  static int end(Cursor cursor, int index) {
    int at = index;
    while (true) {
      Token name = cursor.token(at);
      if (name.kind() != Kind.NAME || isKeyword(name)) {
        return -1;
      }
      at = arguments(cursor, at + 1);
      if (!cursor.token(at).is(".") || cursor.token(at + 1).kind() != Kind.NAME) {
        break;
      }
      at++;
    }
    while (cursor.token(at).is("[") && cursor.token(at + 1).is("]")) {
      at += 2;
    }
    return at;
  }

  /** The index behind type arguments; {@code index} itself if there are none. */
  static int arguments(Cursor cursor, int index) {
    if (!cursor.token(index).is("<")) {
      return index;
    }
    int depth = 0;
    int at = index;
    while (at - index < LONGEST) {
      Token token = cursor.token(at);
      if (token.is("<")) {
        depth++;
      } else if (token.is(">")) {
        depth--;
      } else if (!isPart(token)) {
        return index;
      }
      at++;
      if (depth == 0) {
        return at;
      }
    }
    return index;
  }

  private static boolean isPart(Token token) {
    if (token.kind() == Kind.NAME) {
      return !NO_TYPE.contains(token.text()) || token.text().equals("super");
    }
    return token.kind() == Kind.SYMBOL
        && Set.of(",", ".", "?", "&", "[", "]", "@").contains(token.text());
  }

  /** The type between two indexes without its arguments: {@code java.util.Map}, {@code byte[]}. */
  static String name(Cursor cursor, int from, int to) {
    StringBuilder name = new StringBuilder();
    int depth = 0;
    for (int i = from; i < to; i++) {
      Token token = cursor.token(i);
      depth -= token.is(">") ? 1 : 0;
      depth += token.is("<") ? 1 : 0;
      if (depth == 0 && !token.is(">")) {
        name.append(token.text());
      }
    }
    return name.toString();
  }
}

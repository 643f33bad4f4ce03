package io.github.mulesecscan.api;

import java.util.ArrayList;
import java.util.List;

/** A type expression of RAML: {@code Item[]}, {@code (Item | lib.Other)[]}. */
sealed interface TypeExpression {

  /** The name of a type. */
  record Name(String name) implements TypeExpression {}

  /** Arrays of a type. */
  record ArrayOf(TypeExpression items) implements TypeExpression {}

  /** One of several types. */
  record OneOf(List<TypeExpression> members) implements TypeExpression {
    public OneOf {
      members = List.copyOf(members);
    }
  }

  int LONGEST = 1_000;
  int DEEPEST = 30;

  /** Reads {@code text}; what is no expression is a name that nothing has. */
  static TypeExpression of(String text) {
    return text.length() > LONGEST ? new Name(text) : parse(text.strip(), 0);
  }

  private static TypeExpression parse(String text, int depth) {
    if (depth > DEEPEST) {
      return new Name(text);
    }
    List<String> members = members(text);
    if (members.size() > 1) {
      List<TypeExpression> parsed = new ArrayList<>();
      members.forEach(member -> parsed.add(parse(member, depth + 1)));
      return new OneOf(parsed);
    }
    if (text.endsWith("[]")) {
      return new ArrayOf(parse(text.substring(0, text.length() - 2).strip(), depth + 1));
    }
    if (text.startsWith("(") && text.endsWith(")")) {
      return parse(text.substring(1, text.length() - 1).strip(), depth + 1);
    }
    return new Name(text);
  }

  /** The parts of a union, bars within parentheses left alone. */
  private static List<String> members(String text) {
    List<String> members = new ArrayList<>();
    int open = 0;
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '|' && open == 0) {
        members.add(text.substring(start, at).strip());
        start = at + 1;
      }
    }
    members.add(text.substring(start).strip());
    members.removeIf(String::isEmpty);
    return members;
  }
}

package io.github.mulesecscan.syntax.yaml;

import java.util.regex.Pattern;

/**
 * What a scalar is for a reader of YAML 1.2 (and so for a JSON Schema): editors see a number in
 * {@code 4.2}, so our own formats must too.
 */
enum PlainType {
  NOTHING("nothing"),
  BOOLEAN("a boolean"),
  INTEGER("a number"),
  NUMBER("a number"),
  TEXT("text");

  private static final Pattern BOOLEANS = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern INTEGERS = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private final String words;

  PlainType(String words) {
    this.words = words;
  }

  /** The type in words that follow "is". */
  String words() {
    return words;
  }

  static PlainType of(YamlScalar scalar) {
    // A block has its mark in the span only; neither a block nor a quoted text is anything but
    // text.
    if (scalar.isNull()) {
      return NOTHING;
    }
    if (scalar.quoted() || !scalar.span().equals(scalar.contentSpan())) {
      return TEXT;
    }
    String value = scalar.value();
    if (BOOLEANS.matcher(value).matches()) {
      return BOOLEAN;
    }
    if (INTEGERS.matcher(value).matches()) {
      return INTEGER;
    }
    return NUMBERS.matcher(value).matches() ? NUMBER : TEXT;
  }
}

package io.github.mulesecscan.syntax.dataweave;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;

/** Shorthands of the tests for parsing a string. */
final class ParsedTexts {

  private ParsedTexts() {}

  static Script parse(String text) {
    return DataWeaveParser.parse(SourceText.root(new SourcePath("test.dwl"), text));
  }

  /** The tree of a text without errors. */
  static String tree(String text) {
    Script script = parse(text);
    if (!script.errors().isEmpty()) {
      throw new AssertionError(script.errors() + " in: " + text);
    }
    return TreeText.of(script);
  }

  /** The tree of the body alone, errors or not. */
  static String body(String text) {
    return TreeText.of(parse(text).body());
  }
}

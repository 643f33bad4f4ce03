package io.github.mulesecscan.report;

import io.github.mulesecscan.finding.Severity;

/** Colours of a terminal, or none. */
final class Ink {

  private static final String RESET = "\u001b[0m";

  private final boolean colour;

  Ink(boolean colour) {
    this.colour = colour;
  }

  String severity(Severity severity, String text) {
    return paint(
        switch (severity) {
          case CRITICAL -> "1;35";
          case HIGH -> "1;31";
          case MEDIUM -> "1;33";
          case LOW -> "1;36";
          case INFO -> "1;34";
        },
        text);
  }

  String strong(String text) {
    return paint("1", text);
  }

  /** What leads the eye but is not read: gutters, arrows. */
  String gutter(String text) {
    return paint("34", text);
  }

  String good(String text) {
    return paint("1;32", text);
  }

  String bad(String text) {
    return paint("1;31", text);
  }

  String warning(String text) {
    return paint("1;33", text);
  }

  private String paint(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
  }
}

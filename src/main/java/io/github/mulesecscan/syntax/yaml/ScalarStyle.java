package io.github.mulesecscan.syntax.yaml;

/** How a scalar is written, which says how its text is decoded. */
enum ScalarStyle {
  PLAIN,
  SINGLE_QUOTED,
  DOUBLE_QUOTED,
  /** A block of lines under {@code |} or {@code >}. */
  BLOCK,
  JSON_STRING
}

package io.github.mulesecscan.taint;

/**
 * A part of the event that a script looks at.
 *
 * @param root {@code payload}, {@code vars} and so on
 * @param field the field of it; empty for all of it
 */
record Read(String root, String field) {

  static Read all(String root) {
    return new Read(root, "");
  }

  /** Whether all of the root is read. */
  boolean isAll() {
    return field.isEmpty();
  }
}

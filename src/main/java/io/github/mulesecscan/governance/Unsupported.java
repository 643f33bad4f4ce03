package io.github.mulesecscan.governance;

/** Something in a profile that is not understood here; the message names it. */
final class Unsupported extends Exception {

  private static final long serialVersionUID = 1L;

  Unsupported(String what) {
    super(what);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}

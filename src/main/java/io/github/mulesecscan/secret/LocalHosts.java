package io.github.mulesecscan.secret;

import java.util.Locale;

/** Names of the machine that the application itself runs on. */
final class LocalHosts {

  private LocalHosts() {}

  /** Whether {@code text}, a host or an address with one, names it. */
  static boolean isNamed(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("localhost")
        || lower.startsWith("localhost:")
        || lower.startsWith("127.")
        || lower.equals("::1")
        || lower.contains("//localhost")
        || lower.contains("//127.")
        || lower.contains("@localhost");
  }
}

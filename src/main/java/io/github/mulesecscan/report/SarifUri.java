package io.github.mulesecscan.report;

import io.github.mulesecscan.source.SourcePath;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Relative URIs of scanned files. */
final class SarifUri {

  private static final String UNRESERVED = "-._~/";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private SarifUri() {}

  /**
   * The path as a relative reference: everything but letters, digits and {@code - . _ ~ /} of ASCII
   * is percent-encoded, so that no name can be taken for a scheme, a query or markup.
   */
  static String of(SourcePath path) {
    if (path.value().isEmpty()) {
      return "./";
    }
    StringBuilder uri = new StringBuilder();
    for (byte b : path.value().getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isUnreserved(c)) {
        uri.append(c);
      } else {
        uri.append('%').append(HEX.toHexDigits(b));
      }
    }
    return uri.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}

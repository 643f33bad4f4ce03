package io.github.mulesecscan.scan;

import io.github.mulesecscan.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names findings so that the same problem has the same name in the next scan. A name is made of the
 * rule, the file and the anchor (flow, element and attribute), never of line numbers or of the
 * marked text, which may be a credential. Findings that agree in all of these are numbered in
 * reading order.
 */
final class Fingerprints {

  private final Map<String, Integer> seen = new HashMap<>();

  /** The name of the next finding; findings have to come in reading order. */
  String next(Finding finding) {
    String identity = finding.ruleId() + '\n' + finding.location().path() + '\n' + finding.anchor();
    int ordinal = seen.merge(identity, 1, Integer::sum);
    return hash(identity + '\n' + ordinal);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

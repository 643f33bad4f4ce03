package com.acme;

import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

public final class Hashes {

  // doc: begin
  static byte[] of(byte[] bytes) throws Exception {
    // ok: weak-hash-in-java "MessageDigest.getInstance("SHA-256")"
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
  // doc: end

  static String of(String text) {
    return DigestUtils.sha256Hex(text);
  }
}

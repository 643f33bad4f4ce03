package com.acme;

import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

public final class Hashes {

  // doc: begin
  static byte[] of(byte[] bytes) throws Exception {
    // expect: weak-hash-in-java "MessageDigest.getInstance("MD5")"
    return MessageDigest.getInstance("MD5").digest(bytes);
  }
  // doc: end

  static String of(String text) {
    // expect: weak-hash-in-java "DigestUtils.sha1Hex(text)"
    return DigestUtils.sha1Hex(text);
  }
}

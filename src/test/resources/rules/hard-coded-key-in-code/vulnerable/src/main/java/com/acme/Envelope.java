package com.acme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

public final class Envelope {

  // expect: hard-coded-key-in-code
  private static final String KEY = "Kestrel-7-orchard";

  // doc: begin
  static SecretKeySpec key() {
    // expect: hard-coded-key-in-code
    return new SecretKeySpec("Pelican-5-harbour".getBytes(StandardCharsets.UTF_8), "AES");
  }
  // doc: end

  static SecretKeySpec other() {
    return new SecretKeySpec(KEY.getBytes(), "AES");
  }

  static IvParameterSpec vector() {
    // expect: hard-coded-key-in-code
    byte[] iv = {17, 4, 99, 23, 5, 6, 71, 8, 12, 33, 4, 7, 90, 14, 15, 16};
    return new IvParameterSpec(iv);
  }

  static PBEKeySpec password(byte[] salt) {
    // expect: hard-coded-key-in-code
    return new PBEKeySpec("Heron-3-lantern".toCharArray(), salt, 310000, 256);
  }

  static SecretKeySpec decoded() {
    // expect: hard-coded-key-in-code
    return new SecretKeySpec(Base64.getDecoder().decode("bWFkZS11cC1rZXktNDItaGVyZQ=="), "AES");
  }
}

package com.acme;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

public final class Envelope {

  static SecretKeySpec key(String fromVault) {
    // ok: hard-coded-key-in-code
    return new SecretKeySpec(Base64.getDecoder().decode(fromVault), "AES");
  }

  static IvParameterSpec vector() {
    // ok: hard-coded-key-in-code
    byte[] iv = new byte[16];
    new SecureRandom().nextBytes(iv);
    return new IvParameterSpec(iv);
  }

  static GCMParameterSpec forMessage(byte[] nonce) {
    return new GCMParameterSpec(128, nonce);
  }

  static SecretKeySpec changed(String given) {
    // ok: hard-coded-key-in-code
    String key = "none";
    key = given;
    return new SecretKeySpec(key.getBytes(), "AES");
  }
}

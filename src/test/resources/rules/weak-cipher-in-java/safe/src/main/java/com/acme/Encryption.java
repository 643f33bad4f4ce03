package com.acme;

import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.SecretKeySpec;

public final class Encryption {

  // doc: begin
  static Cipher forFiles() throws Exception {
    // ok: weak-cipher-in-java "Cipher.getInstance("AES/GCM/NoPadding")"
    return Cipher.getInstance("AES/GCM/NoPadding");
  }
  // doc: end

  static Object key(byte[] bytes, String algorithm) throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("AES");
    // ok: weak-cipher-in-java "Cipher.getInstance(algorithm)"
    Cipher.getInstance(algorithm).init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes, "AES"));
    // Cipher.getInstance("DES") is long gone
    return com.acme.own.Cipher.getInstance("DES");
  }
}

package com.acme;

import javax.crypto.*;

public final class Encryption {

  private static final String ALGORITHM = "DESede/CBC/PKCS5Padding";

  // doc: begin
  static Cipher forFiles() throws Exception {
    // expect: weak-cipher-in-java "Cipher.getInstance("AES")"
    return Cipher.getInstance("AES");
  }
  // doc: end

  static Cipher forPartners() throws Exception {
    // expect: weak-cipher-in-java "Cipher.getInstance(ALGORITHM)"
    return Cipher.getInstance(ALGORITHM);
  }

  static Cipher forOldPartners() throws Exception {
    // expect: weak-cipher-in-java "javax.crypto.Cipher.getInstance("DES/CBC/PKCS5Padding", "BC")"
    return javax.crypto.Cipher.getInstance("DES/CBC/PKCS5Padding", "BC");
  }
}

package com.example;

public final class Vault {
  // expect: hardcoded-secret "Birch-41-meadow!"
  private static final String STORE_PASSWORD = "Birch-41-meadow!";
}

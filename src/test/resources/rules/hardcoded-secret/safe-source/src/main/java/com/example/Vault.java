package com.example;

public final class Vault {
  // The name of a parameter.
  // ok: hardcoded-secret
  private static final String PASSWORD = "password";

  // ok: hardcoded-secret
  private final String token = System.getenv("CRM_TOKEN");
}

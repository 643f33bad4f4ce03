package com.example;

public class Keys {

  public static String clean(String text) {
    return text.trim();
  }

  public String shown() {
    return "keys";
  }
}

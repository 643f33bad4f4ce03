package com.example;

import java.util.Map;

public class Keys {

  private final String text;
  private String note = "";

  public Keys(String text) {
    this.text = text;
  }

  public static String prefixed(String text) {
    return "id-" + text;
  }

  public static String constant(String text) {
    return "x";
  }

  public static String chosen(String text) {
    return text;
  }

  public static String chosen(int number) {
    return "number " + number;
  }

  public String getText() {
    return text;
  }

  public String getNote() {
    return note;
  }

  public String joined(String other) {
    return text + other;
  }

  public String ignores(String other) {
    return "nothing";
  }
}

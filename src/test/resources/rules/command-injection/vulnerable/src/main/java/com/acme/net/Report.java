package com.acme.net;

public class Report {

  private final String name;

  public Report(String name) {
    this.name = name;
  }

  public void print() throws Exception {
    String command = String.format("sh -c 'report %s'", name);
    Runtime.getRuntime().exec(command);
  }
}

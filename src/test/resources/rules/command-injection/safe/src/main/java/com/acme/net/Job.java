package com.acme.net;

public class Job {

  private final String name;

  public Job(String name) {
    this.name = name;
  }

  public String execute() {
    return name.toUpperCase();
  }
}

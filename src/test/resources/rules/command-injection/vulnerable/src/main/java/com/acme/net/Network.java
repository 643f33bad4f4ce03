package com.acme.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

public class Network {

  public static String ping(String host) throws IOException {
    return run(new ProcessBuilder("ping", "-c", "4", host));
  }

  public static String fetch(String url, boolean verbose) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("curl");
    if (verbose) {
      command.add("-v");
    }
    command.add(url);
    return run(new ProcessBuilder(command));
  }

  private static String run(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes());
  }
}

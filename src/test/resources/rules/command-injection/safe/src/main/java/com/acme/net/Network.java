package com.acme.net;

import java.io.IOException;
import java.util.Set;

public class Network {

  private static final Set<String> HOSTS = Set.of("a.example.com", "b.example.com");

  public static int ping(String host, String count) throws IOException {
    if (!HOSTS.contains(host)) {
      throw new IllegalArgumentException("not a known host");
    }
    int times = Integer.parseInt(count);
    return new ProcessBuilder("ping", "-c", "" + times, host).start().exitValue();
  }

  public static String uptime(String format) throws IOException {
    String option = "short".equals(format) ? "-p" : "-s";
    Process process = Runtime.getRuntime().exec(new String[] {"uptime", option});
    return format + ": " + process.exitValue();
  }
}

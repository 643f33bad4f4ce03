package io.github.mulesecscan.detector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host that a configuration value names.
 *
 * @param host its name or address, without port
 * @param kind how far away it is
 */
record HostAddress(String host, HostKind kind) {

  private static final Pattern AUTHORITY = Pattern.compile("//([^/?#;,)\\s]*)");
  private static final Pattern ORACLE_HOST =
      Pattern.compile("\\(\\s*host\\s*=\\s*([^)\\s]+)\\s*\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ORACLE_THIN = Pattern.compile("@(?!//)\\s*([^@(:/?#\\s]+)[:/]");
  private static final List<String> EMBEDDED =
      List.of("jdbc:h2:", "jdbc:hsqldb:", "jdbc:derby:", "jdbc:sqlite:");

  static HostAddress of(String host) {
    return new HostAddress(host, HostKind.of(host));
  }

  /**
   * The host of {@code value}, the farthest one where it lists several: a host name, {@code
   * host:port}, a URL, a JDBC URL, a list of brokers {@code
   * failover:(tcp://a:61616,tcp://b:61616)}.
   */
  static HostAddress farthest(String value) {
    List<HostAddress> all = all(value.strip());
    return all.stream()
        .min(Comparator.comparing(HostAddress::kind))
        .orElseGet(() -> new HostAddress("", HostKind.UNRESOLVED));
  }

  private static List<HostAddress> all(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:")) {
      return ofJdbc(value, lower);
    }
    if (lower.startsWith("vm:") || lower.startsWith("classpath:") || lower.startsWith("file:")) {
      return List.of(new HostAddress("", HostKind.LOCAL));
    }
    List<HostAddress> hosts = new ArrayList<>();
    if (value.contains("//")) {
      collect(AUTHORITY.matcher(value), hosts);
      return hosts;
    }
    for (String item : value.split(",", -1)) {
      hosts.add(of(withoutUserAndPort(item.strip())));
    }
    return hosts;
  }

  private static List<HostAddress> ofJdbc(String value, String lower) {
    if (EMBEDDED.stream().anyMatch(lower::startsWith) && !value.contains("//")) {
      return List.of(new HostAddress("", HostKind.LOCAL));
    }
    List<HostAddress> hosts = new ArrayList<>();
    collect(ORACLE_HOST.matcher(value), hosts);
    if (hosts.isEmpty() && value.contains("//")) {
      Matcher authority = AUTHORITY.matcher(value);
      if (authority.find()) {
        // mysql://a:3306,b:3306 lists hosts; the pattern stops at the first comma.
        String list = value.substring(authority.start(1)).split("[/?;\\s]", 2)[0];
        for (String item : list.split(",", -1)) {
          hosts.add(of(withoutUserAndPort(item)));
        }
      }
    }
    if (hosts.isEmpty()) {
      collect(ORACLE_THIN.matcher(value), hosts);
    }
    return hosts;
  }

  private static void collect(Matcher matcher, List<HostAddress> hosts) {
    while (matcher.find()) {
      hosts.add(of(withoutUserAndPort(matcher.group(1))));
    }
  }

  private static String withoutUserAndPort(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    if (host.startsWith("[")) {
      int close = host.indexOf(']');
      return close < 0 ? host.substring(1) : host.substring(1, close);
    }
    int instance = host.indexOf('\\');
    String named = instance < 0 ? host : host.substring(0, instance);
    // A placeholder may hold colons itself: ${secure::db.host}:3306.
    int known = named.lastIndexOf('}') + 1;
    int colon = named.indexOf(':', known);
    // Several colons without brackets: an IPv6 address on its own.
    return colon < 0 || named.indexOf(':', colon + 1) >= 0 ? named : named.substring(0, colon);
  }
}

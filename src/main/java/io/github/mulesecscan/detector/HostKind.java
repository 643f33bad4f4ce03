package io.github.mulesecscan.detector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far away a host is, as its name tells; farthest first. */
enum HostKind {
  /** A name or address of the internet. */
  PUBLIC,
  /** An address or suffix of internal networks: {@code 10.1.2.3}, {@code db.corp.internal}. */
  PRIVATE,
  /** A single word, as containers and clusters name their neighbours: {@code activemq}. */
  SERVICE,
  /** Not known before the application runs. */
  UNRESOLVED,
  /** The machine itself. */
  LOCAL;

  private static final List<String> LOCAL_NAMES =
      List.of(
          "localhost", "host.docker.internal", "gateway.docker.internal", "0.0.0.0", "::1", "::");

  private static final List<String> PRIVATE_SUFFIXES =
      List.of(
          ".internal",
          ".intranet",
          ".local",
          ".localdomain",
          ".lan",
          ".corp",
          ".home",
          ".private",
          ".priv",
          ".home.arpa",
          ".svc",
          ".cluster.local",
          ".intra");

  /** The kind of a host name or address without port. */
  static HostKind of(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.contains("#[") || name.contains("![")) {
      return UNRESOLVED;
    }
    if (name.contains("${")) {
      // In ${region}.example.org the part that matters is known.
      String end = name.substring(name.lastIndexOf('}') + 1);
      return end.startsWith(".") && end.length() > 1 ? of("x" + end) : UNRESOLVED;
    }
    if (LOCAL_NAMES.contains(name) || name.endsWith(".localhost")) {
      return LOCAL;
    }
    if (name.indexOf(':') >= 0) {
      return ofIpv6(name);
    }
    Optional<int[]> address = ipv4(name);
    if (address.isPresent()) {
      return ofIpv4(address.get());
    }
    if (name.indexOf('.') < 0) {
      return SERVICE;
    }
    boolean isPrivate =
        PRIVATE_SUFFIXES.stream().anyMatch(name::endsWith) || isInsideCloudHub(name);
    return isPrivate ? PRIVATE : PUBLIC;
  }

  /** Names by which applications of one CloudHub network reach each other. */
  private static boolean isInsideCloudHub(String name) {
    return (name.startsWith("mule-worker-internal-") && name.endsWith(".cloudhub.io"))
        || (name.startsWith("internal-") && name.endsWith(".anypointdns.net"));
  }

  /** The word that rules use. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static HostKind ofIpv6(String name) {
    boolean uniqueLocal = name.startsWith("fc") || name.startsWith("fd");
    return uniqueLocal || name.startsWith("fe80:") ? PRIVATE : PUBLIC;
  }

  private static HostKind ofIpv4(int[] address) {
    if (address[0] == 127) {
      return LOCAL;
    }
    boolean isPrivate =
        address[0] == 10
            || (address[0] == 172 && address[1] >= 16 && address[1] < 32)
            || (address[0] == 192 && address[1] == 168)
            || (address[0] == 169 && address[1] == 254)
            || (address[0] == 100 && address[1] >= 64 && address[1] < 128);
    return isPrivate ? PRIVATE : PUBLIC;
  }

  private static Optional<int[]> ipv4(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    int[] address = new int[4];
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("[0-9]{1,3}")) {
        return Optional.empty();
      }
      address[i] = Integer.parseInt(parts[i]);
    }
    return Optional.of(address);
  }
}

package io.github.mulesecscan.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of an address, cut into segments. A segment <code>{id}</code> is a parameter; {@link
 * FilePaths#HOLE} stands for what data decides.
 *
 * @param open whether anything may follow, as behind <code>/*</code>
 */
record UrlPath(List<String> segments, boolean open) {

  UrlPath {
    segments = List.copyOf(segments);
  }

  /** An address cut into host, port and path, each empty where it is not written. */
  record Url(String host, String port, String path) {}

  /**
   * How a request fits a listener.
   *
   * @param known how many segments are the same text
   * @param sure whether no segment depends on data
   */
  record Match(List<HttpCalls.Bound> values, int known, boolean sure) {}

  static UrlPath of(String path) {
    List<String> segments = new ArrayList<>();
    String end = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
    for (String segment : end.split("/", -1)) {
      if (!segment.isBlank()) {
        segments.add(segment.strip());
      }
    }
    boolean open = !segments.isEmpty() && segments.get(segments.size() - 1).equals("*");
    return new UrlPath(open ? segments.subList(0, segments.size() - 1) : segments, open);
  }

  static Url url(String url) {
    int scheme = url.indexOf("://");
    String rest = scheme < 0 ? url : url.substring(scheme + 3);
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    int colon = colon(authority);
    return colon < 0
        ? new Url(authority, "", path)
        : new Url(authority.substring(0, colon), authority.substring(colon + 1), path);
  }

  /** The colon before the port: the last that is in no property and in no address of IPv6. */
  private static int colon(String authority) {
    int inside = 0;
    for (int i = authority.length() - 1; i >= 0; i--) {
      char c = authority.charAt(i);
      inside += c == '}' || c == ']' ? 1 : 0;
      inside -= c == '{' || c == '[' ? 1 : 0;
      if (c == ':' && inside == 0) {
        return i;
      }
    }
    return -1;
  }

  /** How {@code request} fits this path of a listener; empty if it does not. */
  Optional<Match> match(UrlPath request) {
    int count = segments.size();
    if (request.segments.size() < count || (request.segments.size() > count && !open)) {
      return Optional.empty();
    }
    List<HttpCalls.Bound> values = new ArrayList<>();
    int known = 0;
    boolean sure = true;
    for (int i = 0; i < count; i++) {
      String own = segments.get(i);
      String other = request.segments.get(i);
      if (isParameter(own)) {
        values.add(
            new HttpCalls.Bound(
                name(own), isParameter(other) ? Optional.of(name(other)) : Optional.empty()));
      } else if (own.equals(other)) {
        known++;
      } else if (other.indexOf(FilePaths.HOLE) >= 0) {
        sure = false;
      } else {
        return Optional.empty();
      }
    }
    boolean says = known > 0 || (sure && (count == 0 || open));
    return says ? Optional.of(new Match(values, known, sure)) : Optional.empty();
  }

  private static boolean isParameter(String segment) {
    return segment.length() > 2 && segment.startsWith("{") && segment.endsWith("}");
  }

  private static String name(String segment) {
    return segment.substring(1, segment.length() - 1);
  }
}

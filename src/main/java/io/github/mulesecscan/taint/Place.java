package io.github.mulesecscan.taint;

import java.util.Arrays;
import java.util.List;

/**
 * What part of a component is meant, as the catalogue writes it: {@code attribute(url)}, {@code
 * child(sql)}, {@code text}, {@code entries(child(headers))}, {@code keys(child(headers))}, {@code
 * config/request-connection/attribute(host)}; {@code child(body, payload)} is the payload where
 * there is no such child; {@code all} are all parameters, {@code message} is the event's message.
 *
 * @param ofConfig whether it is a part of the element that {@code config-ref} names
 * @param path the child elements on the way to it
 * @param kind what it is there
 * @param name the attribute's or child's name
 * @param access what of its value is meant
 * @param orPayload whether the payload takes its place where it is not written
 */
record Place(
    boolean ofConfig, List<String> path, Kind kind, String name, Access access, boolean orPayload) {

  private static final String OR_PAYLOAD = ", payload";

  enum Kind {
    ATTRIBUTE,
    CHILD,
    TEXT,
    ALL,
    MESSAGE
  }

  enum Access {
    WHOLE,
    ENTRIES,
    KEYS
  }

  Place {
    path = List.copyOf(path);
  }

  /** Reads a place. */
  static Place of(String written) {
    Access access = Access.WHOLE;
    String rest = written.strip();
    if (rest.startsWith("entries(")) {
      access = Access.ENTRIES;
      rest = inner(rest);
    } else if (rest.startsWith("keys(")) {
      access = Access.KEYS;
      rest = inner(rest);
    }
    List<String> segments = Arrays.asList(rest.split("/", -1));
    boolean ofConfig = segments.get(0).equals("config");
    List<String> path = segments.subList(ofConfig ? 1 : 0, segments.size() - 1);
    String last = segments.get(segments.size() - 1);
    String name = inner(last);
    boolean orPayload = name.endsWith(OR_PAYLOAD);
    String child = orPayload ? name.substring(0, name.length() - OR_PAYLOAD.length()) : name;
    return new Place(ofConfig, path, kind(last), child, access, orPayload);
  }

  private static Kind kind(String written) {
    if (written.startsWith("attribute(")) {
      return Kind.ATTRIBUTE;
    }
    if (written.startsWith("child(")) {
      return Kind.CHILD;
    }
    return switch (written) {
      case "text" -> Kind.TEXT;
      case "all" -> Kind.ALL;
      case "message" -> Kind.MESSAGE;
      default -> throw new IllegalArgumentException("not a place of a component: " + written);
    };
  }

  private static String inner(String written) {
    int open = written.indexOf('(');
    return open < 0 ? "" : written.substring(open + 1, written.lastIndexOf(')'));
  }
}

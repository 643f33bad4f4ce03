package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import java.util.Locale;

/**
 * A parameter of an operation outside its body.
 *
 * @param in where it is
 * @param name its name
 * @param required whether a call without it is refused
 * @param declared whether it is described; false for one that only the path names
 * @param type what it may be
 * @param location its key or description; for one that is not declared, the operation
 */
public record ApiParameter(
    In in, String name, boolean required, boolean declared, ApiType type, Location location) {

  /** Where a parameter is. */
  public enum In {
    PATH,
    QUERY,
    HEADER,
    COOKIE;

    /** The word for rules: {@code query}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A way to show who calls.
 *
 * @param name the name that operations refer to it by
 * @param kind what it is
 * @param location its key, or the reference where nothing declares it
 * @param key the parameter that carries a key; absent for other kinds
 * @param in where the key is: {@code header}, {@code query}, {@code cookie}; empty where unknown
 * @param grants the OAuth 2.0 grants that it allows: {@code authorization_code}, {@code implicit},
 *     {@code password}, {@code client_credentials} or as written
 * @param urls the addresses of its authorization server
 */
public record SecurityScheme(
    String name,
    Kind kind,
    Location location,
    @Nullable ApiText key,
    String in,
    List<ApiText> grants,
    List<ApiText> urls) {

  public SecurityScheme {
    grants = List.copyOf(grants);
    urls = List.copyOf(urls);
  }

  /** What a scheme is. */
  public enum Kind {
    OAUTH2,
    OPENID,
    OAUTH1,
    BEARER,
    BASIC,
    DIGEST,
    API_KEY,
    CLIENT_ID,
    MUTUAL_TLS,
    PASS_THROUGH,
    /** Something else, told in words. */
    CUSTOM,
    /** Nothing declares it. */
    UNKNOWN;

    /** The word for rules: {@code api-key}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static SecurityScheme unknown(String name, Location location) {
    return new SecurityScheme(name, Kind.UNKNOWN, location, null, "", List.of(), List.of());
  }
}

package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of an operation must show.
 *
 * @param schemes the schemes of all alternatives
 * @param optional whether one alternative asks for nothing; true where nothing is declared
 * @param scopes the scopes, roles or permissions that a token must have, of all alternatives
 * @param location where it is declared; absent where nothing is
 */
public record Security(
    List<SecurityScheme> schemes,
    boolean optional,
    List<ApiText> scopes,
    @Nullable Location location) {

  /** Nothing is declared. */
  static final Security NONE = new Security(List.of(), true, List.of(), null);

  public Security {
    schemes = List.copyOf(schemes);
    scopes = List.copyOf(scopes);
  }
}

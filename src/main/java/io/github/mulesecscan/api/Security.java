package io.github.mulesecscan.api;

import io.github.mulesecscan.source.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of an operation must show.
 *
 * @param schemes the schemes of all alternatives
 * @param optional whether one alternative asks for nothing; true where nothing is declared
 * @param location where it is declared; absent where nothing is
 */
public record Security(
    List<SecurityScheme> schemes, boolean optional, @Nullable Location location) {

  /** Nothing is declared. */
  static final Security NONE = new Security(List.of(), true, null);

  public Security {
    schemes = List.copyOf(schemes);
  }
}

package io.github.mulesecscan.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a component is for. */
public enum ComponentRole {
  /** Does something with the event that passes it. */
  OPERATION,
  /** Begins a flow. */
  SOURCE,
  /** Holds processors that run one after the other. */
  SCOPE,
  /** Holds routes, which are scopes. */
  ROUTER,
  /** Runs when something failed. */
  HANDLER,
  /** Is set up once for the application. */
  CONFIG,
  /** Is part of another component. */
  PARAMETER,
  /** Stands where processors do and does nothing with the event. */
  NEUTRAL;

  /** The role as component files name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name. */
  static Optional<ComponentRole> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ComponentRole::word).toList();
  }

  /**
   * Whether elements of the same namespace inside are parts of the component. Those inside of
   * scopes and routers are components of their own.
   */
  public boolean ownsItsChildren() {
    return switch (this) {
      case OPERATION, SOURCE, CONFIG, PARAMETER, NEUTRAL -> true;
      case SCOPE, ROUTER, HANDLER -> false;
    };
  }
}

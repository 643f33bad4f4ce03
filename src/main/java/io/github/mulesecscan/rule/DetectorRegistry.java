package io.github.mulesecscan.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The detectors that rules may name. */
public final class DetectorRegistry {

  private final Map<String, DetectorFactory> byName;

  private DetectorRegistry(Map<String, DetectorFactory> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /**
   * A registry of {@code factories}, in the order of the documentation.
   *
   * @throws IllegalStateException if two have one name
   */
  public static DetectorRegistry of(List<DetectorFactory> factories) {
    Map<String, DetectorFactory> byName = new LinkedHashMap<>();
    for (DetectorFactory factory : factories) {
      if (byName.put(factory.name(), factory) != null) {
        throw new IllegalStateException("two detectors are called " + factory.name());
      }
    }
    return new DetectorRegistry(byName);
  }

  /** The factory that rules call {@code name}. */
  public Optional<DetectorFactory> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All factories, in the order of the documentation. */
  public List<DetectorFactory> factories() {
    return List.copyOf(byName.values());
  }

  /** The names, in the order of the documentation. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }
}

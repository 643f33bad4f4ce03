package io.github.mulesecscan.project;

import java.util.List;
import java.util.Set;

/** Replaces {@code ${…}} in texts of an application by what its files say. */
public final class PropertyResolver {

  /** The values that {@code text} may have; never empty, at most 32. */
  public List<ResolvedValue> resolve(String text) {
    throw new UnsupportedOperationException();
  }

  /** Every place that defines {@code key}, the one that wins first. */
  public List<PropertyDefinition> definitions(String key) {
    throw new UnsupportedOperationException();
  }

  /** The environments that the application's configuration files are made for. */
  public Set<String> environments() {
    throw new UnsupportedOperationException();
  }
}

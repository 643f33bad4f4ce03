package io.github.mulesecscan.project;

import io.github.mulesecscan.project.PropertyResolver.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The environments that names of files were found to tell of. */
final class EnvironmentRegister {

  private final Map<String, Environment> byName = new TreeMap<>();

  /**
   * Notes the environment in which the placeholders of a file's name have {@code values}.
   *
   * @return that environment
   */
  Environment add(Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    for (String value : values.values()) {
      // A placeholder for a whole path says more than the environment.
      Set<String> told = value.contains("/") ? EnvironmentNames.in(value) : Set.of();
      String part = told.isEmpty() ? value : String.join("-", told);
      parts.add(part.toLowerCase(Locale.ROOT));
    }
    Environment here = new Environment(parts, values);
    byName.merge(here.name(), here, EnvironmentRegister::both);
    return here;
  }

  /** The environments by name, without those that only name a part of another one. */
  List<Environment> environments() {
    List<Environment> all = List.copyOf(byName.values());
    List<Environment> whole = new ArrayList<>();
    for (Environment one : all) {
      if (all.stream().noneMatch(other -> isPart(one, other))) {
        whole.add(withParts(one, all));
      }
    }
    return whole;
  }

  private static boolean isPart(Environment part, Environment whole) {
    return whole.parts().size() > part.parts().size() && whole.parts().containsAll(part.parts());
  }

  private static Environment withParts(Environment one, List<Environment> all) {
    Environment whole = one;
    for (Environment other : all) {
      if (isPart(other, one)) {
        whole = both(whole, other);
      }
    }
    return whole;
  }

  /** The same environment, chosen by the placeholders of two elements. */
  private static Environment both(Environment one, Environment other) {
    Map<String, String> selected = new LinkedHashMap<>(other.selected());
    selected.putAll(one.selected());
    return new Environment(one.parts(), selected);
  }
}

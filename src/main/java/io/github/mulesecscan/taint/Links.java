package io.github.mulesecscan.taint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What flows hand to each other through queues and stores, by system and name. Grows while flows
 * are interpreted; who reads early is interpreted again.
 */
final class Links {

  private final Map<String, Value> cells = new TreeMap<>();
  private boolean changed;

  /**
   * Puts {@code value} into the queue or store {@code key}; into all of a system if it is unknown.
   */
  void publish(String system, Value key, Value value) {
    Value flat = value.flat();
    for (String cell : names(system, key)) {
      Value before = cells.getOrDefault(cell, Value.NOTHING);
      Value after = before.join(flat);
      if (!after.equals(before)) {
        cells.put(cell, after);
        changed = true;
      }
    }
  }

  /** What may be in the queue or store {@code key}. */
  Value consume(String system, Value key) {
    Value all = cells.getOrDefault(system, Value.NOTHING);
    if (key.constants().isEmpty()) {
      for (Map.Entry<String, Value> cell : cells.entrySet()) {
        all = cell.getKey().startsWith(system + " ") ? all.join(cell.getValue()) : all;
      }
      return all;
    }
    for (String cell : names(system, key)) {
      all = all.join(cells.getOrDefault(cell, Value.NOTHING));
    }
    return all;
  }

  private static List<String> names(String system, Value key) {
    return key.constants()
        .map(names -> names.stream().map(name -> system + " " + name).toList())
        .orElse(List.of(system));
  }

  /** Whether anything was added since this was last asked. */
  boolean hasChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }
}

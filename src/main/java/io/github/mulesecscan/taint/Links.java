package io.github.mulesecscan.taint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What flows hand to each other through queues and stores, by system and name. Grows while flows
 * are interpreted; who read before is then interpreted again.
 */
final class Links {

  private final Agenda agenda;
  private final Map<String, Value> cells = new TreeMap<>();
  private final Map<String, Agenda.Readers> readers = new TreeMap<>();

  Links(Agenda agenda) {
    this.agenda = agenda;
  }

  /**
   * Puts {@code value} into the queue or store {@code key}; into all of a system if it is unknown.
   */
  void publish(String system, Value key, Value value) {
    // That just this entry is read again is a guess where nobody knows which one it is.
    Value sure = key.constants().isPresent() ? value : value.weaken();
    Value flat = sure.flat().anonymous();
    boolean changed = false;
    for (String cell : names(system, key)) {
      Value before = cells.getOrDefault(cell, Value.NOTHING);
      Value after = before.join(flat);
      if (!after.equals(before)) {
        cells.put(cell, after);
        changed = true;
      }
    }
    if (changed) {
      readers(system).changed();
    }
  }

  private Agenda.Readers readers(String system) {
    return readers.computeIfAbsent(system, name -> agenda.readers());
  }

  /** What may be in the queue or store {@code key}. */
  Value consume(String system, Value key) {
    readers(system).read();
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
}

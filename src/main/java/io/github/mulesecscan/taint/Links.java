package io.github.mulesecscan.taint;

import io.github.mulesecscan.catalog.DataFlowModel;
import io.github.mulesecscan.flow.FilePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What flows hand to each other through queues and stores, by system and name. Grows while flows
 * are interpreted; who read before is then interpreted again.
 */
final class Links {

  /** So often what is in one place may grow; then its structure is given up. */
  private static final int MOST_CHANGES = 12;

  private static final String UNNAMED = "";

  private final Agenda agenda;
  private final Map<String, Area> areas = new TreeMap<>();

  Links(Agenda agenda) {
    this.agenda = agenda;
  }

  /**
   * Where data is put, or taken from.
   *
   * @param system what the names belong to: {@code JMS}
   * @param within what else they belong to: a store; empty if nothing
   * @param names the queues or entries that it may be; empty if that is unknown
   * @param match how names have to fit
   */
  record Channel(
      String system, String within, Optional<List<String>> names, DataFlowModel.Match match) {
    Channel {
      names = names.map(List::copyOf);
    }

    Channel(String system, String within, Optional<List<String>> names) {
      this(system, within, names, DataFlowModel.Match.NAME);
    }

    private String area(String part) {
      return String.join("\n", system, within, part);
    }

    Channel reply() {
      return new Channel(system + " reply", within, names, match);
    }

    /** Whether what is known under {@code name} may be what is taken from here. */
    private FilePaths.Fit fit(String name) {
      boolean below = match == DataFlowModel.Match.BELOW;
      if (below || match == DataFlowModel.Match.PATH) {
        FilePaths.Fit best = FilePaths.Fit.NO;
        for (String each : names.orElse(List.of())) {
          FilePaths.Fit one = FilePaths.fit(name, each, below);
          best = one.compareTo(best) > 0 ? one : best;
        }
        return best;
      }
      if (names.isPresent() && names.get().contains(name)) {
        return FilePaths.Fit.YES;
      }
      return names.isEmpty() || name.equals(UNNAMED) ? FilePaths.Fit.PERHAPS : FilePaths.Fit.NO;
    }
  }

  private static final class Area {
    private final Agenda.Readers readers;
    private final Map<String, Cell> cells = new TreeMap<>();

    Area(Agenda.Readers readers) {
      this.readers = readers;
    }
  }

  private static final class Cell {
    private Value value = Value.NOTHING;
    private int changes;

    boolean add(Value more) {
      Value after = value.join(changes < MOST_CHANGES ? more : more.flat());
      if (after.equals(value)) {
        return false;
      }
      changes++;
      value = changes < MOST_CHANGES ? after : after.flat();
      return true;
    }
  }

  /** Puts {@code value}, a part of a message, into {@code channel}. */
  void publish(Channel channel, String part, Value value) {
    Area area = area(channel, part);
    Value detached = detached(value);
    boolean changed = false;
    for (String name : channel.names().orElse(List.of(UNNAMED))) {
      changed |= area.cells.computeIfAbsent(name, unseen -> new Cell()).add(detached);
    }
    if (changed) {
      area.readers.changed();
    }
  }

  private Area area(Channel channel, String part) {
    return areas.computeIfAbsent(channel.area(part), name -> new Area(agenda.readers()));
  }

  /**
   * What may be in {@code channel}. Where one side does not name it, that it is the same is a
   * guess: data is less sure then, and nothing that must not become known.
   */
  Value consume(Channel channel, String part) {
    Area area = area(channel, part);
    area.readers.read();
    List<Value> sure = new ArrayList<>();
    List<Value> guessed = new ArrayList<>();
    area.cells.forEach(
        (name, cell) -> {
          FilePaths.Fit fit = channel.fit(name);
          if (fit != FilePaths.Fit.NO) {
            (fit == FilePaths.Fit.YES ? sure : guessed).add(cell.value);
          }
        });
    Value guess = Functions.joined(guessed).mapTaints(Taint::unmark).weaken();
    // Entries of one store are alike, and files at one place; queues of one system are not.
    boolean alike = !channel.within().isEmpty() || channel.match() != DataFlowModel.Match.NAME;
    return Functions.joined(sure).join(alike ? guess : guess.weaken());
  }

  /** The same data; what it was in the run that handed it over does not matter any more. */
  private static Value detached(Value value) {
    ValueBuilder changed = value.change().id(null).closures(List.of());
    if (!value.hasParts()) {
      changed.shapes(changed.shapes.stream().map(Links::detached).toList());
      return changed.build();
    }
    changed.fields(changed.fields().map(Links::detached));
    changed.others = changed.others == null ? null : detached(changed.others);
    changed.elements = changed.elements == null ? null : detached(changed.elements);
    return changed.build();
  }

  private static Shape detached(Shape shape) {
    return shape.mapHoles(hole -> new Shape.Hole(hole.taints(), null, hole.location()));
  }
}

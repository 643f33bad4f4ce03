package io.github.mulesecscan.taint;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notes what the parts of a script read of the event while they are evaluated, each within the one
 * around it. Whoever gets a value that was computed before has read what that one has.
 */
final class Reads {

  /**
   * What the result of a part depends on.
   *
   * @param all what it read of the event
   * @param repeatable whether it is the same whenever that is the same
   * @param silent whether nothing but the result comes of it: no sink was reached
   */
  record Reading(Set<Read> all, boolean repeatable, boolean silent) {
    private static final Reading NOTHING = new Reading(Set.of(), true, true);
  }

  private static final class Note {
    private final Set<Read> all = new LinkedHashSet<>();
    private boolean repeatable = true;
    private boolean silent = true;
  }

  private final Deque<Note> open = new ArrayDeque<>();

  /** What is read from here on belongs to a part; {@link #end} must follow. */
  void begin() {
    open.push(new Note());
  }

  /** The part ends: what it read, the part around it has read, too. */
  Reading end() {
    Note note = open.pop();
    Reading reading =
        note.all.isEmpty() && note.repeatable && note.silent
            ? Reading.NOTHING
            : new Reading(note.all, note.repeatable, note.silent);
    add(reading);
    return reading;
  }

  void add(Read read) {
    Note note = open.peek();
    if (note != null) {
      note.all.add(read);
    }
  }

  void add(Collection<Read> reads) {
    Note note = open.peek();
    if (note != null) {
      note.all.addAll(reads);
    }
  }

  /** A result that was computed before is used. */
  void add(Reading reading) {
    Note note = open.peek();
    if (note != null) {
      note.all.addAll(reading.all());
      note.repeatable &= reading.repeatable();
      note.silent &= reading.silent();
    }
  }

  /** What is computed now depends on something else as well. */
  void unrepeatable() {
    Note note = open.peek();
    if (note != null) {
      note.repeatable = false;
    }
  }

  /** What is computed now reaches a sink. */
  void reachesSink() {
    Note note = open.peek();
    if (note != null) {
      note.silent = false;
    }
  }

  /** A value that is computed when it is first asked for. */
  Supplier<Value> later(Supplier<Value> computation) {
    return new Later(computation);
  }

  private final class Later implements Supplier<Value> {
    private final Supplier<Value> computation;
    private @Nullable Value value;
    private Reading reading = Reading.NOTHING;
    private boolean running;

    Later(Supplier<Value> computation) {
      this.computation = computation;
    }

    @Override
    public Value get() {
      Value known = value;
      if (known != null) {
        add(reading);
        return known;
      }
      if (running) {
        // A variable that needs itself never gets a value; which one of a circle depends on who
        // asked first.
        unrepeatable();
        return Value.NOTHING;
      }
      running = true;
      begin();
      Value computed = computation.get();
      reading = end();
      value = computed;
      return computed;
    }
  }
}

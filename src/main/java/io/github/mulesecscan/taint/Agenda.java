package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has to be interpreted again since something that it read has changed. What was interpreted
 * often comes last, and what many callers read before those callers, so that they read what is
 * known for good; of the rest what was begun last comes first, callees before their callers.
 */
final class Agenda {

  /** So many times as often as others, what many callers read is interpreted before those. */
  private static final int SHARED_RUNS = 8;

  private static final Comparator<Work> ORDER =
      Comparator.comparingInt(Work::turn)
          .thenComparingInt(work -> work.isShared() ? 0 : 1)
          .thenComparingInt(work -> work.runs)
          .thenComparingInt(work -> -work.number);

  /** How often one thing is interpreted; values are made coarser long before. */
  private static final int MOST_RUNS = 60;

  private final TreeSet<Work> waiting = new TreeSet<>(ORDER);
  private final Deque<Work> running = new ArrayDeque<>();
  private final Dependencies dependencies = new Dependencies();
  private int created;
  private final Consumer<Work> exhausted;

  /**
   * @param exhausted is told what was given up on before its result was known for good
   */
  Agenda(Consumer<Work> exhausted) {
    this.exhausted = exhausted;
  }

  /** A part of the application that is interpreted as one. */
  abstract static class Work {
    private int number;
    private int runs;

    /** The flow that it is about. */
    abstract XmlElement flow();

    /** Whether it is interpreted for all callers at once. */
    abstract boolean isShared();

    abstract void run();

    private int turn() {
      return isShared() ? runs / SHARED_RUNS : runs;
    }
  }

  /** Whoever read something that may still change. */
  final class Readers {
    private final Set<Work> all = new LinkedHashSet<>();
    private final Dependencies.Version version = new Dependencies.Version();

    /** What runs now has read it. */
    void read() {
      dependencies.on(version);
      Work reader = current();
      if (reader != null) {
        all.add(reader);
      }
    }

    void changed() {
      version.changed();
      all.forEach(Agenda.this::add);
    }
  }

  /** What depends on what. */
  Dependencies dependencies() {
    return dependencies;
  }

  Readers readers() {
    return new Readers();
  }

  private @Nullable Work current() {
    return running.peek();
  }

  /** Runs {@code work} later. */
  void add(Work work) {
    number(work);
    waiting.add(work);
  }

  private void number(Work work) {
    if (work.number == 0) {
      work.number = ++created;
    }
  }

  /** Runs {@code work} at once. */
  void run(Work work) {
    number(work);
    waiting.remove(work);
    if (work.runs >= MOST_RUNS) {
      exhausted.accept(work);
      return;
    }
    work.runs++;
    running.push(work);
    dependencies.begin();
    try {
      work.run();
    } finally {
      dependencies.end();
      running.pop();
    }
  }

  /** Runs all that waits, and what comes to wait thereby. */
  void finish() {
    while (!waiting.isEmpty()) {
      run(waiting.first());
    }
  }
}

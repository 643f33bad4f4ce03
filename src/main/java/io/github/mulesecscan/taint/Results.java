package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What scripts and parts of them gave before: where all that they read is the same, the way of its
 * data included, they give it again. Belongs to one application.
 *
 * @param <T> what is given
 */
final class Results<T> {

  /** So many results are kept for each part, the last ones. */
  private static final int MOST = 32;

  /**
   * @param guards what checks had shown
   * @param nesting how many calls of flows were open
   * @param open the functions that were open
   * @param read what was read
   */
  private record Result<T>(
      Guards guards, int nesting, List<Node> open, Map<Read, Value> read, T value) {

    boolean holds(Run run, Guards there) {
      if (nesting != run.outerNesting() || !run.isOpen(open) || !guards.equals(there)) {
        return false;
      }
      for (Map.Entry<Read, Value> each : read.entrySet()) {
        if (!each.getValue().isSame(run.value(each.getKey()))) {
          return false;
        }
      }
      return true;
    }
  }

  private final Map<Node, Deque<Result<T>>> kept = new IdentityHashMap<>();

  /** What {@code part} gives in {@code run}, if that is known; {@code run} has read it then. */
  Optional<T> find(Node part, Run run, Guards guards) {
    Deque<Result<T>> results = kept.get(part);
    if (results == null) {
      return Optional.empty();
    }
    for (Result<T> result : results) {
      if (result.holds(run, guards)) {
        run.reads().add(result.read().keySet());
        return Optional.of(result.value());
      }
    }
    return Optional.empty();
  }

  void keep(Node part, Run run, Guards guards, Reads.Reading reading, T value) {
    Deque<Result<T>> results = kept.computeIfAbsent(part, unseen -> new ArrayDeque<>());
    if (results.size() == MOST) {
      results.removeLast();
    }
    results.addFirst(
        new Result<>(guards, run.outerNesting(), run.open(), run.values(reading.all()), value));
  }
}

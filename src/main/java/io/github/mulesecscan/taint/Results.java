package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Whether it was found with the same checks and calls around it. */
    boolean fits(Run run, Guards there) {
      return nesting == run.outerNesting() && run.isOpen(open) && guards.equals(there);
    }

    /** Whether {@code one} was something else; not if it was not read. */
    boolean differs(Read one, Run run) {
      Value before = read.get(one);
      return before != null && !before.isSame(run.value(one));
    }

    /** The first thing that it read and that is something else now. */
    @Nullable Read differing(Run run) {
      for (Map.Entry<Read, Value> each : read.entrySet()) {
        if (!each.getValue().isSame(run.value(each.getKey()))) {
          return each.getKey();
        }
      }
      return null;
    }
  }

  /** The results of one part. */
  private static final class Known<T> {
    private final Deque<Result<T>> results = new ArrayDeque<>(2);

    /** What was not the same the last time: often it is so again. */
    private @Nullable Read suspect;

    Optional<Result<T>> find(Run run, Guards guards) {
      for (Result<T> result : results) {
        if (result.fits(run, guards) && (suspect == null || !result.differs(suspect, run))) {
          Read differing = result.differing(run);
          if (differing == null) {
            return Optional.of(result);
          }
          suspect = differing;
        }
      }
      return Optional.empty();
    }
  }

  private final Map<Node, Known<T>> kept = new IdentityHashMap<>();

  /** What {@code part} gives in {@code run}, if that is known; {@code run} has read it then. */
  Optional<T> find(Node part, Run run, Guards guards) {
    Known<T> known = kept.get(part);
    Optional<Result<T>> result = known == null ? Optional.empty() : known.find(run, guards);
    result.ifPresent(found -> run.reads().add(found.read().keySet()));
    return result.map(Result::value);
  }

  void keep(Node part, Run run, Guards guards, Reads.Reading reading, T value) {
    Deque<Result<T>> results = kept.computeIfAbsent(part, unseen -> new Known<>()).results;
    if (results.size() == MOST) {
      results.removeLast();
    }
    results.addFirst(
        new Result<>(guards, run.outerNesting(), run.open(), run.values(reading.all()), value));
  }
}

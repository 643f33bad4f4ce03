package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the processors of one context ended before. A flow is interpreted again since something that
 * it depends on has changed; most of its processors do not depend on that, and end as they did.
 */
final class Replay {

  /** So many ends of one processor are kept, the last ones: loops and handlers begin anew. */
  private static final int MOST = 4;

  /**
   * An end.
   *
   * @param type of the error that is handled
   * @param state what it began with
   * @param before how what was before it may fail
   * @param own how it ended
   * @param after how all so far ended
   */
  private record Kept(
      String type,
      State state,
      Failures before,
      Outcome own,
      Outcome after,
      Dependencies.Noted noted) {}

  private final Dependencies dependencies;
  private final Map<XmlElement, Deque<Kept>> all = new IdentityHashMap<>();

  Replay(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  /**
   * How {@code part} ends, together with what may fail before it.
   *
   * @param type of the error that is handled; empty if none is
   * @param work interprets it
   */
  Outcome once(XmlElement part, String type, State state, Failures before, Supplier<Outcome> work) {
    Deque<Kept> kept = all.get(part);
    Kept known = kept == null ? null : find(kept, type, state);
    if (known != null && known.noted.holds()) {
      dependencies.add(known.noted);
      return known.before == before ? known.after : known.own.plus(before);
    }
    dependencies.begin();
    Outcome outcome;
    Dependencies.Noted noted;
    try {
      outcome = work.get();
    } finally {
      noted = dependencies.end();
      dependencies.add(noted);
    }
    if (!noted.isRepeatable()) {
      return outcome.plus(before);
    }
    if (kept == null) {
      kept = new ArrayDeque<>(1);
      all.put(part, kept);
    }
    Outcome own = known == null ? outcome : outcome.likeBefore(known.own);
    Outcome after = own.plus(before);
    if (known != null) {
      kept.remove(known);
    } else if (kept.size() == MOST) {
      kept.removeLast();
    }
    kept.addFirst(new Kept(type, state, before, own, after, noted));
    return after;
  }

  private static @Nullable Kept find(Deque<Kept> kept, String type, State state) {
    for (Kept each : kept) {
      if (each.state == state && each.type.equals(type)) {
        return each;
      }
    }
    for (Kept each : kept) {
      if (each.type.equals(type) && each.state.isSame(state)) {
        return each;
      }
    }
    return null;
  }
}

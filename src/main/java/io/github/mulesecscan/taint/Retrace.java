package io.github.mulesecscan.taint;

import io.github.mulesecscan.finding.TraceStep;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells the way of data through a flow as it is for a second caller: the flow was interpreted for
 * the first caller, who passed the same, but the data came to the call another way. Nothing is
 * compared before somebody looks at a way.
 */
final class Retrace implements UnaryOperator<Trace> {

  private final State first;
  private final State second;
  private final int deeper;
  private final Map<Trace, Trace> moved = new IdentityHashMap<>();
  private boolean compared;

  private Retrace(State first, State second, int deeper) {
    this.first = first;
    this.second = second;
    this.deeper = deeper;
  }

  /**
   * @param first what the first caller passed
   * @param second what the second one passes, equal to it but for the way of the data
   * @param deeper how many more calls are open at the second one
   */
  static Retrace between(State first, State second, int deeper) {
    return new Retrace(first, second, deeper);
  }

  private void compare() {
    if (!compared) {
      compared = true;
      add(first.payload(), second.payload());
      add(first.attributes(), second.attributes());
      add(first.error(), second.error());
      add(first.correlationId(), second.correlationId());
      addAll(first.vars().values().iterator(), second.vars().values().iterator());
    }
  }

  private void add(Value first, Value second) {
    if (first == second || first.isClean()) {
      return;
    }
    add(first.whole(), second.whole());
    add(first.keys(), second.keys());
    if (!first.hasParts()) {
      shapes(first, second);
      return;
    }
    addAll(first.fields().values().iterator(), second.fields().values().iterator());
    add(first.others().orElse(Value.NOTHING), second.others().orElse(Value.NOTHING));
    add(first.elements().orElse(Value.NOTHING), second.elements().orElse(Value.NOTHING));
  }

  private void addAll(Iterator<Value> first, Iterator<Value> second) {
    while (first.hasNext() && second.hasNext()) {
      add(first.next(), second.next());
    }
  }

  private void shapes(Value first, Value second) {
    for (int i = 0; i < first.shapes().size() && i < second.shapes().size(); i++) {
      Iterator<Shape.Piece> there = second.shapes().get(i).pieces().iterator();
      for (Shape.Piece piece : first.shapes().get(i).pieces()) {
        boolean both = there.hasNext();
        Shape.Piece other = both ? there.next() : piece;
        if (piece instanceof Shape.Hole hole && other instanceof Shape.Hole same) {
          add(hole.taints(), same.taints());
        }
      }
    }
  }

  private void add(Taints first, Taints second) {
    if (first == second) {
      return;
    }
    for (int i = 0; i < first.all().size() && i < second.all().size(); i++) {
      Trace here = first.all().get(i).trace();
      Trace there = second.all().get(i).trace();
      // The same way, told apart by nothing but its objects.
      if (here != there && (deeper != 0 || !here.isSame(there))) {
        moved.putIfAbsent(here, there);
      }
    }
  }

  Outcome apply(Outcome outcome) {
    return first == second
        ? outcome
        : outcome.map(state -> state.mapAll(value -> value.told(this)));
  }

  /** The same data, come the way of the second caller. */
  @Override
  public Trace apply(Trace trace) {
    compare();
    if (moved.isEmpty()) {
      return trace;
    }
    Deque<Trace> behind = new ArrayDeque<>();
    @Nullable Trace at = trace;
    while (at != null && !moved.containsKey(at)) {
      behind.push(at);
      at = at.before();
    }
    if (at == null) {
      behind.forEach(old -> moved.put(old, old));
      return trace;
    }
    Trace told = moved.getOrDefault(at, at);
    for (Trace old : behind) {
      TraceStep step = old.step();
      int nesting = Math.max(0, step.nesting() + deeper);
      TraceStep same =
          nesting == step.nesting()
              ? step
              : new TraceStep(step.location(), step.message(), step.kind(), nesting);
      told = told.andThen(same, old.check());
      moved.put(old, told);
    }
    return told;
  }
}

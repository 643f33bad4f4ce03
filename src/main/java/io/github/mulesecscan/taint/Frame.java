package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Node;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values of the names that a block, function or case declares. Lives as long as one evaluation;
 * a variable gets its value when it is first asked for.
 */
final class Frame {

  static final Frame OUTERMOST = new Frame(null);

  private final @Nullable Frame outer;
  private final Map<Node, Map<String, Slot>> slots = new IdentityHashMap<>();

  private Frame(@Nullable Frame outer) {
    this.outer = outer;
  }

  Frame inner() {
    return new Frame(this);
  }

  /** Gives {@code name}, declared by {@code declaring}, a value. */
  void bind(Node declaring, String name, Value value) {
    slot(declaring, name, new Slot(() -> value));
  }

  /** Gives {@code name} a value that is computed when it is needed. */
  void bindLater(Node declaring, String name, Supplier<Value> value) {
    slot(declaring, name, new Slot(value));
  }

  private void slot(Node declaring, String name, Slot slot) {
    slots.computeIfAbsent(declaring, node -> new HashMap<>()).put(name, slot);
  }

  Optional<Value> value(Node declaring, String name) {
    for (Frame at = this; at != null; at = at.outer) {
      Map<String, Slot> named = at.slots.get(declaring);
      if (named != null && named.containsKey(name)) {
        return Optional.of(named.get(name).value());
      }
    }
    return Optional.empty();
  }

  /** The innermost frame that {@code declaring} declares something in. */
  Optional<Frame> of(Node declaring) {
    for (Frame at = this; at != null; at = at.outer) {
      if (at.slots.containsKey(declaring)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static final class Slot {
    private final Supplier<Value> computation;
    private @Nullable Value value;
    private boolean open;

    Slot(Supplier<Value> computation) {
      this.computation = computation;
    }

    Value value() {
      Value known = value;
      if (known != null) {
        return known;
      }
      if (open) {
        // A variable that needs itself never gets a value.
        return Value.NOTHING;
      }
      open = true;
      Value computed = computation.get();
      value = computed;
      return computed;
    }
  }
}

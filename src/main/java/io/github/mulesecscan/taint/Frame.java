package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.dataweave.Node;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values of the names that a block, function or case declares. Lives as long as one evaluation.
 */
final class Frame {

  static final Frame OUTERMOST = new Frame(null, true);

  private final @Nullable Frame outer;
  private final boolean ofHeader;
  private final Map<Node, Map<String, Supplier<Value>>> slots = new IdentityHashMap<>(2);

  private Frame(@Nullable Frame outer, boolean ofHeader) {
    this.outer = outer;
    this.ofHeader = ofHeader;
  }

  Frame inner() {
    return new Frame(this, false);
  }

  /** For the names of a header. */
  Frame header() {
    return new Frame(this, this == OUTERMOST);
  }

  /**
   * Whether it has no names but those of the header of a script, which stand for the same wherever
   * the event is the same.
   */
  boolean isOfHeader() {
    return ofHeader;
  }

  /** Gives {@code name}, declared by {@code declaring}, a value. */
  void bind(Node declaring, String name, Value value) {
    slot(declaring, name, () -> value);
  }

  /** Gives {@code name} a value that is computed when it is needed, see {@link Reads#later}. */
  void bindLater(Node declaring, String name, Supplier<Value> value) {
    slot(declaring, name, value);
  }

  private void slot(Node declaring, String name, Supplier<Value> slot) {
    slots.computeIfAbsent(declaring, node -> new HashMap<>(4)).put(name, slot);
  }

  Optional<Value> value(Node declaring, String name) {
    for (Frame at = this; at != null; at = at.outer) {
      Map<String, Supplier<Value>> named = at.slots.get(declaring);
      Supplier<Value> slot = named == null ? null : named.get(name);
      if (slot != null) {
        return Optional.of(slot.get());
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
}

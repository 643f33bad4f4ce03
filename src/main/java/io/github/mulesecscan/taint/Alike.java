package io.github.mulesecscan.taint;

import org.jspecify.annotations.Nullable;

/**
 * What may turn out to say the same as another of its kind. Then one of them stands for both, so
 * that they are not compared again.
 *
 * @param <T> the kind
 */
abstract class Alike<T extends Alike<T>> {

  /** What stands for this one. */
  private @Nullable T proxy;

  abstract T self();

  /** Whether it is a constant, which all analyses share: nothing else stands for it. */
  abstract boolean isShared();

  /** Whether {@code other} says the same, found out by looking at all of both. */
  abstract boolean says(T other);

  /** Whether {@code other} says the same. */
  final boolean isAlike(T other) {
    T here = representative();
    T there = other.representative();
    if (here == there) {
      return true;
    }
    if (!here.says(there)) {
      return false;
    }
    if (there.isShared()) {
      here.standIn(there);
    } else {
      there.standIn(here);
    }
    return true;
  }

  /** From here on {@code other}, which says the same, stands for this one. */
  final void standIn(T other) {
    proxy = other;
  }

  /** The one of all that are known to say the same. */
  final T representative() {
    T at = self();
    for (T next = at.proxy(); next != null; next = at.proxy()) {
      at = next;
    }
    if (at != this) {
      proxy = at;
    }
    return at;
  }

  final @Nullable T proxy() {
    return proxy;
  }
}

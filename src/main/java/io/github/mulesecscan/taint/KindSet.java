package io.github.mulesecscan.taint;

/**
 * A set of kinds of sinks, see {@link Kinds}.
 *
 * @param bits one bit for each kind
 */
public record KindSet(long bits) {

  static final KindSet NONE = new KindSet(0);

  /** Every kind, also those that no table knows. */
  static final KindSet ALL = new KindSet(-1L);

  KindSet union(KindSet other) {
    return new KindSet(bits | other.bits);
  }

  KindSet intersection(KindSet other) {
    return new KindSet(bits & other.bits);
  }

  KindSet without(KindSet other) {
    return new KindSet(bits & ~other.bits);
  }

  boolean containsAll(KindSet other) {
    return (other.bits & ~bits) == 0;
  }

  boolean isEmpty() {
    return bits == 0;
  }
}

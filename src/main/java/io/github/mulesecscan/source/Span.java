package io.github.mulesecscan.source;

/**
 * A stretch of a text: where it begins and how long it is, both in UTF-16 code units.
 *
 * @param offset the first code unit, 0-based
 * @param length the number of code units; 0 marks a point between two characters
 */
public record Span(int offset, int length) implements Comparable<Span> {

  public Span {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("negative span: " + offset + "+" + length);
    }
  }

  /** The span from {@code start} up to, not including, {@code end}. */
  public static Span between(int start, int end) {
    return new Span(start, end - start);
  }

  /** The offset after the last code unit. */
  public int end() {
    return offset + length;
  }

  /** Whether {@code other} lies wholly within this span. */
  public boolean contains(Span other) {
    return offset <= other.offset && other.end() <= end();
  }

  /** Whether the two spans share at least one code unit. */
  public boolean overlaps(Span other) {
    return offset < other.end() && other.offset < end();
  }

  /** The smallest span that holds both. */
  public Span union(Span other) {
    return between(Math.min(offset, other.offset), Math.max(end(), other.end()));
  }

  @Override
  public int compareTo(Span other) {
    int byOffset = Integer.compare(offset, other.offset);
    return byOffset != 0 ? byOffset : Integer.compare(length, other.length);
  }
}

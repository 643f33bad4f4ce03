package io.github.mulesecscan.taint;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Why data must not become known: a small set, in order. Immutable. */
final class DataMarks {

  static final DataMarks NONE = new DataMarks(List.of());

  /** More reasons are not kept: each one is enough. */
  private static final int LIMIT = 8;

  private final List<DataMark> all;
  private final int hash;

  private DataMarks(List<DataMark> all) {
    this.all = all;
    this.hash = all.hashCode();
  }

  static DataMarks of(Collection<DataMark> marks) {
    if (marks.isEmpty()) {
      return NONE;
    }
    List<DataMark> sorted = List.copyOf(new TreeSet<>(marks));
    return new DataMarks(sorted.size() <= LIMIT ? sorted : sorted.subList(0, LIMIT));
  }

  /** The labels of an origin, each a mark. */
  static DataMarks of(Origin origin) {
    if (origin.labels().isEmpty()) {
      return NONE;
    }
    return of(origin.labels().stream().map(label -> DataMark.of(label, origin)).toList());
  }

  List<DataMark> all() {
    return all;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  DataMarks union(DataMarks other) {
    if (this == other || all.containsAll(other.all)) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    TreeSet<DataMark> both = new TreeSet<>(all);
    both.addAll(other.all);
    DataMarks joined = of(both);
    return joined.equals(this) ? this : joined;
  }

  DataMarks with(DataMark mark) {
    return union(new DataMarks(List.of(mark)));
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof DataMarks marks && hash == marks.hash && all.equals(marks.all));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return all.toString();
  }
}

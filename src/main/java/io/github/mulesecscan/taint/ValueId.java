package io.github.mulesecscan.taint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The identity of a value: two values of one identity are the same at run time, whatever they are
 * called, so that what is checked of one holds for the other.
 *
 * @param root the place that made the value it was selected from
 * @param path the fields selected from it
 */
record ValueId(String root, List<String> path) implements Comparable<ValueId> {

  private static final int DEEPEST = 6;

  ValueId {
    path = List.copyOf(path);
  }

  static ValueId of(String root) {
    return new ValueId(root, List.of());
  }

  Optional<ValueId> child(String name) {
    if (path.size() == DEEPEST) {
      return Optional.empty();
    }
    List<String> longer = new ArrayList<>(path.size() + 1);
    longer.addAll(path);
    longer.add(name);
    return Optional.of(new ValueId(root, longer));
  }

  @Override
  public int compareTo(ValueId other) {
    int byRoot = root.compareTo(other.root);
    if (byRoot != 0) {
      return byRoot;
    }
    for (int i = 0; i < path.size() && i < other.path.size(); i++) {
      int byName = path.get(i).compareTo(other.path.get(i));
      if (byName != 0) {
        return byName;
      }
    }
    return Integer.compare(path.size(), other.path.size());
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ValueId id && root.equals(id.root) && path.equals(id.path));
  }

  @Override
  public int hashCode() {
    return 31 * root.hashCode() + path.hashCode();
  }
}

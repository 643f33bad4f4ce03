package io.github.mulesecscan.taint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return path.size() == DEEPEST
        ? Optional.empty()
        : Optional.of(new ValueId(root, Stream.concat(path.stream(), Stream.of(name)).toList()));
  }

  @Override
  public int compareTo(ValueId other) {
    int byRoot = root.compareTo(other.root);
    return byRoot != 0 ? byRoot : text().compareTo(other.text());
  }

  private String text() {
    return path.stream().collect(Collectors.joining("\n"));
  }
}

package io.github.mulesecscan.taint;

import io.github.mulesecscan.source.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the analysis of an application found.
 *
 * @param flows what reaches sinks, by place
 * @param unknownComponents how often components that the catalogue does not know are used, by name
 * @param bounds where data was not followed to its end since the application is of unusual size or
 *     nesting, by place; mostly empty
 * @param effort what it took
 */
public record TaintResult(
    List<TaintFlow> flows,
    Map<String, Integer> unknownComponents,
    List<Diagnostic> bounds,
    Effort effort) {
  public TaintResult {
    flows = List.copyOf(flows);
    unknownComponents = Collections.unmodifiableMap(new TreeMap<>(unknownComponents));
    bounds = List.copyOf(bounds);
  }

  /**
   * How much work an analysis was, whatever the machine.
   *
   * @param processors how many processors were interpreted, each time counted
   * @param expressions how many expressions of scripts were evaluated, each time counted
   */
  public record Effort(int processors, long expressions) {}

  /** Whether everything was followed to its end. */
  public boolean complete() {
    return bounds.isEmpty();
  }
}

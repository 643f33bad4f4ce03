package io.github.mulesecscan.taint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the analysis of an application found.
 *
 * @param flows what reaches sinks, by place
 * @param unknownComponents how often components that the catalogue does not know are used, by name
 * @param complete whether everything was followed to its end; an application of unusual size or
 *     nesting may not be
 */
public record TaintResult(
    List<TaintFlow> flows, Map<String, Integer> unknownComponents, boolean complete) {
  public TaintResult {
    flows = List.copyOf(flows);
    unknownComponents = Collections.unmodifiableMap(new TreeMap<>(unknownComponents));
  }
}

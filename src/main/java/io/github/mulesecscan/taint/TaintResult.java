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
 */
public record TaintResult(List<TaintFlow> flows, Map<String, Integer> unknownComponents) {
  public TaintResult {
    flows = List.copyOf(flows);
    unknownComponents = Collections.unmodifiableMap(new TreeMap<>(unknownComponents));
  }
}

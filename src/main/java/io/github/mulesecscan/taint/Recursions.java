package io.github.mulesecscan.taint;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.IdentityHashMap;
import java.util.Map;

/** Groups of flows that call each other, as far as that was seen. */
final class Recursions {

  private final Map<XmlElement, XmlElement> parents = new IdentityHashMap<>();
  private final Dependencies.Version version = new Dependencies.Version();

  /** Changes whenever one more group is seen. */
  Dependencies.Version version() {
    return version;
  }

  /** {@code one} calls {@code other} and is called by it, through whichever flows. */
  void join(XmlElement one, XmlElement other) {
    XmlElement root = root(one);
    XmlElement there = root(other);
    if (root != there) {
      parents.put(there, root);
      version.changed();
    }
  }

  boolean same(XmlElement one, XmlElement other) {
    return root(one) == root(other);
  }

  private XmlElement root(XmlElement flow) {
    XmlElement at = flow;
    for (XmlElement up = parents.get(at); up != null; up = parents.get(at)) {
      XmlElement above = parents.get(up);
      if (above != null) {
        parents.put(at, above);
      }
      at = up;
    }
    return at;
  }
}

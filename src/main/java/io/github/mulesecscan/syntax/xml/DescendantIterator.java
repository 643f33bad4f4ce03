package io.github.mulesecscan.syntax.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Walks the elements below one, in the order of the file, without recursion. */
final class DescendantIterator implements Iterator<XmlElement> {

  /** Elements still to be visited, the next one on top. */
  private final Deque<XmlElement> pending = new ArrayDeque<>();

  DescendantIterator(XmlElement top) {
    pushChildren(top);
  }

  @Override
  public boolean hasNext() {
    return !pending.isEmpty();
  }

  @Override
  public XmlElement next() {
    if (pending.isEmpty()) {
      throw new NoSuchElementException();
    }
    XmlElement element = pending.pop();
    pushChildren(element);
    return element;
  }

  private void pushChildren(XmlElement parent) {
    List<XmlElement> children = parent.children();
    for (int i = children.size() - 1; i >= 0; i--) {
      pending.push(children.get(i));
    }
  }
}

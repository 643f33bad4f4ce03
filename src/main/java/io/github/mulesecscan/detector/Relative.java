package io.github.mulesecscan.detector;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That an element stands in some place to others.
 *
 * @param axis the place
 * @param pattern the others
 * @param least how many there are at least
 * @param most how many there are at most
 */
record Relative(Axis axis, ElementPattern pattern, int least, int most)
    implements Condition<XmlElement> {

  /** Where to look from an element. */
  enum Axis {
    CHILD,
    DESCENDANT,
    PARENT,
    ANCESTOR,
    SIBLING;

    private Iterable<XmlElement> from(XmlElement element) {
      return switch (this) {
        case CHILD -> element.children();
        case DESCENDANT -> element.descendants();
        case PARENT -> element.parent().stream().toList();
        case ANCESTOR -> ancestors(element);
        case SIBLING ->
            element.parent().stream()
                .flatMap(parent -> parent.children().stream())
                .filter(child -> !child.equals(element))
                .toList();
      };
    }

    private static List<XmlElement> ancestors(XmlElement element) {
      List<XmlElement> found = new ArrayList<>();
      for (Optional<XmlElement> at = element.parent(); at.isPresent(); at = at.get().parent()) {
        found.add(at.get());
      }
      return found;
    }
  }

  @Override
  public boolean isPossible(Evaluation evaluation) {
    return least == 0 || pattern.isPossible(evaluation);
  }

  @Override
  public boolean holds(XmlElement element, Evaluation evaluation) {
    Iterable<XmlElement> candidates = axis.from(element);
    if (least == 1 && most == Integer.MAX_VALUE) {
      return pattern.first(candidates, evaluation).isPresent();
    }
    int count = pattern.count(candidates, evaluation);
    return least <= count && count <= most;
  }
}

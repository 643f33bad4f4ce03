package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;

/**
 * That an element names another one, or is named by it, across the files of the application.
 *
 * @param direction which of the two holds the name
 * @param pattern the other element
 * @param by the attributes that hold the name; empty for the usual ones
 */
record Reference(Direction direction, ElementPattern pattern, List<NamePattern> by)
    implements Condition<XmlElement> {

  private static final NamePattern CONFIG_REF = new NamePattern("", "config-ref", false);

  Reference {
    by = List.copyOf(by);
  }

  /** Which of two elements holds the name of the other. */
  enum Direction {
    REFERS_TO("refers-to"),
    REFERENCED_BY("referenced-by");

    private final String key;

    Direction(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  @Override
  public boolean isPossible(Evaluation evaluation) {
    return pattern.isPossible(evaluation);
  }

  @Override
  public boolean holds(XmlElement element, Evaluation evaluation) {
    return direction == Direction.REFERS_TO
        ? refers(element, evaluation)
        : isReferenced(element, evaluation);
  }

  private boolean refers(XmlElement element, Evaluation evaluation) {
    for (NamePattern name : by.isEmpty() ? List.of(CONFIG_REF) : by) {
      for (NamedValue value : pattern.kind().values(element, name)) {
        List<XmlElement> targets = targets(element, value, evaluation);
        if (pattern.first(targets, evaluation).isPresent()) {
          evaluation.relate(new Label(targets.get(0).location(), value.name() + " refers to this"));
          return true;
        }
      }
    }
    return false;
  }

  /** The elements that {@code value} may name in the environment at hand. */
  private List<XmlElement> targets(XmlElement element, NamedValue value, Evaluation evaluation) {
    return evaluation.values(pattern.kind(), element, value.text()).stream()
        .flatMap(name -> evaluation.scope().project().globalElement(name.text()).stream())
        .toList();
  }

  private boolean isReferenced(XmlElement element, Evaluation evaluation) {
    String name = element.getAttributeValue("name", "");
    if (name.isEmpty()) {
      return false;
    }
    for (XmlElement user : evaluation.scope().project().references(name)) {
      if (holdsName(user, name) && pattern.matches(user, evaluation)) {
        evaluation.relate(new Label(user.location(), "used here"));
        return true;
      }
    }
    return false;
  }

  private boolean holdsName(XmlElement user, String name) {
    return by.isEmpty()
        || by.stream()
            .flatMap(attribute -> pattern.kind().values(user, attribute).stream())
            .anyMatch(value -> value.text().equals(name));
  }
}

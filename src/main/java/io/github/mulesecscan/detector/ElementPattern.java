package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.Optional;

/**
 * Elements that a rule means: by name, and by what holds for them.
 *
 * @param kind the documents they are in
 * @param names the names, any of which an element may have
 * @param when what holds for them
 */
record ElementPattern(
    DocumentKind kind, List<NamePattern> names, Condition<? super XmlElement> when) {

  ElementPattern {
    names = List.copyOf(names);
  }

  /** The same names under another condition. */
  ElementPattern with(Condition<? super XmlElement> condition) {
    return new ElementPattern(kind, names, condition);
  }

  boolean isNamed(XmlElement element) {
    for (NamePattern name : names) {
      if (kind.isNamed(name, element)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code element} is meant; what shows it is noted only if so. */
  boolean matches(XmlElement element, Evaluation evaluation) {
    if (!isNamed(element)) {
      return false;
    }
    Evaluation attempt = evaluation.attempt();
    if (!when.holds(element, attempt)) {
      return false;
    }
    evaluation.accept(attempt);
    return true;
  }

  /** The first of {@code candidates} that is meant. */
  Optional<XmlElement> first(Iterable<XmlElement> candidates, Evaluation evaluation) {
    for (XmlElement candidate : candidates) {
      if (matches(candidate, evaluation)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** How many of {@code candidates} are meant. */
  int count(Iterable<XmlElement> candidates, Evaluation evaluation) {
    int count = 0;
    for (XmlElement candidate : candidates) {
      count += matches(candidate, evaluation) ? 1 : 0;
    }
    return count;
  }

  /** Whether the application may have an element that is meant. */
  boolean isPossible(Evaluation evaluation) {
    return evaluation.scope().mayHave(kind, names) && when.isPossible(evaluation);
  }

  /** The elements of the application that have one of the names, in the order of the files. */
  List<XmlElement> named(Scope scope) {
    return named(scope, List.of());
  }

  /** Those of them that may have one of {@code attributes}; all of them if there are none. */
  List<XmlElement> named(Scope scope, List<NamePattern> attributes) {
    return scope.elements(kind).named(names, attributes);
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.NamePattern;
import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.project.ResolvedValue.State;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * That one of several attributes has a value that passes a test, or that none of them is there.
 *
 * @param kind the documents that the element is in
 * @param names the attributes
 * @param present whether one is there, or none
 * @param absentMeans the value that counts where none is there
 * @param test what is asked of the value; may be empty
 */
record AttributeCondition(
    DocumentKind kind,
    List<NamePattern> names,
    boolean present,
    Optional<String> absentMeans,
    ValueTest test)
    implements Condition<XmlElement> {

  AttributeCondition {
    names = List.copyOf(names);
  }

  @Override
  public List<NamePattern> attributes() {
    return present && absentMeans.isEmpty() ? names : List.of();
  }

  @Override
  public boolean holds(XmlElement element, Evaluation evaluation) {
    boolean found = false;
    for (NamePattern name : names) {
      for (NamedValue value : kind.values(element, name)) {
        found = true;
        if (present && passes(element, value, evaluation)) {
          return true;
        }
      }
    }
    if (found || !present) {
      return !found && !present;
    }
    return absentMeans.isPresent() && defaultPasses(element, absentMeans.get(), evaluation);
  }

  private boolean passes(XmlElement element, NamedValue value, Evaluation evaluation) {
    List<ResolvedValue> values =
        test.asWritten()
            ? List.of(literal(value.text()))
            : evaluation.values(kind, element, value.text());
    return note(element, value.name(), values, value.location(), evaluation);
  }

  private boolean defaultPasses(XmlElement element, String text, Evaluation evaluation) {
    String name = names.get(0).localName();
    return note(element, name, List.of(literal(text)), element.location(), evaluation);
  }

  private boolean note(
      XmlElement element,
      String name,
      List<ResolvedValue> values,
      Location location,
      Evaluation evaluation) {
    for (ResolvedValue value : values) {
      Answer answer = test.answer(value);
      if (answer != Answer.NO) {
        evaluation.note(Evidence.of(element, name, value, location, test, answer));
        return true;
      }
    }
    return false;
  }

  private static ResolvedValue literal(String text) {
    return new ResolvedValue(text, State.LITERAL, Set.of(), Set.of(), List.of());
  }
}

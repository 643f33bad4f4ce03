package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.project.ResolvedValue.State;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.util.List;
import java.util.Set;

/**
 * That the text directly in an element, without the blanks around it, passes a test.
 *
 * @param kind the documents that the element is in
 * @param test what is asked of the text
 */
record TextCondition(DocumentKind kind, ValueTest test) implements Condition<XmlElement> {

  @Override
  public boolean holds(XmlElement element, Evaluation evaluation) {
    NamedValue text = NamedValue.ofText(element);
    List<ResolvedValue> values =
        test.asWritten()
            ? List.of(new ResolvedValue(text.text(), State.LITERAL, Set.of(), Set.of(), List.of()))
            : evaluation.values(kind, element, text.text());
    for (ResolvedValue value : values) {
      Answer answer = test.answer(value);
      if (answer != Answer.NO) {
        evaluation.note(Evidence.of(element, text.name(), value, text.location(), test, answer));
        return true;
      }
    }
    return false;
  }
}

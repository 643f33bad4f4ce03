package io.github.mulesecscan.detector;

import io.github.mulesecscan.project.ResolvedValue;
import java.util.List;

/**
 * What a rule asks of a value. Nothing is guessed: a test that needs the value's text fails where
 * the text is not known.
 *
 * @param parts what all has to be so
 * @param asWritten whether the text of the file is meant, placeholders not replaced
 * @param asksHost whether it is about the host that the value names
 */
record ValueTest(List<Part> parts, boolean asWritten, boolean asksHost) {

  ValueTest {
    parts = List.copyOf(parts);
  }

  /** The outcome of a test. */
  enum Answer {
    NO,
    /** It holds because the value is not known before the application runs. */
    ASSUMED,
    YES;

    static Answer of(boolean holds) {
      return holds ? YES : NO;
    }
  }

  /** One thing that is asked of a value. */
  interface Part {
    Answer answer(ResolvedValue value);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  Answer answer(ResolvedValue value) {
    Answer answer = Answer.YES;
    for (Part part : parts) {
      Answer here = part.answer(value);
      if (here == Answer.NO) {
        return Answer.NO;
      }
      answer = here == Answer.ASSUMED ? here : answer;
    }
    return answer;
  }
}

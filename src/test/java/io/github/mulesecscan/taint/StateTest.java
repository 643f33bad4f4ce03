package io.github.mulesecscan.taint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateTest {

  private static final Origin ORIGIN =
      new Origin(
          "payload",
          "the payload",
          new Location(new SourcePath("app.xml"), new Span(0, 1), 1, 1, 1, 2),
          Trust.UNTRUSTED,
          Set.of());
  private static final Value WHOLE = Value.of(Taints.of(ORIGIN));
  private static final Value OBJECT = Value.ofFields(Map.of("a", WHOLE));

  @Test
  void whatWasKnownOfAPartIsAGuessWithoutStructure() {
    assertThat(flat(OBJECT).whole().all())
        .extracting(Taint::confidence)
        .containsExactly(Confidence.LOW);
  }

  @Test
  void whatWasKnownOfTheWholeIsAsSureAsBefore() {
    assertThat(flat(WHOLE)).isEqualTo(WHOLE);
  }

  @Test
  void givingUpStructureAgainChangesNothing() {
    assertThat(flat(WHOLE.join(OBJECT))).isEqualTo(WHOLE);
    Value once = flat(OBJECT);
    assertThat(flat(once.join(OBJECT))).isEqualTo(once);
  }

  private static Value flat(Value payload) {
    return State.EMPTY.withPayload(payload, "").flat().payload();
  }
}

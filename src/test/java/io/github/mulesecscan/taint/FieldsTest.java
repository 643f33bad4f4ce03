package io.github.mulesecscan.taint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private static final Value ONE = Value.constant("1");
  private static final Value TWO = Value.constant("2");
  private static final Value THREE = Value.constant("3");

  private final Fields both = Fields.NONE.with("c", TWO).with("a", ONE);

  @Test
  void keepsNamesInOrderWhicheverCameFirst() {
    assertThat(both.names()).containsExactly("a", "c");
    assertThat(both.values()).containsExactly(ONE, TWO);
    assertThat(both.with("b", THREE).names()).containsExactly("a", "b", "c");
    assertThat(both).isEqualTo(Fields.of(both.toMap())).hasSameHashCodeAs(Fields.of(both.toMap()));
  }

  @Test
  void findsWhatIsThereAndNothingElse() {
    assertThat(both.get("a")).isSameAs(ONE);
    assertThat(both.get("b")).isNull();
    assertThat(both.getOrDefault("b", THREE)).isSameAs(THREE);
    assertThat(both.has("c")).isTrue();
    assertThat(Fields.NONE.has("")).isFalse();
  }

  @Test
  void replacesAValueAndLeavesTheOldFieldsAsTheyAre() {
    Fields changed = both.with("a", THREE);

    assertThat(changed.get("a")).isSameAs(THREE);
    assertThat(both.get("a")).isSameAs(ONE);
    assertThat(both.with("a", ONE)).isSameAs(both);
  }

  @Test
  void isTheSameObjectWhereNothingChanges() {
    assertThat(both.map(value -> value)).isSameAs(both);
    assertThat(both.only(name -> true)).isSameAs(both);
    assertThat(both.without("b")).isSameAs(both);
    assertThat(both.and(Fields.NONE)).isSameAs(both);
    assertThat(both.merged(Fields.NONE.with("a", THREE), (own, other) -> own)).isSameAs(both);
  }

  @Test
  void leavesOut() {
    assertThat(both.without("a").names()).containsExactly("c");
    assertThat(both.only(name -> false)).isSameAs(Fields.NONE);
  }

  @Test
  void mergesByName() {
    Fields other = Fields.NONE.with("b", THREE).with("c", THREE).with("d", ONE);

    assertThat(both.and(other).names()).containsExactly("a", "b", "c", "d");
    assertThat(both.and(other).values()).containsExactly(ONE, THREE, THREE, ONE);
    assertThat(both.merged(other, (own, there) -> own).values())
        .containsExactly(ONE, THREE, TWO, ONE);
    assertThat(both.merged(other, (own, there) -> ONE, own -> TWO, added -> Value.CLEAN).values())
        .containsExactly(TWO, Value.CLEAN, ONE, Value.CLEAN);
  }

  @Test
  void changesValuesByName() {
    assertThat(both.mapEach((name, value) -> name.equals("c") ? THREE : value).values())
        .containsExactly(ONE, THREE);
    assertThat(both.map(value -> TWO).names()).containsExactly("a", "c");
  }

  @Test
  void isAlikeOnlyWithTheSameNames() {
    assertThat(both.isAlike(both.map(value -> THREE), (one, other) -> true)).isTrue();
    assertThat(both.isAlike(both.without("a"), (one, other) -> true)).isFalse();
    assertThat(both.isAlike(Fields.NONE.with("a", ONE).with("d", TWO), Value::equals)).isFalse();
    assertThat(both).isNotEqualTo(both.with("a", TWO)).isNotEqualTo(List.of());
    assertThat(Fields.of(new TreeMap<>())).isSameAs(Fields.NONE);
  }
}

package io.github.mulesecscan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretMaskTest {

  @Test
  void numbersOfPeopleAreHiddenWhereverTheyStand() {
    assertThat(SecretMask.NONE.hide("ssn 523-41-9876, card 4539 5234 1987 6266, paid"))
        .doesNotContain("9876")
        .doesNotContain("6266")
        .startsWith("ssn ")
        .endsWith(", paid");
    assertThat(SecretMask.NONE.hide("order 12")).isEqualTo("order 12");
  }

  @Test
  void digitsThatMayBeOfTwoNumbersAreHiddenOnce() {
    assertThat(SecretMask.NONE.hide("ssn 4539 523-41-9876 266"))
        .isEqualTo(SecretMask.NONE.hide("ssn 4539 5234 1987 6266"))
        .doesNotContainPattern("[0-9]");
  }
}

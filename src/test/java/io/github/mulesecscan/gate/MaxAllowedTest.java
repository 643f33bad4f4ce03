package io.github.mulesecscan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxAllowedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                    | 0
          5                     | 5
          ' 5 '                 | 5
          high=2                | high=2
          medium=10, HIGH = 2   | high=2,medium=10
          low=3,5               | 5,low=3
          critical=0            | critical=0
          """)
  void readsBothForms(String text, String meaning) {
    MaxAllowed allowed = MaxAllowed.parse(text);
    assertThat(allowed).hasToString(meaning);
    assertThat(MaxAllowed.parse(meaning)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          five         | maxAllowed=five is not understood at 'five'; write a number such as 5, or one for each severity such as high=2,medium=10.
          -1           | maxAllowed=-1 is not understood at '-1'; write a number such as 5, or one for each severity such as high=2,medium=10.
          high=        | maxAllowed=high= is not understood at ''; write a number such as 5, or one for each severity such as high=2,medium=10.
          'high=1,'    | maxAllowed=high=1, is not understood at ''; write a number such as 5, or one for each severity such as high=2,medium=10.
          99999999999  | maxAllowed=99999999999 is not understood at '99999999999'; write a number such as 5, or one for each severity such as high=2,medium=10.
          hgih=1       | maxAllowed=hgih=1 names the unknown severity 'hgih'; there are critical, high, medium, low and info.
          '1,2'        | maxAllowed=1,2 gives two numbers for the same findings.
          'low=1,low=1'| maxAllowed=low=1,low=1 gives two numbers for the same findings.
          """)
  void saysWhatIsWrong(String text, String problem) {
    assertThatThrownBy(() -> MaxAllowed.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }
}

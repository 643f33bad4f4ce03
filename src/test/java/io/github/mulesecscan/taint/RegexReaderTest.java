package io.github.mulesecscan.taint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexReaderTest {

  private static final Set<String> WATCHED = Set.of("--", "..", "/*");

  @ParameterizedTest(name = "{0} may hold {1}")
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '~',
      value = {
        "[a-z]+ abc-",
        "[a-z]{3,5} abc-",
        "^[a-z]*$ abc-",
        "(a|b)c? abc-",
        "[^'] a0bcA._]-",
        "[\\w.-]+ abcA._0-",
        "\\d{8}-\\d{4} 0-",
        "(?i)[a-z]+ abcA-",
        "(?:a|(?<n>b)) ab-",
        "[a-z&&[^x]]+ ?",
        "[]a] a]-",
        "\\Qa\\E ?",
        "(?=a)b ?",
        "(a)\\1 ?",
        "\\p{L}+ ?",
        "a** a-",
        "(a ?",
        "[a-z ?",
        "a) ?",
        "[z-a]+ -",
      })
  void tellsWhatATextMayHold(String pattern, String expected) {
    Optional<TextLanguage> language = RegexReader.language(pattern, WATCHED);

    if (expected.equals("?")) {
      assertThat(language).isEmpty();
      return;
    }
    StringBuilder held = new StringBuilder();
    for (char c : "a0bcA._]'".toCharArray()) {
      if (language.orElseThrow().mayHold(c)) {
        held.append(c);
      }
    }
    assertThat(sorted(held.toString())).isEqualTo(sorted(expected.replace("-", "")));
  }

  private static String sorted(String text) {
    return text.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[0-9a-f]{8}-[0-9a-f]{4}", "-?[0-9]+", "a-b?-?c", "[a-z]+\\.csv"})
  void findsNoPairs(String pattern) {
    boolean dashes = pattern.equals("a-b?-?c");
    TextLanguage language = RegexReader.language(pattern, WATCHED).orElseThrow();

    assertThat(language.mayHold("--")).isEqualTo(dashes);
    assertThat(language.mayHold("..")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[-a]+", "-{2}", "(-a?)*", "a-(-)", "--", "-a*-"})
  void findsPairs(String pattern) {
    assertThat(RegexReader.language(pattern, WATCHED).orElseThrow().mayHold("--")).isTrue();
  }
}

package io.github.mulesecscan.detector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(?s).*(\\$\\{jndi:|%(m|msg)\\{lookups\\}).*; a ${jndi:x} b; a ${env:x} b",
        "(?i)Basic +[a-z]+; basic abc; Bearer abc",
        "ssh-(dss|rsa1); x ssh-dss; x ssh_dss",
        "colou?rs; colors; cold",
        "(ab)?cdx+; cdxx; ab",
        "[^#]*jdwp.*; -agentlib:jdwp=x; -agentlib:hprof",
        "DES(ede)?(/.*)?; DESede; AES",
        "a\\.bc|d\\+ef; x d+ef; a.b",
      })
  void tellsWhatAPatternCannotMatch(String regex, String may, String cannot) {
    RequiredText required = RequiredText.of(regex, false);
    assertThat(required.mayBeIn(may)).isTrue();
    assertThat(required.mayBeIn(cannot)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"a|bcd", ".*", "[ab]{2,}", "(abc)?", "\\x41bc", "(?P<name>abc)", "x*|abc", "ab|"})
  void promisesNothingWhereThatIsNotObvious(String regex) {
    assertThat(RequiredText.of(regex, false).mayBeIn("")).isTrue();
  }

  @Test
  void letterCaseDoesNotMatterWhereThePatternSaysSo() {
    assertThat(RequiredText.of("secret", true).mayBeIn("my SECRET")).isTrue();
    assertThat(RequiredText.of("secret", false).mayBeIn("my SECRET")).isFalse();
  }

  /** Whatever a pattern is made of: a text that it matches is never told apart. */
  @Test
  void neverRefusesWhatThePatternMatches() {
    Random random = new Random(20261130);
    List<String> wrong = new ArrayList<>();
    int matched = 0;
    for (int round = 0; round < 60_000; round++) {
      String regex = pattern(random, 3);
      String text = text(random);
      if (Pattern.compile(regex).matches(text)) {
        matched++;
        if (!RequiredText.of(regex, false).mayBeIn(text)) {
          wrong.add(regex + " " + text);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(matched).isGreaterThan(1000);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append("abAB.-".charAt(random.nextInt(6)));
    }
    return text.toString();
  }

  private static String pattern(Random random, int depth) {
    StringBuilder regex = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      regex.append(atom(random, depth));
      regex.append(
          List.of("", "", "", "", "?", "*", "+", "{2}", "{0,1}", "+?").get(random.nextInt(10)));
    }
    return regex.toString();
  }

  private static String atom(Random random, int depth) {
    if (depth > 0 && random.nextInt(4) == 0) {
      String start = List.of("(", "(?:", "(?i:").get(random.nextInt(3));
      String or = random.nextBoolean() ? "|" + pattern(random, depth - 1) : "";
      return start + pattern(random, depth - 1) + or + ")";
    }
    return List.of(
            "a", "b", "ab", "aba", ".", "[ab]", "[^a]", "\\.", "\\w", "[]a]", "-", "[\\]b]", "b-")
        .get(random.nextInt(13));
  }
}

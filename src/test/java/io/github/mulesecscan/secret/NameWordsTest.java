package io.github.mulesecscan.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db.clientSecret_dev",
        "apiKey",
        "AWSSecret",
        "secretAWS",
        "x",
        "X",
        "db.password.",
        "a.b/c:d",
        "key2Value",
        "KEY_2",
        "oAuth2Token",
        "Größe.Schlüssel",
        "A1B2",
        "--client-secret--",
        "ABc"
      })
  void theLastWordIsTheLastOfAll(String name) {
    List<String> words = NameWords.of(name);

    assertThat(NameWords.last(name)).isEqualTo(words.get(words.size() - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "...", " - "})
  void aNameWithoutWordsHasNoLastOne(String name) {
    assertThat(NameWords.of(name)).isEmpty();
    assertThat(NameWords.last(name)).isEmpty();
  }
}

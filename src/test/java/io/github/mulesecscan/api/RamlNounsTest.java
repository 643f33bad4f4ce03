package io.github.mulesecscan.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RamlNounsTest {

  @ParameterizedTest
  @CsvSource({
    "medium, media", "person, people", "Child, Children", "category, categories", "box, boxes",
    "batch, batches", "cache, caches", "status, statuses", "address, addresses", "menu, menus",
    "order, orders", "news, news", "series, series", "day, days", "movie, movies"
  })
  void turnsBothWaysAndKeepsWhatIsThere(String singular, String plural) {
    assertThat(RamlParameters.fill("<<x | !singularize>>", Map.of("x", plural)))
        .isEqualTo(singular);
    assertThat(RamlParameters.fill("<<x | !pluralize>>", Map.of("x", singular))).isEqualTo(plural);
    assertThat(RamlNouns.singular(singular)).isEqualTo(singular);
    assertThat(RamlNouns.plural(plural)).isEqualTo(plural);
  }

  @ParameterizedTest
  @CsvSource({"''", "s", "es", "ies", "ss", "y"})
  void keepsScraps(String scrap) {
    assertThat(RamlNouns.singular(scrap)).isNotNull();
    assertThat(RamlNouns.plural(scrap)).isNotNull();
  }
}

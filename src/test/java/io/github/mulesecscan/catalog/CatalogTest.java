package io.github.mulesecscan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {

  private static final String MULE = "http://www.mulesoft.org/schema/mule/";

  private final Namespaces namespaces = Catalog.builtIn().namespaces();

  @ParameterizedTest
  @CsvSource({
    "core, core",
    "tls, tls",
    "ee, ee/core",
    "apikit, mule-apikit",
    "tracking, ee/tracking",
    "apikit-soap, apikit-soap",
    "secure-properties, secure-properties",
    "doc, documentation"
  })
  void knowsTheNamespacesOfMule(String prefix, String end) {
    assertThat(namespaces.uri(prefix)).contains(MULE + end);
  }

  @Test
  void readsNamesWithPrefixesUrisAndAsterisks() {
    assertThat(read("tls:context").matches(MULE + "tls", "context")).isTrue();
    assertThat(read("flow").matches(MULE + "core", "flow")).isTrue();
    assertThat(read("ftp:*").matches(MULE + "ftp", "anything")).isTrue();
    assertThat(read("crypto:jce-*").matches(MULE + "crypto", "jce-sign")).isTrue();
    assertThat(read("crypto:jce-*").matches(MULE + "crypto", "pgp-sign")).isFalse();
    assertThat(read("{urn:x}thing").matches("urn:x", "thing")).isTrue();
    assertThat(namespaces.show(MULE + "tls", "context")).isEqualTo("tls:context");
    assertThat(namespaces.show(MULE + "core", "flow")).isEqualTo("flow");
    assertThat(namespaces.names(MULE + "tls", "context", "tls:context")).isTrue();
  }

  @Test
  void tellsWhatIsWrongWithNames() {
    assertThat(problem("htpp:listener"))
        .isEqualTo("unknown namespace prefix 'htpp' (did you mean 'http'?)");
    assertThat(problem("tls:")).isEqualTo("'' is not the name of an element");
    assertThat(problem("tls:a b")).isEqualTo("'a b' is not the name of an element");
    assertThat(problem("somethingelse:x")).contains("{http://…}name");
  }

  @Test
  void tablesAreCheckedStrictly() {
    List<YamlProblem> problems = new ArrayList<>();
    Namespaces.read(text("pattern: x\nregular: [a, a]\nothres: {}\n"), problems);
    Advisories.read(
        text("date: today\nruntimes: [{line: '4.4', channel: ltss}]\nfloors: [{artifact: a}]"),
        problems);

    assertThat(problems)
        .extracting(YamlProblem::message)
        .anyMatch(message -> message.contains("{prefix}"))
        .anyMatch(message -> message.contains("there twice"))
        .anyMatch(message -> message.contains("did you mean 'others'"))
        .anyMatch(message -> message.contains("but is 'today'"))
        .anyMatch(message -> message.contains("did you mean 'lts'"))
        .anyMatch(message -> message.contains("needs at least one version"));
  }

  @Test
  void versionsAreOrderedAsMavenDoes() {
    assertThat(version("4.4.0")).isLessThan(version("4.10.0"));
    assertThat(version("4.4")).isEqualByComparingTo(version("4.4.0"));
    assertThat(version("1.0.0-SNAPSHOT")).isLessThan(version("1.0.0"));
    assertThat(version("4.4.0")).isLessThan(version("4.4.0-20230320"));
    assertThat(version("4.4.0-20230320").buildDate()).contains(LocalDate.of(2023, 3, 20));
    assertThat(version("4.4.0-20239999").buildDate()).isEmpty();
    assertThat(Version.of("${app.runtime}")).isEmpty();
    assertThat(Version.of("")).isEmpty();
  }

  @Test
  void aFloorHasAReleaseForEachMinorLine() {
    Advisories.Floor floor =
        new Advisories.Floor("g:a", List.of(version("1.12.4"), version("1.11.13")), "medium", "");

    assertThat(floor.mends(version("1.11.3"))).contains(version("1.11.13"));
    assertThat(floor.mends(version("1.12.9"))).isEmpty();
    assertThat(floor.mends(version("1.9.0"))).contains(version("1.12.4"));
    assertThat(floor.mends(version("1.13.0"))).isEmpty();
  }

  @Test
  void aLineAloneDoesNotTellWhatOldReleasesOfItDo() {
    Advisories.Behaviour behaviour =
        new Advisories.Behaviour(
            "b", List.of(version("4.6.2")), List.of("4.4"), LocalDate.of(2024, 4, 1));

    assertThat(behaviour.isIn(version("4.6.1"))).contains(true);
    assertThat(behaviour.isIn(version("4.6.2"))).contains(false);
    assertThat(behaviour.isIn(version("4.6-java17"))).isEmpty();
    assertThat(behaviour.isIn(version("4.9-java17"))).contains(false);
    assertThat(behaviour.isIn(version("4.4.0"))).isEmpty();
  }

  private NamePattern read(String written) {
    return namespaces
        .read(
            written,
            namespaces.core(),
            problem -> {
              throw new AssertionError(problem);
            })
        .orElseThrow();
  }

  private String problem(String written) {
    List<String> problems = new ArrayList<>();
    assertThat(namespaces.read(written, "", problems::add)).isEmpty();
    return String.join("; ", problems);
  }

  private static Version version(String text) {
    return Version.of(text).orElseThrow();
  }

  private static SourceText text(String content) {
    return SourceText.root(new SourcePath("table.yaml"), content);
  }
}

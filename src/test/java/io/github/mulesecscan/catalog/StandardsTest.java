package io.github.mulesecscan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Standards.Extent;
import io.github.mulesecscan.catalog.Standards.Requirement;
import io.github.mulesecscan.catalog.Standards.Standard;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardsTest {

  private static final String GOOD =
      """
      standards:
        - id: acme
          title: Acme rules
          source: https://acme.example/rules
          extent: selection
          limit: People are not seen.
          entry-source: https://acme.example/rules/{digits}
          entries:
            - { number: R-1, words: First, limit: Half of it., checked: true }
            - { number: R-2, words: Second, limit: All of it., static: false, checked: false }
      """;

  @Test
  void anEntryHasTheAddressOfItsStandardsPattern() {
    Standard standard = Standards.read(text(GOOD), new ArrayList<>()).standards().get(0);
    assertThat(standard.extent()).isEqualTo(Extent.SELECTION);
    assertThat(standard.entries())
        .extracting(Requirement::source)
        .containsExactly("https://acme.example/rules/1", "https://acme.example/rules/2");
    assertThat(standard.entries()).extracting(Requirement::isStatic).containsExactly(true, false);
    assertThat(problems(GOOD)).isEmpty();
  }

  @Test
  void mistakesAreTold() {
    assertThat(problems(GOOD.replace("limit: Half of it.,", "")))
        .singleElement()
        .asString()
        .contains("limit");
    assertThat(problems(GOOD.replace(", checked: true", "")))
        .singleElement()
        .asString()
        .contains("compared with a public text");
    assertThat(problems(GOOD.replace("R-2", "R-1"))).singleElement().asString().contains("twice");
    assertThat(problems(GOOD.replace("extent: selection", "extent: most")))
        .singleElement()
        .asString()
        .contains("extent");
    assertThat(problems(GOOD.replace("words: First", "text: First"))).hasSize(2);
    assertThat(problems(GOOD.replace("https://acme.example/rules/{digits}", "page {digits}")))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.toString()).contains("no address"));
  }

  @Test
  void theListsOfOwaspAreWhole() {
    for (String id :
        List.of(Standards.OWASP_API, Standards.OWASP_TOP10_2021, Standards.OWASP_TOP10_2025)) {
      Standard standard = Standards.builtIn().standard(id).orElseThrow();
      assertThat(standard.extent()).isEqualTo(Extent.WHOLE);
      assertThat(standard.entries()).hasSize(10);
    }
  }

  private static List<YamlProblem> problems(String yaml) {
    List<YamlProblem> problems = new ArrayList<>();
    Standards.read(text(yaml), problems);
    return problems;
  }

  private static SourceText text(String yaml) {
    return SourceText.root(new SourcePath("standards.yaml"), yaml);
  }
}

package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportersTest {

  @Test
  void formatsAreFoundByTheirWord() {
    assertThat(Reporters.formats())
        .containsExactly(
            "console",
            "sarif",
            "sarif-github",
            "html",
            "json",
            "csv",
            "markdown",
            "compliance",
            "github",
            "gitlab-sast",
            "gitlab-codequality",
            "sonarqube",
            "junit",
            "checkstyle",
            "portfolio",
            "portfolio-json",
            "portfolio-csv");
    for (String word : Reporters.formats()) {
      assertThat(Reporters.ofFormat(word)).get().extracting(Reporter::format).isEqualTo(word);
    }
    assertThat(Reporters.ofFormat("SARIF")).isEqualTo(Reporters.ofFormat("sarif"));
    assertThat(Reporters.ofFormat("sarf")).isEmpty();
  }

  @Test
  void noTwoFormatsShareAFile() {
    List<String> files =
        Reporters.all().stream().flatMap(reporter -> reporter.fileName().stream()).toList();
    assertThat(files).doesNotHaveDuplicates().hasSize(Reporters.all().size() - 2);
  }

  @Test
  void everyFormatIsDocumented() throws IOException {
    String document = Files.readString(Path.of("docs/reports.md"));
    for (Reporter reporter : Reporters.all()) {
      assertThat(document).contains("| `" + reporter.format() + "` |");
      reporter.fileName().ifPresent(file -> assertThat(document).contains("`" + file + "`"));
      assertThat(reporter.summary()).endsWith(".");
    }
  }
}

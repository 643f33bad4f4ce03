package io.github.mulesecscan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Findings keep their names when files are edited without changing what they do. */
class FingerprintStabilityTest {

  @TempDir static Path folder;
  private static FingerprintStability stability;

  @BeforeAll
  static void scan() throws IOException {
    stability = new FingerprintStability(Path.of("src/it/sample-bank"), folder);
  }

  @ParameterizedTest
  @EnumSource(value = HarmlessEdit.class, names = "FILES_RENAMED", mode = EnumSource.Mode.EXCLUDE)
  void harmlessEditsLeaveFingerprintsAlone(HarmlessEdit edit) throws IOException {
    FingerprintStability.Outcome outcome = stability.after(edit);
    assertThat(outcome.findings()).isGreaterThan(10);
    assertThat(outcome.lost()).isEmpty();
  }

  /** The path is part of a fingerprint; the baseline is what knows renamed files. */
  @ParameterizedTest
  @EnumSource(value = HarmlessEdit.class, names = "FILES_RENAMED")
  void aBaselineKnowsTheFindingsOfRenamedFiles(HarmlessEdit edit) throws IOException {
    FingerprintStability.Outcome outcome = stability.after(edit);
    assertThat(outcome.lost()).isNotEmpty();
    assertThat(outcome.known()).isEqualTo(outcome.findings());
  }
}

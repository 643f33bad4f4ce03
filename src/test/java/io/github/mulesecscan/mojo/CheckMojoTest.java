package io.github.mulesecscan.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How parameters are read; what goes on inside real builds is in src/it. */
@MojoTest
class CheckMojoTest {

  private static final String APPLICATION = "src/test/resources/mojo/application";

  @Inject private MavenSession session;

  @BeforeEach
  void startMavenHere() {
    // The harness gives a mock.
    when(session.getExecutionRootDirectory()).thenReturn(Path.of("").toAbsolutePath().toString());
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "failOn", value = "hihg")
  void namesTheSeverityThatWasMeant(CheckMojo mojo) {
    assertBroken(mojo, "secscan.failOn does not know 'hihg'; did you mean 'high'?");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "minConfidence", value = "absolute")
  void listsTheWordsWhereNoneIsNear(CheckMojo mojo) {
    assertBroken(
        mojo, "secscan.minConfidence does not know 'absolute'; there are high, medium, low.");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "formats", value = "console,sarfi")
  void namesTheFormatThatWasMeant(CheckMojo mojo) {
    assertBroken(mojo, "secscan.formats does not know 'sarfi'; did you mean 'sarif'?");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "maxAllowed", value = "few")
  void explainsTheFormOfTheAllowance(CheckMojo mojo) {
    assertBroken(
        mojo,
        "secscan.maxAllowed=few is not understood at 'few'; write a number such as 5, or one for"
            + " each severity such as high=2,medium=10.");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "excludes", value = "src/[")
  void refusesAPatternThatIsWrong(CheckMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("secscan.excludes has the pattern 'src/['")
        .hasNoCause();
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "directory", value = "no/such/folder")
  void refusesAFolderThatIsNotThere(CheckMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessageEndingWith("which is not a folder.");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "skip", value = "true")
  @MojoParameter(name = "directory", value = "no/such/folder")
  void looksAtNothingWhenSkipped(CheckMojo mojo) {
    assertThatCode(mojo::execute).doesNotThrowAnyException();
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "directory", value = APPLICATION)
  @MojoParameter(name = "outputDirectory", value = "target/mojo-test/fails")
  void failsOnAFindingInsteadOfReportingABrokenBuild(CheckMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessageContaining("1 high finding (failOn=high): tls-trust-all at ");
    assertThat(Path.of("target/mojo-test/fails/mule-secscan.sarif")).exists();
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "directory", value = APPLICATION)
  @MojoParameter(name = "outputDirectory", value = "target/mojo-test/passes")
  @MojoParameter(name = "failOn", value = "CRITICAL")
  @MojoParameter(name = "formats", value = "JSON")
  void takesWordsInAnyLetterCase(CheckMojo mojo) throws Exception {
    mojo.execute();

    assertThat(Path.of("target/mojo-test/passes").toFile().list())
        .containsExactly("mule-secscan.json");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "date", value = "23.11.2026")
  void explainsTheFormOfADay(CheckMojo mojo) {
    assertBroken(mojo, "secscan.date must be a day such as 2026-11-23, but is '23.11.2026'");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "directory", value = APPLICATION)
  @MojoParameter(name = "advisories", value = "src/test/resources/mojo/wrong-advisories.yaml")
  void saysInOneSentenceWhatIsWrongWithTheAdvisories(CheckMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("secscan.advisories: wrong-advisories.yaml:4:")
        .hasMessageContaining("standard-untill")
        .hasNoCause();
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "directory", value = APPLICATION)
  @MojoParameter(name = "advisories", value = "no/such/file.yaml")
  void namesTheAdvisoriesThatAreNotThere(CheckMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessageMatching("secscan.advisories: there is no file .*no.such.file.yaml");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "directory", value = APPLICATION)
  @MojoParameter(name = "outputDirectory", value = "target/mojo-test/advisories")
  @MojoParameter(name = "failOn", value = "never")
  @MojoParameter(name = "formats", value = "json")
  @MojoParameter(name = "date", value = "2026-06-30")
  @MojoParameter(name = "advisories", value = "src/test/resources/mojo/old-advisories.yaml")
  void saysHowOldTheAdvisoriesAre(CheckMojo mojo) throws Exception {
    mojo.execute();

    assertThat(Path.of("target/mojo-test/advisories/mule-secscan.json"))
        .content()
        .contains("\"date\": \"2025-01-01\"", "\"ageInDays\": 545", "advisories-old");
  }

  private static void assertBroken(CheckMojo mojo, String message) {
    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessage(message)
        .hasNoCause();
  }
}

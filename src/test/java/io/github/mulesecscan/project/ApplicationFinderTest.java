package io.github.mulesecscan.project;

import static io.github.mulesecscan.project.AppFolder.codes;
import static io.github.mulesecscan.project.AppFolder.mule;
import static io.github.mulesecscan.project.AppFolder.pom;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationFinderTest {

  @TempDir Path base;
  private AppFolder files;

  @BeforeEach
  void setUp() {
    files = new AppFolder(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mule-application", "mule-domain", "mule-policy", "mule-plugin"})
  void findsProjectsByThePackagingOfTheirPom(String packaging) {
    files.write("a/pom.xml", pom("a", packaging));

    assertThat(files.find().folders()).containsExactly(base.resolve("a"));
  }

  @Test
  void findsAnApplicationWithoutAUsablePom() {
    files
        .write("by-descriptor/mule-artifact.json", "{}")
        .write("by-sources/src/main/mule/deep/app.xml", mule("<flow name='f'/>"))
        .write("by-broken-pom/pom.xml", "<project><packaging>mule-application</packaging>");

    assertThat(files.find().folders())
        .containsExactly(
            base.resolve("by-broken-pom"),
            base.resolve("by-descriptor"),
            base.resolve("by-sources"));
  }

  @Test
  void doesNotTakeOtherProjectsForApplications() {
    files
        .write("lib/pom.xml", pom("lib", "jar"))
        .write(
            "commented/pom.xml",
            "<project><!-- <packaging>mule-application</packaging> --></project>")
        .write("spring/src/main/mule/beans.xml", "<beans/>");

    FoundApplications found = files.find();
    assertThat(found.folders()).isEmpty();
    assertThat(found.diagnostics()).isEmpty();
  }

  @Test
  void findsNestedApplicationsInAFixedOrder() {
    files
        .write("pom.xml", pom("parent", "mule-application"))
        .write("z/pom.xml", pom("z", "mule-application"))
        .write("b/apps/a/pom.xml", pom("a", "mule-application"));

    assertThat(files.find().folders())
        .containsExactly(base, base.resolve("b/apps/a"), base.resolve("z"));
  }

  @Test
  void passesOverBuildOutputHiddenFoldersAndTemplates() {
    String app = pom("x", "mule-application");
    files
        .write("target/x/pom.xml", app)
        .write("node_modules/x/pom.xml", app)
        .write(".git/x/pom.xml", app)
        .write(".mule/x/pom.xml", app)
        .write(".tooling-project/x/pom.xml", app)
        .write("a/src/main/resources/archetype-resources/pom.xml", app)
        .write("a/src/test/resources/app/pom.xml", app);

    assertThat(files.find().folders()).isEmpty();
  }

  @Test
  void givesAnApplicationOnceThoughItsFolderIsNamedTwice() {
    files.write("a/pom.xml", pom("a", "mule-application"));

    FoundApplications found =
        ApplicationFinder.find(base, List.of(base, base.resolve("a"), base.resolve("./a")));
    assertThat(found.folders()).containsExactly(base.resolve("a"));
  }

  @Test
  void tellsOfMule3ApplicationsAndLeavesThemOut() {
    files
        .write("old/src/main/app/app.xml", mule("<flow name='f'/>"))
        .write("older/pom.xml", pom("older", "mule"));

    FoundApplications found = files.find();
    assertThat(found.folders()).isEmpty();
    assertThat(found.diagnostics())
        .extracting(d -> d.code() + " " + d.path())
        .containsExactly("mule3-application old", "mule3-application older");
  }

  @Test
  void takesAGivenFolderWithLooseMuleXmlForAnApplicationAndSaysSo() {
    files.write("flows/a.xml", mule("<flow name='a'/>")).write("data/b.xml", "<data/>");

    FoundApplications found = files.find();
    assertThat(found.folders()).containsExactly(base);
    assertThat(codes(found.diagnostics())).containsExactly("application-without-layout");
  }

  @Test
  void tellsOfFoldersThatAreMissingOrOutsideTheBase() {
    files.write("in/pom.xml", pom("in", "mule-application"));

    FoundApplications found =
        ApplicationFinder.find(
            base.resolve("in"), List.of(base.resolve("in/missing"), base.resolve("out")));
    assertThat(found.folders()).isEmpty();
    assertThat(codes(found.diagnostics())).containsExactly("folder-outside", "file-unreadable");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void followsNoSymbolicLink() {
    files
        .write("outside/app/pom.xml", pom("app", "mule-application"))
        .write("base/real/pom.xml", pom("real", "mule-application"))
        .link("base/away", base.resolve("outside"))
        .link("base/again", base.resolve("base"));

    Path inner = base.resolve("base");
    FoundApplications found = ApplicationFinder.find(inner, List.of(inner, inner.resolve("away")));
    assertThat(found.folders()).containsExactly(inner.resolve("real"));
    assertThat(codes(found.diagnostics())).containsExactly("symlink-outside");
  }
}

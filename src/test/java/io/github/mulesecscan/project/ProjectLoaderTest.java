package io.github.mulesecscan.project;

import static io.github.mulesecscan.project.AppFolder.codes;
import static io.github.mulesecscan.project.AppFolder.mule;
import static io.github.mulesecscan.project.AppFolder.pom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProjectLoaderTest {

  private static final Path APPS = Path.of("src/test/resources/apps");

  @TempDir Path base;
  private AppFolder files;

  @BeforeEach
  void setUp() {
    files = new AppFolder(base);
    files.write("pom.xml", pom("app", "mule-application"));
  }

  @Test
  void readsAWholeApplication() {
    MuleProject project =
        ProjectLoader.load(APPS, APPS.resolve("orders-api"), LoadLimits.defaults());

    assertThat(project.folder()).isEqualTo(new SourcePath("orders-api"));
    assertThat(project.name()).isEqualTo("orders-api");
    assertThat(project.kind()).isEqualTo(ProjectKind.APPLICATION);
    assertThat(names(project.configs().stream().map(MuleConfig::path).toList()))
        .containsExactly("global.xml", "orders.xml", "errors.xml");
    assertThat(project.logging()).hasSize(1).allMatch(found -> found.xml().isPresent());
    assertThat(paths(project.dataWeaveFiles())).containsExactly("orders.dwl");
    assertThat(paths(project.specifications())).containsExactly("orders.raml");
    assertThat(paths(project.otherFiles())).containsExactly("Jenkinsfile");
    assertThat(project.diagnostics()).isEmpty();
    assertThat(project.fileCount()).isEqualTo(14);
    assertThat(project.byteCount()).isGreaterThan(3_000);
  }

  @Test
  void readsTheDescriptorWithPlaces() {
    MuleArtifact artifact =
        ProjectLoader.load(APPS, APPS.resolve("orders-api"), LoadLimits.defaults())
            .artifact()
            .orElseThrow();

    assertThat(artifact.minMuleVersion().map(YamlScalar::value)).contains("4.6.0");
    assertThat(artifact.secureProperties())
        .extracting(YamlScalar::value)
        .containsExactly("secure.key", "db.password");
    assertThat(artifact.secureProperties().get(1).location())
        .hasToString("orders-api/mule-artifact.json:3:38");
  }

  @Test
  void findsGlobalElementsFlowsAndTheirReferences() {
    MuleProject project =
        ProjectLoader.load(APPS, APPS.resolve("orders-api"), LoadLimits.defaults());

    assertThat(project.flows())
        .extracting(flow -> flow.getAttributeValue("name"))
        .containsExactly("orders-main", "fetch-orders");
    assertThat(project.flow("fetch-orders").map(XmlElement::getName)).contains("sub-flow");
    assertThat(project.flow("partner")).isEmpty();
    assertThat(project.globalElement("partner").map(XmlElement::getName))
        .contains("request-config");
    assertThat(project.globalElement("shared-errors")).isPresent();
    assertThat(project.globalElement("env")).as("a property").isEmpty();
    assertThat(project.references("partner"))
        .extracting(XmlElement::getName)
        .containsExactly("request");
    assertThat(project.references("partner-tls"))
        .extracting(XmlElement::getName)
        .containsExactly("request-connection");
    assertThat(project.references("fetch-orders"))
        .extracting(XmlElement::getName)
        .containsExactly("flow-ref");
    assertThat(project.references("unknown")).isEmpty();
  }

  @Test
  void leavesTestsAndDisabledComponentsOut() {
    MuleProject project =
        ProjectLoader.load(APPS, APPS.resolve("orders-api"), LoadLimits.defaults());

    assertThat(project.flow("only-for-tests")).isEmpty();
    assertThat(project.references("check-caller")).isEmpty();
  }

  @Test
  void leavesTheFilesOfNestedApplicationsToThem() {
    files
        .write("src/main/mule/a.xml", mule("<flow name='outer'/>"))
        .write("modules/inner/pom.xml", pom("inner", "mule-application"))
        .write("modules/inner/src/main/mule/a.xml", mule("<flow name='inner'/>"))
        .write("modules/inner/deploy.sh", "echo");

    assertThat(files.load().flow("inner")).isEmpty();
    assertThat(files.load().otherFiles()).isEmpty();
    assertThat(files.load("modules/inner").flow("inner")).isPresent();
  }

  @Test
  void readsImportedConfigurationsOnceAndTellsOfOthers() {
    files
        .write("src/main/mule/a.xml", mule("<import file='shared/b.xml'/><import file='a.xml'/>"))
        .write("src/main/resources/shared/b.xml", mule("<import file='classpath:shared\\c.xml'/>"))
        .write("src/main/resources/shared/c.xml", mule("<flow name='c'/><import file='b.xml'/>"))
        .write("src/main/resources/sample.xml", mule("<flow name='sample'/>"))
        .write("src/main/resources/data.xml", "<data/>");

    MuleProject project = files.load();
    assertThat(project.configs()).hasSize(3);
    assertThat(project.flow("c")).isPresent();
    assertThat(project.flow("sample")).isEmpty();
    assertThat(project.diagnostics())
        .extracting(d -> d.code() + " " + d.path())
        .containsExactly(
            "mule-config-not-imported src/main/resources/sample.xml",
            "import-missing src/main/resources/shared/c.xml");
  }

  @Test
  void readsNothingThatAPathOutsideTheApplicationNames() {
    files
        .write("outer.xml", mule("<flow name='outer'/>"))
        .write("outer.yaml", "k: v")
        .write("app/pom.xml", pom("app", "mule-application"))
        .write(
            "app/src/main/mule/a.xml",
            mule(
                "<import file='../../../../outer.xml'/>"
                    + "<configuration-properties file='../../../../outer.yaml'/>"));

    MuleProject project = files.load("app");
    assertThat(project.flows()).isEmpty();
    assertThat(project.configurationFiles()).isEmpty();
    assertThat(codes(project.diagnostics()))
        .containsExactly("path-outside-application", "path-outside-application");
  }

  @Test
  void setsOtherXmlAndMule3Aside() {
    String mule3Schema =
        "<mule xmlns='http://www.mulesoft.org/schema/mule/core'"
            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='"
            + "http://www.mulesoft.org/schema/mule/core"
            + " http://www.mulesoft.org/schema/mule/core/3.9/mule.xsd'/>";
    files
        .write("src/main/app/flow.xml", mule("<flow name='old'/>"))
        .write("src/main/mule/beans.xml", "<beans/>")
        .write("src/main/mule/strategy.xml", mule("<catch-exception-strategy/>"))
        .write("src/main/mule/schema.xml", mule3Schema)
        .write("src/main/mule/ok.xml", mule("<flow name='new'/>"));

    MuleProject project = files.load();
    assertThat(project.flows()).hasSize(1);
    assertThat(project.diagnostics())
        .extracting(d -> d.code() + " " + d.path().name())
        .containsExactly(
            "mule3-application app",
            "not-mule-xml beans.xml",
            "mule3-config schema.xml",
            "mule3-config strategy.xml");
  }

  @Test
  void readsTheRestWhereAFileIsMalformedTooLargeOrBinary() {
    files
        .write("src/main/mule/broken.xml", "<mule><flow></mule>")
        .write("src/main/mule/ok.xml", mule("<flow name='ok'/>"))
        .write("src/main/mule/large.xml", mule(" ".repeat(2_000)))
        .write("src/main/resources/a.dwl", new byte[] {'a', 0, 'b'});

    MuleProject project = ProjectLoader.load(base, base, new LoadLimits(1_000));
    assertThat(project.flow("ok")).isPresent();
    assertThat(project.diagnostics())
        .extracting(d -> d.code() + " " + d.path().name())
        .containsExactly(
            "xml-malformed broken.xml", "file-too-large large.xml", "file-not-text a.dwl");
  }

  @Test
  void readsAFileOfExactlyTheLimit() {
    String config = mule("<flow name='ok'/>");
    files.write("pom.xml", "<project/>").write("src/main/mule/ok.xml", config);

    MuleProject project = ProjectLoader.load(base, base, new LoadLimits(config.length()));
    assertThat(project.flow("ok")).isPresent();
    assertThat(ProjectLoader.load(base, base, new LoadLimits(config.length() - 1)).flows())
        .isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void tellsOfUnreadableFiles() throws IOException {
    files.write("src/main/mule/secret.xml", mule("")).write("src/main/mule/ok.xml", mule(""));
    Path secret = files.path("src/main/mule/secret.xml");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(secret), "this user may read everything");

    MuleProject project = files.load();
    assertThat(project.configs()).hasSize(1);
    assertThat(codes(project.diagnostics())).containsExactly("file-unreadable");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void followsLinksOnlyWithinTheBaseAndNeverInCircles() {
    files
        .write("outside/secret.xml", mule("<flow name='outside'/>"))
        .write("base/shared/common.xml", mule("<flow name='common'/>"))
        .write("base/app/pom.xml", pom("app", "mule-application"))
        .write("base/app/src/main/mule/own.xml", mule("<flow name='own'/>"))
        .link("base/app/src/main/mule/common", base.resolve("base/shared"))
        .link("base/app/src/main/mule/away", base.resolve("outside"))
        .link("base/app/src/main/mule/away.xml", base.resolve("outside/secret.xml"))
        .link("base/app/src/main/mule/circle", base.resolve("base/app/src"))
        .link("base/app/src/main/mule/up", base.resolve("base"))
        .link("base/app/src/main/mule/nowhere", base.resolve("missing"));

    Path inner = base.resolve("base");
    MuleProject project = ProjectLoader.load(inner, inner.resolve("app"), LoadLimits.defaults());
    assertThat(project.flows())
        .extracting(flow -> flow.getAttributeValue("name"))
        .containsExactly("common", "own");
    assertThat(project.diagnostics())
        .extracting(d -> d.code() + " " + d.path().name())
        .containsExactly(
            "symlink-outside away",
            "symlink-outside away.xml",
            "symlink-loop circle",
            "symlink-broken nowhere",
            "symlink-loop up");
  }

  @Test
  void sortsFilesByWhatTheyAreFor() {
    files
        .write("src/main/resources/openapi.yaml", "openapi: 3.0.0")
        .write("src/main/resources/spec.json", "{\"swagger\": \"2.0\"}")
        .write("src/main/resources/data.json", "{}")
        .write("src/main/resources/api/types/a.raml", "#%RAML 1.0 DataType")
        .write("src/main/resources/store.jks", new byte[] {0, 1})
        .write("src/main/resources/id_key", "-----BEGIN PRIVATE KEY-----")
        .write("src/main/resources/notes", "text")
        .write("src/main/resources/cert.cer", new byte[] {48, 0})
        .write("src/main/java/A.java", "class A {}")
        .write(".github/workflows/ci.yml", "on: push")
        .write("Dockerfile", "FROM x")
        .write("src/main/resources/log4j2.properties", "a=b");

    MuleProject project = files.load();
    assertThat(paths(project.specifications()))
        .containsExactly("a.raml", "openapi.yaml", "spec.json");
    assertThat(paths(project.otherFiles()))
        .containsExactly("ci.yml", "Dockerfile", "A.java", "data.json", "id_key");
    assertThat(names(project.binaryResources())).containsExactly("cert.cer", "store.jks");
    assertThat(project.configurationFiles()).isEmpty();
    assertThat(project.logging()).hasSize(1).allMatch(found -> found.xml().isEmpty());
    assertThat(project.diagnostics()).isEmpty();
  }

  @Test
  void readsMuleXmlWithoutAnyLayout() throws IOException {
    Files.delete(files.path("pom.xml"));
    files
        .write("flows/a.xml", mule("<flow name='a'/><configuration-properties file='a.yaml'/>"))
        .write("conf/a.yaml", "k: v")
        .write("other.xml", "<other/>");

    MuleProject project = files.load();
    assertThat(project.flow("a")).isPresent();
    assertThat(project.resolver().resolve("${k}"))
        .extracting(ResolvedValue::text)
        .containsExactly("v");
    assertThat(project.diagnostics()).isEmpty();
  }

  @Test
  void readsDomainsAndModules() {
    files
        .write("domain/mule-artifact.json", "{}")
        .write(
            "domain/src/main/mule/mule-domain-config.xml",
            "<d:mule-domain xmlns:d='http://www.mulesoft.org/schema/mule/ee/domain'"
                + " xmlns:http='http://www.mulesoft.org/schema/mule/http'>"
                + "<http:listener-config name='shared'/></d:mule-domain>")
        .write("module/pom.xml", pom("module", "mule-plugin"))
        .write(
            "module/src/main/mule/module.xml",
            "<module name='m' xmlns='http://www.mulesoft.org/schema/mule/module'/>");

    assertThat(files.load("domain").kind()).isEqualTo(ProjectKind.DOMAIN);
    assertThat(files.load("domain").globalElement("shared")).isPresent();
    assertThat(files.load("module").kind()).isEqualTo(ProjectKind.PLUGIN);
    assertThat(files.load("module").configs()).hasSize(1);
  }

  @Test
  void refusesAFolderOutsideTheBase() {
    Path outside = base.resolveSibling("elsewhere");
    assertThatThrownBy(() -> ProjectLoader.load(base, outside, LoadLimits.defaults()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> paths(List<ProjectFile> found) {
    return names(found.stream().map(ProjectFile::path).toList());
  }

  private static List<String> names(List<SourcePath> paths) {
    return paths.stream().map(SourcePath::name).toList();
  }
}

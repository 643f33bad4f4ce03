package io.github.mulesecscan.project;

import static io.github.mulesecscan.project.AppFolder.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.syntax.xml.XmlElement;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomTest {

  private static final Path APPS = Path.of("src/test/resources/apps");

  @TempDir Path base;
  private AppFolder files;

  @BeforeEach
  void setUp() {
    files = new AppFolder(base);
  }

  private static Pom orders() {
    return ProjectLoader.load(APPS, APPS.resolve("orders-api"), LoadLimits.defaults())
        .pom()
        .orElseThrow();
  }

  private Pom child(String parent, String content) {
    files.write(
        "apps/a/pom.xml",
        "<project><parent><groupId>com.example</groupId><artifactId>parent</artifactId>"
            + "<version>7</version>"
            + parent
            + "</parent><artifactId>a</artifactId><packaging>mule-application</packaging>"
            + content
            + "</project>");
    return files.load("apps/a").pom().orElseThrow();
  }

  private static String dependency(String version) {
    return "<dependencies><dependency><groupId>g</groupId><artifactId>d</artifactId>"
        + version
        + "</dependency></dependencies>";
  }

  @Test
  void knowsCoordinatesDependenciesPluginsAndRepositories() {
    Pom pom = orders();

    assertThat(pom.coordinates()).isEqualTo(new Coordinates("com.example", "orders-api", "1.2.0"));
    assertThat(pom.packaging()).isEqualTo("mule-application");
    PomDependency http = pom.dependencies().get(0);
    assertThat(http.coordinates().version()).isEqualTo("1.9.3");
    assertThat(http.classifier()).isEqualTo("mule-plugin");
    assertThat(http.scope()).isEqualTo("compile");
    assertThat(http.element().location()).hasToString("orders-api/pom.xml:28:6");
    assertThat(pom.plugins().get(0).coordinates().key())
        .isEqualTo("org.mule.tools.maven:mule-maven-plugin");
    assertThat(pom.plugins().get(0).configurations())
        .extracting(XmlElement::getName)
        .containsExactly("configuration");
    assertThat(pom.repositories()).extracting(XmlElement::getName).containsExactly("repository");
  }

  @Test
  void placesProperties() {
    PropertyDefinition runtime = orders().properties().get(0);

    assertThat(runtime.key()).isEqualTo("app.runtime");
    assertThat(runtime.value()).isEqualTo("4.6.9");
    assertThat(runtime.valueLocation()).hasToString("orders-api/pom.xml:9:18");
    assertThat(runtime.origin()).isEqualTo(PropertyDefinition.Origin.POM);
  }

  @Test
  void takesVersionsFromParentsWithinTheBase() {
    files
        .write(
            "pom.xml",
            "<project><groupId>com.example</groupId><artifactId>root</artifactId>"
                + "<version>7</version><properties><d.version>2.0</d.version></properties></project>")
        .write(
            "apps/pom.xml",
            "<project><parent><groupId>com.example</groupId><artifactId>root</artifactId>"
                + "<version>7</version></parent><artifactId>parent</artifactId>"
                + "<dependencyManagement>"
                + dependency("<version>${d.version}</version>")
                + "</dependencyManagement></project>");
    Pom pom = child("", dependency(""));

    assertThat(pom.coordinates()).isEqualTo(new Coordinates("com.example", "a", "7"));
    assertThat(pom.dependencies().get(0).coordinates().version()).isEqualTo("2.0");
    assertThat(pom.properties()).extracting(PropertyDefinition::key).containsExactly("d.version");
  }

  @Test
  void findsNoParentOutsideTheBaseOrOfAnotherName() {
    files.write(
        "other.xml",
        "<project><artifactId>other</artifactId><properties><v>1</v></properties></project>");
    String dependency = dependency("<version>${v}</version>");

    Pom outside = child("<relativePath>../../../../pom.xml</relativePath>", dependency);
    assertThat(outside.dependencies().get(0).coordinates().hasKnownVersion()).isFalse();
    Pom other = child("<relativePath>../../other.xml</relativePath>", dependency);
    assertThat(other.dependencies().get(0).coordinates().version()).isEqualTo("${v}");
  }

  @Test
  void survivesParentsAndPropertiesInCircles() {
    Pom pom =
        child(
            "<relativePath>pom.xml</relativePath>",
            "<properties><x>${y}</x><y>${x}</y></properties>"
                + dependency("<version>${x}</version>"));

    assertThat(pom.dependencies().get(0).coordinates().version()).isEqualTo("${x}");
  }

  @Test
  void includesWhatProfilesAndManagementContribute() {
    Pom pom =
        child(
            "",
            "<properties><a>1</a></properties>"
                + "<dependencyManagement>"
                + dependency("<version>9</version>")
                + "</dependencyManagement><profiles><profile><id>ci</id>"
                + "<properties><b>2</b></properties>"
                + dependency("<scope>test</scope>")
                + "<build><plugins><plugin><artifactId>p</artifactId><executions><execution>"
                + "<configuration/></execution></executions></plugin></plugins></build>"
                + "</profile></profiles>");

    assertThat(pom.dependencies())
        .extracting(d -> d.profile() + "|" + d.managed() + "|" + d.coordinates().version())
        .containsExactly("|true|9", "ci|false|9");
    assertThat(pom.plugins())
        .extracting(p -> p.profile() + "|" + p.coordinates().key() + p.configurations().size())
        .containsExactly("ci|org.apache.maven.plugins:p1");
    assertThat(pom.properties()).extracting(PropertyDefinition::key).containsExactly("a", "b");
  }

  @Test
  void isAbsentWhereItIsMalformed() {
    files.write("pom.xml", "<project><packaging>mule-application</packaging>");
    MuleProject project = files.load();

    assertThat(project.pom()).isEmpty();
    assertThat(project.name()).isEqualTo(base.getFileName().toString());
    assertThat(codes(project.diagnostics())).containsExactly("xml-malformed");
  }
}

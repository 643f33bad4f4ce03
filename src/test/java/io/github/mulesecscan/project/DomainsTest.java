package io.github.mulesecscan.project;

import static io.github.mulesecscan.project.AppFolder.codes;
import static io.github.mulesecscan.project.AppFolder.mule;
import static io.github.mulesecscan.project.AppFolder.pom;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {

  private static final String DOMAIN =
      "<domain:mule-domain xmlns='http://www.mulesoft.org/schema/mule/core'"
          + " xmlns:domain='http://www.mulesoft.org/schema/mule/ee/domain'>%s</domain:mule-domain>";
  private static final String DEPENDENCY =
      "<dependencies><dependency><groupId>com.example</groupId><artifactId>%s</artifactId>"
          + "<version>1</version><classifier>mule-domain</classifier></dependency></dependencies>";

  @TempDir Path base;
  private AppFolder files;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  @BeforeEach
  void setUp() {
    files = new AppFolder(base);
    files
        .write("shared/pom.xml", pom("bank-domain", "mule-domain"))
        .write("shared/src/main/resources/dev.yaml", "host: dev.example\nport: '1'")
        .write("shared/src/main/resources/prod.yaml", "host: prod.example\nport: '2'")
        .write(
            "shared/src/main/mule/mule-domain-config.xml",
            DOMAIN.formatted(
                "<configuration-properties file='${env}.yaml'/>"
                    + "<global-property name='own' value='domain'/>"
                    + "<object name='shared'/><object name='both'/>"));
    files
        .write("app/pom.xml", withDependency("bank-domain"))
        .write("app/src/main/mule/a.xml", app());
  }

  private static String app() {
    return mule("<global-property name='own' value='app'/><object name='both'/>");
  }

  private static String withDependency(String artifact) {
    return pom("orders", "mule-application")
        .replace("</project>", DEPENDENCY.formatted(artifact) + "</project>");
  }

  private MuleProject join() {
    Domains domains =
        Domains.load(
            base,
            List.of(base.resolve("app"), base.resolve("shared")),
            LoadLimits.defaults(),
            Map.of());
    return domains.join(files.load("app"), diagnostics::add);
  }

  @Test
  void whatTheApplicationLacksIsInItsDomain() {
    MuleProject app = join();
    assertThat(diagnostics).isEmpty();
    assertThat(app.domain()).map(MuleProject::name).contains("bank-domain");
    assertThat(app.globalElement("shared").orElseThrow().location().path().value())
        .isEqualTo("shared/src/main/mule/mule-domain-config.xml");
    // The application's own come first.
    assertThat(app.globalElement("both").orElseThrow().location().path().value())
        .isEqualTo("app/src/main/mule/a.xml");
    assertThat(app.resolver().resolve("${own}"))
        .extracting(ResolvedValue::text)
        .containsExactly("app");
    // What the domain has stays the domain's.
    assertThat(app.configs()).hasSize(1);
  }

  @Test
  void environmentsOfTheDomainServeAnApplicationWithoutAny() {
    assertThat(join().resolver().resolve("${host}:${port}"))
        .extracting(value -> value.environments() + " " + value.text())
        .containsExactly("[dev] dev.example:1", "[prod] prod.example:2");
  }

  @Test
  void environmentsOfTheApplicationChooseFilesOfTheDomain() {
    files
        .write("app/src/main/resources/app-dev.yaml", "path: d")
        .write("app/src/main/resources/app-test.yaml", "path: t")
        .write(
            "app/src/main/mule/b.xml",
            mule("<configuration-properties file='app-${mule.env}.yaml'/>"));
    assertThat(join().resolver().resolve("${host}/${path}"))
        .extracting(value -> value.environments() + " " + value.text())
        .containsExactly("[dev] dev.example/d", "[test] ${host}/t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bank-domain", "bank-domain-1.2.0", "bank-domain-1.2.0-mule-domain"})
  void theDescriptorNamesADomainToo(String name) {
    files
        .write("app/pom.xml", pom("orders", "mule-application"))
        .write("app/mule-artifact.json", "{\"domain\": \"" + name + "\"}");
    assertThat(join().domain()).isPresent();
    assertThat(diagnostics).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bank-domain-of-others", "bank", "other"})
  void aDomainThatIsNotThereIsToldWithItsPlace(String name) {
    files
        .write("app/pom.xml", pom("orders", "mule-application"))
        .write("app/mule-artifact.json", "{\"domain\": \"" + name + "\"}");
    assertThat(join().domain()).isEmpty();
    assertThat(codes(diagnostics)).containsExactly("domain-missing");
    assertThat(String.valueOf(diagnostics.get(0).location()))
        .isEqualTo("app/mule-artifact.json:1:12");
  }

  @Test
  void aDependencyThatIsNotThereIsToldWithItsPlace() {
    files.write("app/pom.xml", withDependency("other-domain"));
    assertThat(join().domain()).isEmpty();
    assertThat(diagnostics.get(0).message()).contains("com.example:other-domain");
    assertThat(diagnostics.get(0).path().value()).isEqualTo("app/pom.xml");
  }

  @Test
  void theDomainOfTheRuntimeIsNone() {
    files
        .write("app/pom.xml", pom("orders", "mule-application"))
        .write("app/mule-artifact.json", "{\"domain\": \"default\"}");
    assertThat(join().domain()).isEmpty();
    assertThat(diagnostics).isEmpty();
  }
}

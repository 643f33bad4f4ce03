package io.github.mulesecscan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that are deployed to a domain. */
class DomainScanTest {

  private static final String PASSWORD = "Xk3l9qLm2vQ7";

  private static final String DOMAIN =
      """
      <domain:mule-domain xmlns="http://www.mulesoft.org/schema/mule/core"
          xmlns:domain="http://www.mulesoft.org/schema/mule/ee/domain"
          xmlns:http="http://www.mulesoft.org/schema/mule/http">
        <configuration-properties file="shared.properties"/>
        <http:listener-config name="shared-listener">
          <http:listener-connection host="0.0.0.0" port="8081" protocol="${protocol}"/>
        </http:listener-config>
      </domain:mule-domain>
      """;

  private static final String APPLICATION =
      """
      <mule xmlns="http://www.mulesoft.org/schema/mule/core"
          xmlns:db="http://www.mulesoft.org/schema/mule/db"
          xmlns:http="http://www.mulesoft.org/schema/mule/http">
        <db:config name="db">
          <db:my-sql-connection host="db" port="3306" user="u" password="${db.password}"/>
        </db:config>
        <flow name="orders">
          <http:listener config-ref="shared-listener" path="/orders"/>
          <http:basic-security-filter realm="bank"/>
          <logger level="INFO" message="password ${db.password}"/>
        </flow>
      </mule>
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeProjects() throws IOException {
    write("shared/pom.xml", pom("bank-domain", "mule-domain", ""));
    write("shared/src/main/mule/mule-domain-config.xml", DOMAIN);
    properties("HTTP");
    for (String name : List.of("accounts", "cards")) {
      write(
          name + "/pom.xml",
          pom(
              name,
              "mule-application",
              "<dependencies><dependency><groupId>com.example</groupId>"
                  + "<artifactId>bank-domain</artifactId><version>1</version>"
                  + "<classifier>mule-domain</classifier></dependency></dependencies>"));
      write(name + "/src/main/mule/api.xml", APPLICATION);
    }
  }

  private void properties(String protocol) throws IOException {
    write(
        "shared/src/main/resources/shared.properties",
        "protocol=" + protocol + "\ndb.password=" + PASSWORD + "\n");
  }

  private static String pom(String artifact, String packaging, String rest) {
    return "<project><groupId>com.example</groupId><artifactId>"
        + artifact
        + "</artifactId><version>1</version><packaging>"
        + packaging
        + "</packaging>"
        + rest
        + "</project>";
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ScanResult scan(List<String> folders, List<String> others) {
    return Scanner.scan(
        new ScanRequest(
            folder,
            folders.stream().map(folder::resolve).toList(),
            RulesetLoader.load(
                    List.of("default"),
                    folder,
                    DomainScanTest.class.getClassLoader(),
                    DetectorRegistry.of(Detectors.all()),
                    Catalog.builtIn())
                .rules(),
            Catalog.builtIn(),
            ScanOptions.defaults(),
            ScanListener.SILENT,
            List.of(),
            others.stream().map(folder::resolve).toList()));
  }

  private static List<String> found(ScanResult result, String rule) {
    return result.findings().stream()
        .filter(one -> one.finding().ruleId().equals(rule))
        .map(one -> one.application() + " " + one.finding().location())
        .toList();
  }

  @Test
  void rulesSeeTheElementsAndPropertiesOfTheDomain() throws IOException {
    List<String> all = List.of("accounts", "cards", "shared");
    assertThat(found(scan(all, List.of()), "basic-auth-without-tls"))
        .containsExactly(
            "accounts accounts/src/main/mule/api.xml:9:6", "cards cards/src/main/mule/api.xml:9:6");
    properties("HTTPS");
    assertThat(found(scan(all, List.of()), "basic-auth-without-tls")).isEmpty();
  }

  @Test
  void aModuleThatIsScannedAloneSeesTheDomainBesideIt() {
    ScanResult beside = scan(List.of("accounts"), List.of("cards", "shared"));
    assertThat(found(beside, "basic-auth-without-tls")).hasSize(1);
    assertThat(beside.applications()).hasSize(1);
    ScanResult alone = scan(List.of("accounts"), List.of());
    assertThat(found(alone, "basic-auth-without-tls")).isEmpty();
    assertThat(alone.diagnostics()).extracting(Diagnostic::code).contains("domain-missing");
  }

  @Test
  void whatIsWrongInTheDomainIsToldOnce() {
    ScanResult result = scan(List.of("accounts", "cards", "shared"), List.of());
    assertThat(
            result.findings().stream()
                .filter(one -> one.finding().location().path().value().startsWith("shared/"))
                .map(one -> one.finding().ruleId() + " " + one.finding().location()))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @Test
  void credentialsOfTheDomainAreMaskedInApplications() {
    ScanResult result = scan(List.of("accounts", "cards", "shared"), List.of());
    assertThat(result.findings()).isNotEmpty();
    assertThat(result.toString()).doesNotContain(PASSWORD);
  }
}

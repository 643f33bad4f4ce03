package io.github.mulesecscan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.RulesetException;
import io.github.mulesecscan.rule.RulesetLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands around a line and makes it harmless, or not: deployment, environments, domains. */
class ContextTest {

  private static final String NAMES =
      """
      <mule xmlns="http://www.mulesoft.org/schema/mule/core"
          xmlns:http="http://www.mulesoft.org/schema/mule/http"
          xmlns:tls="http://www.mulesoft.org/schema/mule/tls"
          xmlns:db="http://www.mulesoft.org/schema/mule/db"
          xmlns:apikit="http://www.mulesoft.org/schema/mule/mule-apikit"
          xmlns:vault="http://www.mulesoft.org/schema/mule/vault-properties-provider"
          xmlns:secure-properties="http://www.mulesoft.org/schema/mule/secure-properties">
      """;

  @TempDir Path folder;

  @Test
  void theDeploymentTellsTheRuntime() throws Exception {
    write("src/main/mule/a.xml", mule("<flow name=\"f\"/>"));
    write(
        "pom.xml",
        pom("<cloudHubDeployment><muleVersion>4.2.2</muleVersion></cloudHubDeployment>"));
    assertThat(scan()).containsKey("runtime-out-of-support");
    write(
        "pom.xml",
        pom("<cloudHubDeployment><muleVersion>4.9.10</muleVersion></cloudHubDeployment>"));
    assertThat(scan()).doesNotContainKey("runtime-out-of-support");
  }

  @Test
  void theIngressOfAPlatformEndsTls() throws Exception {
    write("src/main/mule/a.xml", mule(listener("8081")));
    write("pom.xml", pom(""));
    assertThat(scan()).containsEntry("plaintext-http-listener", Severity.LOW);
    write("pom.xml", pom("<runtimeFabricDeployment/>"));
    assertThat(scan()).containsEntry("plaintext-http-listener", Severity.INFO);
  }

  @Test
  void flowsThatAreNotStartedAnswerNobody() throws Exception {
    String console = "<http:listener config-ref=\"api\" path=\"/console/*\"/><apikit:console/>";
    write("src/main/mule/a.xml", mule(listener("8081") + flow("", console)));
    assertThat(scan()).containsKey("exposed-api-console");
    write("src/main/mule/a.xml", mule(listener("8081") + flow("initialState='stopped'", console)));
    assertThat(scan()).doesNotContainKey("exposed-api-console");
  }

  @Test
  void healthChecksNeedNoRegistration() throws Exception {
    String health =
        "<http:listener config-ref=\"api\" path=\"/api/health\"/><set-payload value=\"up\"/>";
    write("src/main/mule/a.xml", mule(listener("8081") + flow("", health)));
    assertThat(scan()).doesNotContainKey("missing-autodiscovery");
  }

  @Test
  void theMachineItselfNeedsNoTls() throws Exception {
    write("src/main/mule/a.xml", mule(request("localhost")));
    assertThat(scan()).doesNotContainKey("plaintext-http-request");
    write("src/main/mule/a.xml", mule(request("api.example.org")));
    assertThat(scan()).containsEntry("plaintext-http-request", Severity.HIGH);
  }

  @Test
  void environmentsAreJudgedOneByOne() throws Exception {
    String loads = "<configuration-properties file=\"${env}.properties\"/>";
    write("src/main/mule/a.xml", mule(loads + request("${erp.host}")));
    write("src/main/resources/local.properties", "erp.host=localhost\n");
    write("src/main/resources/prod.properties", "erp.host=localhost\n");
    assertThat(scan()).doesNotContainKey("plaintext-http-request");
    write("src/main/resources/prod.properties", "erp.host=api.example.org\n");
    assertThat(scan()).containsKey("plaintext-http-request");
  }

  @Test
  void commentsAndDisabledComponentsDoNotCount() throws Exception {
    String trustAll = "<tls:context name=\"t\"><tls:trust-store insecure=\"true\"/></tls:context>";
    write("src/main/mule/a.xml", mule("<!-- " + trustAll + " --><flow name=\"f\"/>"));
    assertThat(scan()).doesNotContainKey("tls-trust-all");
    // Studio writes a disabled component as such a comment.
    write(
        "src/main/mule/a.xml",
        mule("<!-- [STUDIO:\"t\"]" + trustAll + " [STUDIO] --><flow name=\"f\"/>"));
    assertThat(scan()).doesNotContainKey("tls-trust-all");
    write("src/main/mule/a.xml", mule(trustAll));
    assertThat(scan()).containsKey("tls-trust-all");
  }

  @Test
  void valuesOfAVaultAreNotVisible() throws Exception {
    String vault = "<vault:config name=\"v\"/>";
    write("src/main/mule/a.xml", mule(vault + database("${vault::db.password}")));
    assertThat(scan()).doesNotContainKeys("visible-secret-property", "hardcoded-secret");
    write("src/main/mule/a.xml", mule(database("Xk3l9qLm2v")));
    assertThat(scan()).containsKey("hardcoded-secret");
  }

  @Test
  void aListenerOfTheDomainHasItsKeyStoreThere() throws Exception {
    write(
        "src/main/mule/a.xml",
        mule(flow("", "<http:listener config-ref=\"shared-api\" path=\"/orders\"/>")));
    assertThat(scan()).doesNotContainKeys("https-without-key-store", "plaintext-http-listener");
  }

  @Test
  void sharedConfigurationMayHoldWhatIsMissing() throws Exception {
    String orders = flow("", "<http:listener config-ref=\"api\" path=\"/orders\"/>");
    write("src/main/mule/a.xml", mule(listener("8081") + orders));
    assertThat(scan()).containsEntry("missing-autodiscovery", Severity.LOW);
    assertThat(scan()).containsKey("default-error-body");
    String shared = "<import file=\"shared-global.xml\"/>";
    write("src/main/mule/a.xml", mule(shared + listener("8081") + orders));
    assertThat(scan()).doesNotContainKeys("missing-autodiscovery", "default-error-body");
  }

  @Test
  void consolesAndHealthChecksNeedNoPolicy() throws Exception {
    String protects =
        "<api-gateway:autodiscovery"
            + " xmlns:api-gateway=\"http://www.mulesoft.org/schema/mule/api-gateway\""
            + " apiId=\"${api.id}\" flowRef=\"orders\"/>";
    String orders = flow("", "<http:listener config-ref=\"api\" path=\"/orders\"/>");
    for (String path : List.of("/console/*", "/health", "/api/alive", "/ping")) {
      String other =
          "<flow name=\"other\"><http:listener config-ref=\"api\" path=\"" + path + "\"/></flow>";
      write("src/main/mule/a.xml", mule(listener("8081") + protects + orders + other));
      assertThat(scan()).as(path).doesNotContainKey("listener-bypasses-gateway");
    }
    String admin =
        "<flow name=\"other\"><http:listener config-ref=\"api\" path=\"/refunds\"/></flow>";
    write("src/main/mule/a.xml", mule(listener("8081") + protects + orders + admin));
    assertThat(scan()).containsEntry("listener-bypasses-gateway", Severity.HIGH);
  }

  @Test
  void whatIsOnlyTestedIsNotDeployed() throws Exception {
    String trustAll = "<tls:context name=\"t\"><tls:trust-store insecure=\"true\"/></tls:context>";
    write("src/main/mule/a.xml", mule("<flow name=\"f\"/>"));
    write("src/test/munit/test-suite.xml", mule(trustAll));
    write("src/test/resources/test.properties", "db.password=Xk3l9qLm2v\n");
    assertThat(scan()).doesNotContainKeys("tls-trust-all", "plaintext-secret-property");
  }

  private static String mule(String content) {
    return NAMES + content + "</mule>";
  }

  private static String listener(String port) {
    return "<http:listener-config name=\"api\"><http:listener-connection host=\"0.0.0.0\" port=\""
        + port
        + "\"/></http:listener-config>";
  }

  private static String request(String host) {
    return "<http:request-config name=\"r\"><http:request-connection host=\""
        + host
        + "\"/></http:request-config>";
  }

  private static String database(String password) {
    return "<db:config name=\"d\"><db:my-sql-connection host=\"db.example.org\" port=\"3306\""
        + " user=\"orders\" password=\""
        + password
        + "\" database=\"o\"/></db:config>";
  }

  private static String flow(String attributes, String content) {
    return "<flow name=\"orders\" " + attributes + ">" + content + "</flow>";
  }

  private static String pom(String deployment) {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>org.example</groupId><artifactId>orders</artifactId><version>1.0.0</version>
      <packaging>mule-application</packaging>
      <build><plugins><plugin>
        <groupId>org.mule.tools.maven</groupId><artifactId>mule-maven-plugin</artifactId>
        <version>4.5.0</version><configuration>%s</configuration>
      </plugin></plugins></build>
    </project>
    """
        .formatted(deployment);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** The worst severity of each rule that found something at medium confidence or more. */
  private Map<String, Severity> scan() throws RulesetException {
    ScanResult result =
        Scanner.scan(
            new ScanRequest(
                folder,
                List.of(folder),
                RulesetLoader.load(
                        List.of("default"),
                        folder,
                        ContextTest.class.getClassLoader(),
                        DetectorRegistry.of(Detectors.all()),
                        Catalog.builtIn())
                    .rules(),
                Catalog.builtIn(),
                ScanOptions.defaults(),
                ScanListener.SILENT));
    Map<String, Severity> worst = new TreeMap<>();
    for (ReportedFinding reported : result.findings()) {
      Finding finding = reported.finding();
      if (finding.confidence() != Confidence.LOW) {
        worst.merge(finding.ruleId(), finding.severity(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    return worst;
  }
}

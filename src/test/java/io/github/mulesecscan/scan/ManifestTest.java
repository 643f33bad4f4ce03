package io.github.mulesecscan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.RulesetException;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code mule-secscan.yaml} changes, and what is said of a wrong one. */
class ManifestTest {

  private static final String CONFIG =
      """
      <mule xmlns="http://www.mulesoft.org/schema/mule/core"
          xmlns:http="http://www.mulesoft.org/schema/mule/http">
        <http:listener-config name="api">
          <http:listener-connection host="0.0.0.0" port="8081"/>
        </http:listener-config>
        <flow name="orders">
          <http:listener config-ref="api" path="/orders"/>
          <logger level="INFO" message="#[payload]"/>
        </flow>
      </mule>
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        // manifest                                  | listener | autodiscovery | payload logged
        "''                                          | LOW      | LOW           | LOW",
        "exposure: external                          | MEDIUM   | HIGH          | LOW",
        "{exposure: external, gateway: flex}         | MEDIUM   | none          | LOW",
        "{exposure: internal, gateway: mule}         | LOW      | MEDIUM        | LOW",
        "{exposure: external, tls-termination: gateway} | INFO  | HIGH          | LOW",
        "tls-termination: app                        | HIGH     | LOW           | LOW",
        "classification: [internal, pci]             | LOW      | LOW           | HIGH",
        "classification: public                      | LOW      | LOW           | INFO",
      })
  void declarationsChangeSeverities(
      String manifest, Severity listener, Severity autodiscovery, Severity payload)
      throws Exception {
    Map<String, Severity> severities = severities(scan(manifest.isEmpty() ? "{}" : manifest));
    assertThat(severities.get("plaintext-http-listener")).isEqualTo(listener);
    assertThat(severities.get("missing-autodiscovery")).isEqualTo(autodiscovery);
    assertThat(severities.get("payload-logged")).isEqualTo(payload);
  }

  @Test
  void withoutDeclarationsTheAssumptionIsToldOnce() throws Exception {
    assertThat(severities(scan("exposure: internal"))).containsKey("undeclared-exposure");
    assertThat(severities(scan("{exposure: internal, classification: internal}")))
        .doesNotContainKey("undeclared-exposure");
  }

  @Test
  void mistakesAreToldWithTheirPlaceAndTheRestCounts() throws Exception {
    ScanResult result = scan("exposre: external\ntls-termination: ap\nclassification: pci\n");
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code, found -> String.valueOf(found.location()))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("manifest-wrong", "mule-secscan.yaml:1:1"),
            org.assertj.core.groups.Tuple.tuple("manifest-wrong", "mule-secscan.yaml:2:18"));
    assertThat(result.diagnostics().get(0).message()).contains("did you mean 'exposure'");
    assertThat(result.diagnostics().get(1).message()).contains("did you mean 'app'");
    assertThat(severities(result)).containsEntry("payload-logged", Severity.HIGH);
  }

  @Test
  void aManifestThatIsNoYamlIsToldAndTheScanGoesOn() throws Exception {
    ScanResult result = scan("exposure: [external");
    assertThat(result.diagnostics()).extracting(Diagnostic::code).contains("manifest-wrong");
    assertThat(severities(result)).containsKey("payload-logged");
  }

  @Test
  void theStageOfAnEnvironmentCountsForItsName() throws Exception {
    Path resources = Files.createDirectories(folder.resolve("src/main/resources"));
    Files.writeString(resources.resolve("config-blue.properties"), "db.password=Xk3l9qLm2v\n");
    String loads = "<configuration-properties file=\"config-${env}.properties\"/>";
    String config = CONFIG.replace("</mule>", loads + "</mule>");
    assertThat(severities(scan("exposure: internal", config)))
        .containsEntry("plaintext-secret-property", Severity.HIGH);
    assertThat(severities(scan("environments: {blue: test}", config)))
        .containsEntry("plaintext-secret-property", Severity.MEDIUM);
  }

  private static Map<String, Severity> severities(ScanResult result) {
    Map<String, Severity> found = new TreeMap<>();
    for (ReportedFinding reported : result.findings()) {
      Finding finding = reported.finding();
      found.put(finding.ruleId(), finding.severity());
    }
    return found;
  }

  private ScanResult scan(String manifest) throws IOException, RulesetException {
    return scan(manifest, CONFIG);
  }

  private ScanResult scan(String manifest, String config) throws IOException, RulesetException {
    Path mule = Files.createDirectories(folder.resolve("src/main/mule"));
    Files.writeString(mule.resolve("api.xml"), config);
    Files.writeString(folder.resolve("mule-secscan.yaml"), manifest);
    return Scanner.scan(
        new ScanRequest(
            folder,
            List.of(folder),
            RulesetLoader.load(
                    List.of("default"),
                    folder,
                    ManifestTest.class.getClassLoader(),
                    DetectorRegistry.of(Detectors.all()),
                    Catalog.builtIn())
                .rules(),
            Catalog.builtIn(),
            ScanOptions.defaults(),
            ScanListener.SILENT));
  }
}

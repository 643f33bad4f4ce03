package io.github.mulesecscan.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Absence, properties, data files, versions and XPath. */
class OtherDetectorsTest {

  private static final String NO_AUTODISCOVERY =
      """
      missing: api-gateway:autodiscovery
      missing-when: { attribute: apiId }
      although: http:listener
      unless: { attribute: path, matches: '/(health|console).*' }
      """;

  @TempDir Path folder;

  @Test
  void absenceIsReportedOnceAtTheFirstElementThatCallsForIt() {
    Look app =
        Look.into(folder)
            .mule(
                """
                <flow name="h"><http:listener path="/health"/></flow>
                <flow name="a"><http:listener path="/a"/></flow>
                <flow name="b"><http:listener path="/b"/></flow>
                """);

    assertThat(app.shows("absence", NO_AUTODISCOVERY, "{flow}"))
        .containsExactly("high high [http:listener] a");
    app.mule("g.xml", "<api-gateway:autodiscovery flowRef='a'/>");
    assertThat(app.marks("absence", NO_AUTODISCOVERY)).hasSize(1);
    app.mule("g.xml", "<api-gateway:autodiscovery apiId='${api.id}' flowRef='a'/>");
    assertThat(app.marks("absence", NO_AUTODISCOVERY)).isEmpty();
  }

  @Test
  void absenceLooksIntoOtherDocuments() {
    Look app = Look.into(folder).mule("<flow name='a'/>");
    String rule = "{missing: plugin, missing-in: pom, although: project, in: pom}";

    assertThat(app.marks("absence", rule)).containsExactly("project");
    app.file(
        "pom.xml",
        "<project><packaging>mule-application</packaging><build><plugins><plugin><artifactId>x"
            + "</artifactId></plugin></plugins></build></project>");
    assertThat(app.marks("absence", rule)).isEmpty();
  }

  @Test
  void propertiesAreFoundByKeyAndValueInTheFilesAndTheirEnvironments() {
    Look app =
        Look.into(folder)
            .file("src/main/resources/dev.yaml", "crm:\n  url: 'http://localhost/x'\n")
            .file("src/main/resources/prod.yaml", "crm:\n  url: \"http://crm.example.org\"\n")
            .mule(
                """
                <configuration-properties file="${env}.yaml"/>
                <global-property name="other.url" value="http://a.example.org"/>
                <http:request-config name="r"><http:request-connection host="${crm.url}"/></http:request-config>
                """);

    String remote =
        """
        key: '*.url'
        value: { starts-with: 'http://', host: public }
        cases: [{ when: { from: global-property }, severity: low }]
        """;
    assertThat(app.shows("property", remote, "{key} {environments}"))
        .containsExactlyInAnyOrder(
            "high high [http://crm.example.org] crm.url prod",
            "low high [http://a.example.org] other.url every environment");
    assertThat(
            app.marks(
                "property",
                "{key: '*.url', when: {used-in: http:*, by: host}, unless: {environment: dev},"
                    + " report: key}"))
        .containsExactly("url");
    assertThat(app.marks("property", "{key: '*.url', when: {file: '**/dev.yaml'}}"))
        .containsExactly("http://localhost/x");
  }

  @Test
  void dataFilesAreReadByPath() {
    Look app =
        Look.into(folder)
            .file(
                "mule-artifact.json",
                "{\"minMuleVersion\": \"4.4.0\", \"configs\": [{\"n\": 1}, {\"n\": 2, \"off\": true}]}")
            .mule("<flow name='a'/>");

    assertThat(
            app.marks(
                "data",
                "{files: mule-artifact.json, each: 'configs[]', when: {at: off, equals: true}}"))
        .containsExactly("true");
    assertThat(
            app.marks(
                "data",
                "{files: mule-artifact.json, each: 'configs[]', when: [{at: off, present: false},"
                    + " {at: n, at-least: 1}]}"))
        .containsExactly("1");
    assertThat(
            app.shows(
                "data",
                "{files: mule-artifact.json, when: {at: minMuleVersion, matches: '4\\..*'}}",
                "{path}={value} in {file}"))
        .containsExactly("high high [\"4.4.0\"] minMuleVersion=4.4.0 in mule-artifact.json");
  }

  @Test
  void runtimesAreHeldAgainstTheTableOfSupport() {
    String rule =
        """
        check: runtime-support
        as-of: 2026-11-23
        cases:
          - { when: { support: extended }, severity: low }
          - { when: { declared: descriptor }, severity: info, confidence: low }
        """;
    Look app = Look.into(folder).mule("<flow name='a'/>");
    app.file("mule-artifact.json", "{\"minMuleVersion\": \"4.3.0\"}");
    assertThat(app.shows("version", rule, "{line} ended {until}"))
        .containsExactly("info low [\"4.3.0\"] 4.3 ended on 2025-03-07");

    assertThat(withRuntime(app, "4.0.0").shows("version", rule, "{until}"))
        .containsExactly("high high [4.0.0] before 2022-11-02");
    assertThat(withRuntime(app, "4.6.9").shows("version", rule, "{version} {until} {as-of}"))
        .containsExactly("low high [4.6.9] 4.6.9 on 2026-08-31 2026-11-23");
    assertThat(withRuntime(app, "4.9.4").marks("version", rule)).isEmpty();
    assertThat(withRuntime(app, "4.9.4:12e-java17").marks("version", rule)).hasSize(1);
    assertThat(withRuntime(app, "4.99.0").marks("version", rule)).isEmpty();
    assertThat(withRuntime(app, "${elsewhere}").shows("version", rule, "{version}"))
        .containsExactly("info low [\"4.3.0\"] 4.3.0");
  }

  @Test
  void buildsAndModulesAreHeldAgainstAdvisories() {
    Look app = Look.into(folder).mule("<flow name='a'/>");
    String rule =
        "{check: runtime-vulnerabilities, cases: [{when: {dated: false}, confidence: low}]}";
    assertThat(withRuntime(app, "4.3.0-20210322").shows("version", rule, "{advisories} {fixed}"))
        .containsExactly("high high [4.3.0-20210322] CVE-2021-1630 2021-06-08");
    assertThat(withRuntime(app, "4.3.0").shows("version", rule, ""))
        .first()
        .asString()
        .startsWith("high low");
    assertThat(withRuntime(app, "4.3.0-20210622").marks("version", rule)).isEmpty();

    app.file(
        "pom.xml",
        """
        <project><packaging>mule-application</packaging><dependencies>
          <dependency><groupId>org.mule.modules</groupId><artifactId>mule-apikit-module</artifactId><version>1.11.3</version></dependency>
          <dependency><groupId>org.mule.modules</groupId><artifactId>mule-xml-module</artifactId><version>1.4.3</version></dependency>
        </dependencies></project>
        """);
    assertThat(app.shows("version", "{check: module-floors}", "{product} {fixed}"))
        .containsExactly("high high [1.11.3] org.mule.modules:mule-apikit-module 1.11.13");
  }

  @Test
  void xpathSelectsElementsAttributesAndTexts() {
    Look app =
        Look.into(folder)
            .mule(
                """
                <flow name="a"><t:context insecure="true"/><db:sql>select 1</db:sql></flow>
                """);

    assertThat(app.shows("xpath", "select: //tls:context/@insecure", "{flow} {attribute}={value}"))
        .containsExactly("high high [insecure=\"true\"] a insecure=true");
    assertThat(app.marks("xpath", "select: //core:flow[not(.//core:logger)]"))
        .containsExactly("flow");
    assertThat(app.marks("xpath", "select: //db:sql/text()")).containsExactly("select 1");
    assertThat(app.marks("xpath", "select: count(//core:flow) = 1")).containsExactly("mule");
    assertThat(
            app.marks(
                "xpath",
                "{select: //x:context, namespaces: {x: 'http://www.mulesoft.org/schema/mule/tls'}}"))
        .containsExactly("t:context");
  }

  @Test
  void xpathCannotReachBeyondTheDocument() {
    List<String> refused =
        List.of(
            "document('file:///etc/hostname')",
            "//a[document('http://example.org/x')]",
            "//nobody:a",
            "$home",
            "//a[",
            "contains('a')",
            "(".repeat(60) + "1" + ")".repeat(60));
    for (String expression : refused) {
      assertThat(Look.problems("xpath", "select: \"" + expression + "\""))
          .as(expression)
          .hasSize(1);
    }
  }

  private static Look withRuntime(Look app, String version) {
    return app.file(
        "pom.xml",
        "<project><packaging>mule-application</packaging><properties><app.runtime>"
            + version
            + "</app.runtime></properties></project>");
  }
}

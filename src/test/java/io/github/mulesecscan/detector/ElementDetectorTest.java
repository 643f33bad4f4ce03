package io.github.mulesecscan.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElementDetectorTest {

  private static final String INSECURE =
      """
      element: tls:trust-store
      when: { attribute: insecure, equals: true }
      """;

  private static final String PLAIN_REQUEST =
      """
      element: http:request-connection
      when:
        - { attribute: protocol, default: HTTP, equals: HTTP }
        - { attribute: host, host: [public, private, service, unresolved] }
      report: [protocol, host]
      cases:
        - { when: { attribute: host, host: public }, confidence: medium }
        - { when: { attribute: host, host: [private, service] }, severity: medium }
      """;

  @TempDir Path folder;

  @Test
  void comparesNamesByNamespaceAndMarksTheAttribute() {
    Look app =
        Look.into(folder)
            .mule(
                """
                <t:context name="partner">
                  <t:trust-store path="a.jks" insecure = "true"/>
                </t:context>
                <tls:context name="other"><tls:trust-store insecure="false"/></tls:context>
                <trust-store insecure="true"/>
                """);

    List<Finding> found =
        app.findings("element", INSECURE, "{element} {attribute}={value} in {name}");

    assertThat(found).hasSize(1);
    assertThat(app.text(found.get(0).location())).isEqualTo("insecure = \"true\"");
    assertThat(found.get(0).message()).isEqualTo("tls:trust-store insecure=true in partner");
    assertThat(found.get(0).anchor()).isEqualTo("tls:context/partner/tls:trust-store/@insecure");
  }

  @Test
  void tellsPropertiesOfDeploymentsByTheirNames() {
    Look app =
        Look.into(folder)
            .file("mule-artifact.json", "{ \"secureProperties\": [\"db.password\"] }")
            .file(
                "pom.xml",
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <artifactId>orders</artifactId>
                  <deployment>
                    <env>dev</env>
                    <crm.clientSecret>${crm}</crm.clientSecret>
                    <db.password>${db}</db.password>
                  </deployment>
                </project>
                """);
    String params =
        """
        in: pom
        element: "*"
        when: [ { parent: deployment }, { element-name: credential } ]
        unless: { element-name: hidden-property }
        report: text
        """;

    assertThat(app.shows("element", params, "{element} of {name}"))
        .containsExactly("high high [${crm}] crm.clientSecret of orders");
  }

  @Test
  void speaksOfTheMarkedElementAndNotOfOthersWithTheSameAttribute() {
    Look app =
        Look.into(folder)
            .file(
                "pom.xml",
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <groupId>g</groupId><artifactId>orders</artifactId><version>1.0.0</version>
                  <packaging>mule-application</packaging>
                  <dependencies>
                    <dependency><artifactId>tools</artifactId><version>2.0</version></dependency>
                  </dependencies>
                </project>
                """);
    String params =
        """
        in: pom
        element: dependency
        when: [ { attribute: version }, { inside: project, when: { attribute: version } } ]
        report: version
        """;

    assertThat(app.shows("element", params, "{element} {name} {value}"))
        .containsExactly("high high [2.0] dependency tools 2.0");
  }

  @Test
  void findsTheValueOfOneEnvironmentAndSaysWhereItIsDefined() {
    Look app = withEnvironments();
    app.mule(
        "load.xml",
        """
        <configuration-properties file="config/${env}.properties"/>
        <tls:context name="c"><tls:trust-store insecure="${tls.lax}"/></tls:context>
        """);

    List<Finding> found =
        app.findings("element", INSECURE, "{property} is {value} in {environments}");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).message()).isEqualTo("tls.lax is true in dev");
    assertThat(found.get(0).related()).hasSize(1);
    assertThat(found.get(0).related().get(0).location().path().name()).isEqualTo("dev.properties");
    assertThat(found.get(0).related().get(0).text()).isEqualTo("defines tls.lax for dev");
  }

  @Test
  void judgesEachEnvironmentWithItsOwnValuesAndReportsTheWorst() {
    Look app = withEnvironments();
    app.mule(
        "load.xml",
        """
        <configuration-properties file="config/${env}.properties"/>
        <http:request-config name="crm">
          <http:request-connection host="${crm.host}" protocol="${crm.protocol}"/>
        </http:request-config>
        """);

    // dev is local over HTTP, prod public over HTTPS: no environment has both.
    assertThat(app.shows("element", PLAIN_REQUEST, "{host} in {environments}"))
        .containsExactly("medium high [protocol=\"${crm.protocol}\"] crm.corp.internal in test");
  }

  @Test
  void valuesThatNobodyKnowsAreNeverMoreThanLow() {
    Look app =
        Look.into(folder)
            .mule(
                """
                <http:request-config name="a">
                  <http:request-connection host="${unknown.host}"/>
                </http:request-config>
                """);

    assertThat(app.shows("element", PLAIN_REQUEST, "{value}"))
        .containsExactly("low high [host=\"${unknown.host}\"] ${unknown.host}");
  }

  @Test
  void anAbsentAttributeHasTheDefaultAndTheElementIsMarked() {
    Look app =
        Look.into(folder)
            .mule(
                """
                <http:listener-config name="a"><http:listener-connection host="0.0.0.0"/></http:listener-config>
                <http:listener-config name="b">
                  <http:listener-connection protocol="HTTPS"/>
                </http:listener-config>
                """);

    String rule =
        """
        element: http:listener-connection
        when: { attribute: protocol, default: HTTP, equals: HTTP }
        """;
    assertThat(app.marks("element", rule)).containsExactly("http:listener-connection");
  }

  @Test
  void looksAroundAndFollowsReferences() {
    Look app =
        Look.into(folder)
            .mule(
                "global.xml",
                """
                <http:request-config name="plain"><http:request-connection host="h"/></http:request-config>
                <http:request-config name="tls">
                  <http:request-connection protocol="HTTPS" tlsContext="ctx"/>
                </http:request-config>
                <tls:context name="ctx"/>
                <tls:context name="unused"/>
                """)
            .mule(
                """
                <flow name="one"><http:request config-ref="plain" path="/1"/></flow>
                <flow name="two" initialState="stopped"><http:request config-ref="tls" path="/2"/></flow>
                """);

    assertThat(
            app.shows(
                "element",
                """
                element: http:request
                when:
                  - refers-to: http:request-config
                    when: { child: http:request-connection, when: { attribute: protocol, present: false } }
                  - not-inside: flow
                    when: { attribute: initialState, equals: stopped }
                report: config-ref
                """,
                "{flow}"))
        .containsExactly("high high [config-ref=\"plain\"] one");
    assertThat(app.marks("element", "{element: tls:context, when: {none: {referenced-by: '*'}}}"))
        .containsExactly("tls:context");
    assertThat(
            app.marks(
                "element",
                "{element: tls:context, when: {referenced-by: http:*, by: tlsContext}, report: name}"))
        .containsExactly("name=\"ctx\"");
    assertThat(app.marks("element", "{element: [http:*, flow], when: {is: flow}, report: name}"))
        .containsExactly("name=\"one\"", "name=\"two\"");
  }

  @Test
  void readsListsNumbersTextsAndPatterns() {
    Look app =
        Look.into(folder)
            .mule(
                """
                <tls:context name="a" enabledProtocols="TLSv1.2, TLSv1"/>
                <tls:context name="b" enabledProtocols="TLSv1.2,TLSv1.3"/>
                <flow name="f"><db:select config-ref="d" queryTimeout="0"><db:sql> select
                  * from t </db:sql></db:select></flow>
                """);

    String items = "{element: tls:context, when: {attribute: enabledProtocols, any-item: {%s}}}";
    assertThat(app.marks("element", items.formatted("equals: [SSLv3, TLSv1, TLSv1.1]")))
        .containsExactly("enabledProtocols=\"TLSv1.2, TLSv1\"");
    assertThat(app.marks("element", items.formatted("matches: 'tlsv1(\\.1)?', ignore-case: true")))
        .containsExactly("enabledProtocols=\"TLSv1.2, TLSv1\"");
    assertThat(
            app.marks(
                "element", "{element: db:select, when: {attribute: queryTimeout, at-most: 0}}"))
        .containsExactly("queryTimeout=\"0\"");
    assertThat(
            app.marks(
                "element",
                "{element: db:sql, when: {text: {matches: 'select\\s+\\*.*'}}, report: text}"))
        .containsExactly("select\n  * from t");
    assertThat(
            app.marks(
                "element",
                "{element: db:select, when: {child: db:sql, at-least: 1}, report: {child: db:sql}}"))
        .containsExactly("db:sql");
  }

  @Test
  void whatIsKnownToDifferIsNotWhatIsUnknown() {
    Look app =
        Look.into(folder)
            .mule(
                """
                <redis:connection ssl="${some.flag}"/>
                <redis:connection ssl="no"/>
                <redis:connection/>
                """);

    assertThat(
            app.marks(
                "element",
                "{element: redis:connection, when: {attribute: ssl, default: 'false', not-equals:"
                    + " 'true'}}"))
        .containsExactly("ssl=\"no\"", "redis:connection");
    assertThat(
            app.marks(
                "element",
                "{element: redis:connection, when: {attribute: ssl, as-written: true, contains:"
                    + " '${'}}"))
        .containsExactly("ssl=\"${some.flag}\"");
  }

  @Test
  void readsPomsWithTheirPropertiesAndLogConfigurationInAnyCase() {
    Look app =
        Look.into(folder)
            .file(
                "pom.xml",
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <groupId>g</groupId><artifactId>a</artifactId><version>1</version>
                  <packaging>mule-application</packaging>
                  <properties><nexus>http://nexus.example.org</nexus></properties>
                  <repositories><repository><id>x</id><url>${nexus}/repo</url></repository></repositories>
                </project>
                """)
            .file(
                "src/main/resources/log4j2.xml",
                """
                <Configuration>
                  <Properties><Property name="lvl">debug</Property></Properties>
                  <Loggers>
                    <!-- <AsyncLogger name="x" level="DEBUG"/> -->
                    <asynclogger Name="wire" Level="${lvl}"/>
                  </Loggers>
                </Configuration>
                """);

    assertThat(
            app.marks(
                "element",
                "{in: pom, element: repository, when: {attribute: url, starts-with: 'http://'}}"))
        .containsExactly("${nexus}/repo");
    assertThat(
            app.shows(
                "element",
                "{in: log4j, element: [Logger, AsyncLogger], when: {attribute: level, equals: [DEBUG,"
                    + " TRACE], ignore-case: true}}",
                "{value}"))
        .containsExactly("high high [Level=\"${lvl}\"] debug");
  }

  @Test
  void readsSpringConfigurationBesideMule() {
    Look app =
        Look.into(folder)
            .mule("<flow name='a'/>")
            .file(
                "src/main/resources/security.xml",
                """
                <beans xmlns="http://www.springframework.org/schema/beans"
                    xmlns:ss="http://www.springframework.org/schema/security">
                  <ss:user name="admin" password="{noop}letmein"/>
                  <bean class="x.Y"/>
                </beans>
                """);

    assertThat(
            app.marks(
                "element",
                "{in: spring, element: spring-security:user, when: {attribute: password, starts-with:"
                    + " '{noop}'}, report: name}"))
        .containsExactly("name=\"admin\"");
    assertThat(app.marks("element", "{in: spring, element: bean}")).containsExactly("bean");
  }

  @Test
  void asksTheApplicationAsAWhole() {
    Look app =
        Look.into(folder)
            .file(
                "mule-artifact.json",
                "{\"minMuleVersion\": \"4.4.0\", \"secureProperties\": [\"k\"]}")
            .mule(
                """
                <global-property name="anypoint.platform.gatekeeper" value="disabled"/>
                <flow name="f"><http:listener path="/x"/></flow>
                """);
    String rule = "{element: http:listener, when: %s}";

    assertThat(app.marks("element", rule.formatted("{app-has: global-property}"))).hasSize(1);
    assertThat(app.marks("element", rule.formatted("{app-lacks: global-property}"))).isEmpty();
    assertThat(app.marks("element", rule.formatted("{app-kind: application}"))).hasSize(1);
    assertThat(app.marks("element", rule.formatted("{app-kind: domain}"))).isEmpty();
    assertThat(app.marks("element", rule.formatted("{app-property: anypoint.*, equals: disabled}")))
        .hasSize(1);
    assertThat(app.marks("element", rule.formatted("{app-property: other, present: false}")))
        .hasSize(1);
    assertThat(
            app.marks(
                "element", rule.formatted("{app-descriptor: 'secureProperties[]', equals: k}")))
        .hasSize(1);
    assertThat(app.marks("element", rule.formatted("{app-file: '**/*.jks'}"))).isEmpty();
  }

  @Test
  void tellsWhatIsWrongWithParameters() {
    assertThat(Look.problems("element", "element: tlss:context"))
        .containsExactly("1:10 unknown namespace prefix 'tlss' (did you mean 'tls'?)");
    assertThat(Look.problems("element", "{element: flow, when: {attribute: a, matches: '('}}"))
        .hasSize(1)
        .first()
        .asString()
        .contains("not a pattern of RE2");
    assertThat(Look.problems("element", "{element: flow, when: {atribute: a}}"))
        .hasSize(1)
        .first()
        .asString()
        .contains("atribute");
  }

  private Look withEnvironments() {
    return Look.into(folder)
        .file(
            "src/main/resources/config/dev.properties",
            "tls.lax=true\ncrm.host=localhost\ncrm.protocol=HTTP\n")
        .file(
            "src/main/resources/config/test.properties",
            "tls.lax=false\ncrm.host=crm.corp.internal\ncrm.protocol=HTTP\n")
        .file(
            "src/main/resources/config/prod.properties",
            "tls.lax=false\ncrm.host=crm.example.org\ncrm.protocol=HTTPS\n");
  }

  @Test
  void findsPropertiesThatTheRuntimeManagerShows() {
    String params =
        """
        element: "*"
        when: { visible-property-in: [password, token] }
        """;
    Look app =
        Look.into(folder)
            .file("mule-artifact.json", "{\"secureProperties\": [\"hidden.password\"]}")
            .mule(
                """
                <db:config name="a" password="${hidden.password}" token="${shown.token}"/>
                <db:config name="b" password="${secure::other}" token="literal"/>
                <db:config name="c" user="${shown.user}"/>
                """);

    assertThat(app.shows("element", params, "{attribute} {property}"))
        .containsExactly("high high [token=\"${shown.token}\"] token shown.token");
  }

  @Test
  void followsReferencesThroughPlaceholders() {
    String params =
        """
        element: api-gateway:autodiscovery
        when: { refers-to: flow, by: flowRef, when: { child: http:listener } }
        report: [flowRef]
        """;
    Look app =
        Look.into(folder)
            .mule(
                """
                <global-property name="main" value="orders"/>
                <api-gateway:autodiscovery apiId="1" flowRef="${main}"/>
                <api-gateway:autodiscovery apiId="2" flowRef="${unknown}"/>
                <flow name="orders"><http:listener path="/"/></flow>
                """);

    assertThat(app.marks("element", params)).containsExactly("flowRef=\"${main}\"");
  }
}

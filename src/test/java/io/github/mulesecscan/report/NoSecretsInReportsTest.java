package io.github.mulesecscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.code.JavaSources;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.flow.FlowGraph;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.scan.AcceptedFinding;
import io.github.mulesecscan.scan.BaselineComparison;
import io.github.mulesecscan.scan.FileAcceptance;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.Scanner;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.suppression.Baseline;
import io.github.mulesecscan.suppression.FileSuppression;
import io.github.mulesecscan.suppression.SuppressionFile;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants credentials that nobody can mistake wherever an output could quote them, and looks for
 * them in every output. Each begins with {@link #MARK}, so that a part of one is found as well.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoSecretsInReportsTest {

  private static final String MARK = "Zebra";

  /** Made up; with the prefix of an issuer and a right check digit. */
  private static final String CARD = "4556737586899855";

  private static final String CARD_IN_GROUPS = "5425 2334 3010 9903";
  private static final String SOCIAL_SECURITY_NUMBER = "536-22-8714";

  /** A credential of its own for each place, so that none is hidden only because another is. */
  private static final List<String> PROFILES = List.of("default", "strict", "pci-dss", "hipaa");

  private final Set<String> planted = new TreeSet<>();

  private Path folder = Path.of("");
  private ScanResult result;

  @BeforeAll
  void scan(@TempDir Path temporary) throws Exception {
    folder = temporary;
    configuration();
    dataFlows();
    propertiesAndBuild();
    codeAndSpecifications();
    brokenFiles();
    personalNumbers();
    ScanResult scanned =
        Scanner.scan(
            new ScanRequest(
                folder,
                List.of(folder),
                RulesetLoader.load(
                        PROFILES,
                        folder,
                        getClass().getClassLoader(),
                        DetectorRegistry.of(Detectors.all()),
                        Catalog.builtIn())
                    .rules(),
                Catalog.builtIn(),
                ScanOptions.defaults(),
                ScanListener.SILENT));
    result = compared(accepted(scanned));
  }

  /** What a file of suppressions accepts, with a credential and a card in the reason. */
  private ScanResult accepted(ScanResult scanned) {
    String secret = planted.stream().filter(each -> each.startsWith(MARK + "-")).findFirst().get();
    SourceText file =
        SourceText.root(
            new SourcePath(".secscan/suppressions.yaml"),
            """
            suppressions:
              - rule: http-repository
                path: "**"
                reason: nothing to see
              - rule: tls-trust-all
                path: "**"
                reason: "the password is %s, and the card %s"
            """
                .formatted(secret, CARD));
    List<YamlProblem> problems = new ArrayList<>();
    List<FileSuppression> suppressions = SuppressionFile.read(file, problems);
    assertThat(problems).isEmpty();
    return FileAcceptance.apply(scanned, suppressions, LocalDate.of(2026, 11, 30), true);
  }

  /** A baseline that somebody wrote by hand, with a credential in what it knows. */
  private ScanResult compared(ScanResult accepted) {
    String secret = planted.stream().filter(each -> each.startsWith(MARK + "-")).findFirst().get();
    Baseline.Entry gone =
        new Baseline.Entry("0", "hardcoded-secret", new SourcePath("a.xml"), secret + CARD, "high");
    return BaselineComparison.compare(accepted, new Baseline(List.of(gone)), path -> true, true);
  }

  @Test
  void thePlantedOnesAreFound() {
    Set<String> rules = new TreeSet<>();
    result.findings().forEach(each -> rules.add(each.finding().ruleId()));
    assertThat(rules)
        .contains(
            "hardcoded-secret",
            "plaintext-secret-property",
            "unencrypted-secure-property",
            "exposed-decryption-key",
            "exposed-token",
            "private-key-in-project",
            "secret-in-dataweave",
            "hard-coded-key-in-dataweave",
            "hard-coded-key-in-code",
            "credential-in-url",
            "secret-in-pom",
            "secret-in-build-file",
            "secret-in-log4j2",
            "plaintext-user-store",
            "secret-logged",
            "sql-injection",
            "password-in-policy",
            "payment-card-number",
            "social-security-number",
            "weak-jwt-policy");
    assertThat(result.diagnostics()).isNotEmpty();
    assertThat(result.findings().stream().filter(ReportedFinding::suppressed))
        .extracting(each -> Objects.requireNonNull(each.suppression()).kind())
        .contains(AcceptedFinding.Kind.INLINE, AcceptedFinding.Kind.FILE);
  }

  @Test
  void noReportHoldsOne() {
    Map<String, String> outputs = new TreeMap<>();
    for (Reporter reporter : Reporters.all()) {
      outputs.put(reporter.format(), Rendered.by(reporter, result));
    }
    outputs.forEach(this::assertClean);
  }

  @Test
  void noBaselineHoldsOne() throws IOException {
    StringWriter baseline = new StringWriter();
    BaselineWriter.write(result, baseline);
    assertClean("baseline", baseline.toString());
  }

  @Test
  void noGraphHoldsOne() {
    var project = ProjectLoader.load(folder, folder, LoadLimits.defaults());
    FlowGraph graph =
        FlowGraph.of(
            project,
            Catalog.builtIn(),
            Expressions.of(project, Catalog.builtIn()),
            JavaSources.of(project));
    assertClean("graph", graph.text());
    assertClean("dot", graph.dot());
  }

  private void assertClean(String output, String text) {
    assertThat(text).as(output).isNotBlank();
    List<String> leaks = new ArrayList<>();
    for (String secret : planted) {
      if (text.contains(secret)) {
        leaks.add(secret);
      }
    }
    int at = text.indexOf(MARK);
    String around =
        at < 0 ? "" : text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80));
    assertThat(leaks).as(output + ": …" + around + "…").isEmpty();
    assertThat(around).as(output).isEmpty();
  }

  /** A new credential. */
  private String secret() {
    String secret = MARK + "-" + (100 + planted.size()) + "-quartz";
    planted.add(secret);
    return secret;
  }

  /** A new key of 16 characters. */
  private String key() {
    String key = MARK + "Key" + (100 + planted.size()) + "quart";
    planted.add(key);
    return key;
  }

  private void configuration() {
    // An entity in the value: what a report writes again must not be what is written here.
    planted.add("Ampersand-77");
    write(
        "src/main/mule/global.xml",
        """
        <mule xmlns="http://www.mulesoft.org/schema/mule/core"
            xmlns:db="http://www.mulesoft.org/schema/mule/db"
            xmlns:http="http://www.mulesoft.org/schema/mule/http"
            xmlns:tls="http://www.mulesoft.org/schema/mule/tls"
            xmlns:email="http://www.mulesoft.org/schema/mule/email"
            xmlns:spring="http://www.mulesoft.org/schema/mule/spring"
            xmlns:secure-properties="http://www.mulesoft.org/schema/mule/secure-properties">
          <global-property name="crm.password" value="%1$s"/>
          <secure-properties:config name="secure" file="secure.yaml" key="%2$s"/>
          <configuration-properties file="config-${env}.yaml"/>
          <spring:config name="users" files="beans.xml"/>
          <db:config name="orders"><db:my-sql-connection host="db.example.org" port="3306" user="o" password="%3$s" database="o"/></db:config>
          <!-- once more: %3$s -->
          <db:config name="escaped"><db:my-sql-connection host="db2.example.org" port="3306" user="o" password="Zeb&amp;Ampersand-77" database="o"/></db:config>
          <db:config name="url"><db:generic-connection url="jdbc:mysql://db.example.org/o?user=o&amp;password=%4$s&amp;useSSL=false" driverClassName="x"/></db:config>
          <http:request-config name="crm"><http:request-connection host="crm.example.org" port="80">
            <http:authentication><http:basic-authentication username="o" password="%5$s"/></http:authentication>
          </http:request-connection></http:request-config>
          <email:smtp-config name="mail"><email:smtp-connection host="mail.example.org" port="25" user="o" password="%6$s"/></email:smtp-config>
          <tls:context name="t"><tls:trust-store insecure="true" path="t.jks" password="%7$s"/></tls:context>
          <!-- secscan:ignore sftp-unverified-host: the password is %3$s anyway -->
          <sftp:config xmlns:sftp="http://www.mulesoft.org/schema/mule/sftp" name="s"><sftp:connection host="sftp.example.org" username="o" password="%8$s"/></sftp:config>
        </mule>
        """
            .formatted(
                secret(), key(), secret(), secret(), secret(), secret(), secret(), secret()));
  }

  private void dataFlows() {
    write(
        "src/main/mule/flows.xml",
        """
        <mule xmlns="http://www.mulesoft.org/schema/mule/core"
            xmlns:db="http://www.mulesoft.org/schema/mule/db"
            xmlns:ee="http://www.mulesoft.org/schema/mule/ee/core"
            xmlns:http="http://www.mulesoft.org/schema/mule/http">
          <flow name="orders">
            <http:listener config-ref="api" path="/orders"/>
            <set-variable variableName="password" value="%1$s"/>
            <set-variable variableName="apiKey" value='#["%2$s"]'/>
            <logger level="INFO" message='#["signing in with $(vars.password) and $(vars.apiKey)"]'/>
            <logger level="INFO" message='#["password " ++ p("secure::sap.password")]'/>
            <http:request method="GET" url="https://partner.example.org/orders?api_key=%3$s"/>
            <http:request method="GET" url="https://o:%4$s@partner.example.org/orders"/>
            <http:request method="GET" config-ref="crm" path="/x">
              <http:headers>#[{ Authorization: "Basic " ++ "%5$s" }]</http:headers>
            </http:request>
            <ee:transform><ee:message><ee:set-payload><![CDATA[%%dw 2.0
        import * from dw::Crypto
        var clientSecret = "%6$s"
        ---
        { token: HMACWith("%7$s" as Binary, payload.raw as Binary, "HmacSHA1"), password: "%8$s" }]]></ee:set-payload></ee:message></ee:transform>
            <db:select config-ref="orders">
              <db:sql>#["select * from o where password = '%1$s' and n = '" ++ attributes.queryParams.n ++ "'"]</db:sql>
            </db:select>
          </flow>
        </mule>
        """
            .formatted(
                secret(), secret(), secret(), secret(), secret(), secret(), key(), secret()));
    write(
        "src/main/resources/map.dwl",
        "%%dw 2.0\n---\n{ accessToken: \"%s\" }\n".formatted(secret()));
  }

  private void propertiesAndBuild() {
    write(
        "src/main/resources/config-prod.yaml",
        "db:\n  password: \"%s\"\n  url: \"jdbc:mysql://db/o?user=o&password=%s\"\n"
            .formatted(secret(), secret()));
    write(
        "src/main/resources/more.properties",
        // The value goes on in the next line, and is written with an escape.
        "crm.password=%s\\\n  %s\nerp.password=\\u005aebra-9%s\nerp.api.secret=%s\n"
            .formatted("Zebra-continued", secret(), "1-escaped", secret()));
    planted.add("Zebra-continued");
    planted.add("ebra-91-escaped");
    write("src/main/resources/secure.yaml", "sap:\n  password: \"%s\"\n".formatted(secret()));
    write(
        "src/main/resources/beans.xml",
        """
        <beans xmlns="http://www.springframework.org/schema/beans" xmlns:security="http://www.springframework.org/schema/security">
          <security:user-service><security:user name="a" password="{noop}%s" authorities="A"/></security:user-service>
        </beans>
        """
            .formatted(secret()));
    write(
        "src/main/resources/log4j2.xml",
        """
        <Configuration><Appenders>
          <SplunkHttp name="s" url="http://splunk.example.org:8088" token="%s"/>
        </Appenders><Loggers><AsyncRoot level="DEBUG"><AppenderRef ref="s"/></AsyncRoot></Loggers></Configuration>
        """
            .formatted(secret()));
    write(
        "pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId><artifactId>orders</artifactId><version>1.0.0</version>
          <packaging>mule-application</packaging>
          <properties><app.runtime>4.2.2</app.runtime><deploy.password>%s</deploy.password></properties>
          <build><plugins><plugin>
            <groupId>org.mule.tools.maven</groupId><artifactId>mule-maven-plugin</artifactId><version>3.1.0</version>
            <configuration><cloudHubDeployment><username>o</username><password>%s</password>
              <properties><crm.password>%s</crm.password></properties></cloudHubDeployment>
              <argLine>-M-Dcrm.password=%s</argLine></configuration>
          </plugin></plugins></build>
        </project>
        """
            .formatted(secret(), secret(), secret(), secret()));
    write("mule-artifact.json", "{ \"minMuleVersion\": \"4.2.2\" }\n");
    write(
        "Dockerfile",
        "FROM mule:4.2.2\nENV DB_PASSWORD=%s\nRUN curl -u o:%s http://repo.example.org/a.jar -o a.jar --password %s\n"
            .formatted(secret(), secret(), secret()));
    write("Jenkinsfile", "sh 'mvn deploy -Danypoint.password=%s'\n".formatted(secret()));
    write(
        ".github/workflows/build.yml",
        "jobs:\n  b:\n    env:\n      CLIENT_SECRET: %s\n".formatted(secret()));
    write(
        "settings.xml",
        "<settings><servers><server><id>a</id><password>%s</password></server></servers></settings>\n"
            .formatted(secret()));
  }

  private void codeAndSpecifications() {
    write(
        "src/main/java/org/example/Seal.java",
        """
        package org.example;
        import javax.crypto.spec.SecretKeySpec;
        class Seal {
          static final String PASSWORD = "%s";
          Object key() { return new SecretKeySpec("%s".getBytes(), "AES"); }
        }
        """
            .formatted(secret(), key()));
    String body = "ZebraKeyMaterial0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij";
    planted.add(body);
    String dashes = "-".repeat(5);
    write(
        "src/main/resources/sign.pem",
        dashes
            + "BEGIN PRIVATE KEY"
            + dashes
            + "\n"
            + body
            + "\n"
            + dashes
            + "END PRIVATE KEY"
            + dashes
            + "\n");
    String token = "gh" + "p_ZebraToken0123456789ABCDEFGHIJKLMNOP";
    planted.add(token);
    write(
        "src/main/resources/api/orders.raml",
        """
        #%%RAML 1.0
        title: Orders
        baseUri: http://api.example.org
        /orders:
          get:
            queryParameters:
              access_token: { type: string, example: "%s" }
            responses:
              200:
                body:
                  application/json:
                    properties: { password: { type: string, example: "%s" } }
        """
            .formatted(token, token));
    write("src/main/resources/data.json", "{ \"github\": \"%s\" }\n".formatted(token));
    write(
        "gateway/orders.yaml",
        """
        apiVersion: gateway.mulesoft.com/v1alpha1
        kind: ApiInstance
        metadata: { name: orders }
        spec:
          address: http://0.0.0.0:8080
          policies:
            - policyRef: { name: http-basic-authentication-flex }
              config: { username: o, password: "%s" }
            - policyRef: { name: jwt-validation-flex }
              config: { signingMethod: hmac, textKey: "%s" }
        """
            .formatted(secret(), secret()));
    write(
        "gateway/main.tf",
        """
        resource "anypoint_apim_mule4" "orders" { instance_label = "orders" }
        resource "anypoint_apim_policy_basic_auth" "b" {
          apim_id = anypoint_apim_mule4.orders.id
          configuration_data {
            username = "o"
            password = "%s"
          }
        }
        """
            .formatted(secret()));
    write(
        "deploy.sh",
        "anypoint-cli-v4 api-mgr policy apply -c '{\"username\": \"o\", \"password\": \"%s\"}' 1 http-basic-authentication\n"
            .formatted(secret()));
  }

  private void personalNumbers() {
    planted.addAll(List.of(CARD, CARD_IN_GROUPS, SOCIAL_SECURITY_NUMBER));
    write(
        "src/main/resources/api/examples/payment.json",
        "{\n  \"card\": \"%s\",\n  \"other\": \"%s\",\n  \"ssn\": \"%s\"\n}\n"
            .formatted(CARD, CARD_IN_GROUPS, SOCIAL_SECURITY_NUMBER));
    write(
        "src/main/mule/cards.xml",
        """
        <mule xmlns="http://www.mulesoft.org/schema/mule/core"
            xmlns:http="http://www.mulesoft.org/schema/mule/http"
            xmlns:db="http://www.mulesoft.org/schema/mule/db">
          <flow name="cards">
            <http:listener config-ref="api" path="/cards"/>
            <logger level="INFO" message='#["paid with %1$s: " ++ attributes.headers.authorization]'/>
            <db:select config-ref="orders">
              <db:sql>#["select * from o where card = '%2$s' and n = '" ++ attributes.queryParams.n ++ "'"]</db:sql>
            </db:select>
          </flow>
        </mule>
        """
            .formatted(CARD, CARD_IN_GROUPS));
  }

  private void brokenFiles() {
    write("src/main/resources/broken.dwl", "%%dw 2.0\n---\n{ password: \"%s\n".formatted(secret()));
    write(
        "src/main/resources/config-dev.yaml",
        "db:\n  password: \"%s\n  more: [\n".formatted(secret()));
    write(
        "src/main/mule/broken.xml",
        "<mule xmlns=\"http://www.mulesoft.org/schema/mule/core\"><a password=\"%s\"></b></mule>"
            .formatted(secret()));
    write(
        "src/main/mule/script.xml",
        "<mule xmlns=\"http://www.mulesoft.org/schema/mule/core\"><flow name=\"f\"><set-variable variableName=\"password\" value=\"#['%s' ++ (]\"/></flow></mule>"
            .formatted(secret()));
    write("src/main/resources/api/broken.json", "{ \"password\": \"%s\", ".formatted(secret()));
  }

  private void write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

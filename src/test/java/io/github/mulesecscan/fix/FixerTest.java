package io.github.mulesecscan.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.fix.FixResult.ChangedFile;
import io.github.mulesecscan.report.FixReport;
import io.github.mulesecscan.rule.DetectorRegistry;
import io.github.mulesecscan.rule.Profiles;
import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.rule.RulesetLoader;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.Scanner;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixerTest {

  private static final Catalog CATALOG = Catalog.builtIn();
  private static final DetectorRegistry DETECTORS = DetectorRegistry.of(Detectors.all());

  private static final String MULE =
      """
      <mule xmlns="http://www.mulesoft.org/schema/mule/core"
          xmlns:tls="http://www.mulesoft.org/schema/mule/tls"
          xmlns:http="http://www.mulesoft.org/schema/mule/http"
          xmlns:db="http://www.mulesoft.org/schema/mule/db">
      %s
      </mule>
      """;

  private static final String OLD_TLS =
      MULE.formatted("  <tls:context name=\"one\" enabledProtocols=\"TLSv1.1,TLSv1.2\"/>");

  @TempDir private Path base;

  private static List<Rule> rules(Path folder, String... rulesets) {
    return RulesetLoader.load(
            List.of(rulesets), folder, FixerTest.class.getClassLoader(), DETECTORS, CATALOG)
        .rules();
  }

  private FixResult run(boolean unsafe) {
    return run(unsafe, Profiles.DEFAULT);
  }

  private FixResult run(boolean unsafe, String ruleset) {
    ScanRequest request =
        new ScanRequest(
            base,
            List.of(base),
            rules(base, ruleset),
            CATALOG,
            ScanOptions.defaults(),
            ScanListener.SILENT);
    return Fixer.run(request, Scanner::scan, unsafe);
  }

  private Path write(String path, String content) throws IOException {
    return write(path, content, StandardCharsets.UTF_8);
  }

  private Path write(String path, String content, Charset charset) throws IOException {
    Path file = base.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(charset));
    if (!Files.exists(base.resolve("mule-artifact.json"))) {
      Files.writeString(
          base.resolve("mule-artifact.json"), "{\n  \"minMuleVersion\": \"4.9.0\"\n}\n");
    }
    return file;
  }

  private static String after(FixResult result, String path) {
    return result.files().stream()
        .filter(file -> file.path().value().equals(path))
        .map(file -> new String(file.after(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  private static List<String> fixed(FixResult result) {
    return result.fixed().stream().map(one -> one.finding().ruleId()).toList();
  }

  @Test
  void leavesFilesAsTheyAreUntilTheyAreWritten() throws IOException {
    Path file = write("src/main/mule/a.xml", OLD_TLS);
    FixResult result = run(false);
    assertThat(fixed(result)).containsExactly("obsolete-tls-protocol");
    assertThat(Files.readString(file)).isEqualTo(OLD_TLS);
    FileChanges changes = new FileChanges(base);
    for (ChangedFile change : result.files()) {
      changes.write(change);
    }
    assertThat(Files.readString(file)).isEqualTo(OLD_TLS.replace("TLSv1.1,", ""));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).as("nothing is left behind").containsExactly(file);
    }
    assertThat(run(true).files()).isEmpty();
  }

  @Test
  void doesNotOverwriteWhatSomebodyElseChanged() throws IOException {
    Path file = write("src/main/mule/a.xml", OLD_TLS);
    ChangedFile change = run(false).files().get(0);
    Files.writeString(file, OLD_TLS + "\n");
    assertThatThrownBy(() -> new FileChanges(base).write(change))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed in the meantime");
    assertThat(Files.readString(file)).isEqualTo(OLD_TLS + "\n");
  }

  @Test
  void keepsEncodingAndLineEnds() throws IOException {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n"
            + OLD_TLS.replace("name=\"one\"", "name=\"\u00fcber\"").replace("\n", "\r\n");
    Path file = write("src/main/mule/a.xml", "\ufeff" + xml, StandardCharsets.UTF_16LE);
    new FileChanges(base).write(run(false).files().get(0));
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_16LE))
        .isEqualTo("\ufeff" + xml.replace("TLSv1.1,", ""));
  }

  @Test
  void leavesFilesAloneThatAreNotInTheirEncoding() throws IOException {
    write(
        "src/main/mule/a.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- \u00fc -->\n" + OLD_TLS,
        StandardCharsets.ISO_8859_1);
    FixResult result = run(false);
    assertThat(result.files()).isEmpty();
    assertThat(result.refused()).hasSize(1);
    assertThat(result.refused().get(0).reason()).contains("encoding");
  }

  @Test
  void leavesLinkedFilesAlone() throws IOException {
    write("shared/a.txt", OLD_TLS);
    Files.createDirectories(base.resolve("src/main/mule"));
    Files.createSymbolicLink(base.resolve("src/main/mule/a.xml"), base.resolve("shared/a.txt"));
    FixResult result = run(false);
    assertThat(result.files()).isEmpty();
    assertThat(result.refused()).hasSize(1);
    assertThat(result.refused().get(0).reason()).contains("symbolic link");
  }

  @Test
  void leavesAcceptedFindingsAlone() throws IOException {
    write(
        "src/main/mule/a.xml",
        MULE.formatted(
            """
              <!-- secscan:ignore obsolete-tls-protocol: an old partner -->
              <tls:context name="one" enabledProtocols="TLSv1.1,TLSv1.2"/>
              <tls:context name="two" enabledProtocols="TLSv1.1,TLSv1.2"/>
            """));
    FixResult result = run(true);
    assertThat(fixed(result)).containsExactly("obsolete-tls-protocol");
    assertThat(after(result, "src/main/mule/a.xml"))
        .contains("name=\"one\" enabledProtocols=\"TLSv1.1,TLSv1.2\"")
        .contains("name=\"two\" enabledProtocols=\"TLSv1.2\"");
  }

  @Test
  void makesUnsafeFixesOnlyWhenAsked() throws IOException {
    write(
        "src/main/mule/a.xml",
        MULE.formatted(
            "  <tls:context name=\"one\"><tls:trust-store path=\"a.p12\" insecure=\"true\"/></tls:context>"));
    FixResult safe = run(false);
    assertThat(safe.files()).isEmpty();
    assertThat(safe.unsafeOffers()).isEqualTo(1);
    assertThat(FixReport.text(safe, false, Optional.empty())).contains("secscan.fix.unsafe=true");
    assertThat(after(run(true), "src/main/mule/a.xml"))
        .contains("<tls:trust-store path=\"a.p12\"/>");
  }

  @Test
  void makesFixesOfTheSamePlaceOneAfterTheOther() throws IOException {
    write(
        "src/main/mule/a.xml",
        MULE.formatted(
            """
              <db:config name="db">
                <db:my-sql-connection host="${db.host}" user="${db.user}" password="${db.password}"/>
              </db:config>
              <db:config name="other">
                <db:my-sql-connection host="${db.host}" user="${db.user}" password="${other.password}"/>
              </db:config>
            """));
    FixResult result = run(false);
    assertThat(fixed(result)).containsOnly("visible-secret-property").hasSize(2);
    assertThat(after(result, "mule-artifact.json"))
        .contains("\"secureProperties\": [\"db.password\", \"other.password\"]");
  }

  /** A rule of a user whose fix does not help must not change anything. */
  @Test
  void takesBackWhatDoesNotHelp() throws IOException {
    write("src/main/mule/a.xml", OLD_TLS);
    Path ruleset =
        write(
            "rules.yaml",
            """
            own-rules:
              - id: no-help
                title: TLS context
                severity: low
                message: A context
                detector: element
                params:
                  element: tls:context
                  report: element
                  fix:
                    title: Add a name
                    applicability: safe
                    edits: { set-attribute: other, to: x }
              - id: breaks
                title: Protocols
                severity: low
                message: Protocols
                detector: element
                params:
                  element: tls:context
                  when: { attribute: enabledProtocols }
                  fix:
                    title: Allow an old one
                    applicability: safe
                    edits:
                      - rename-element: trust-store
                      - set-attribute: insecure
                        to: "true"
            rules: { tls-trust-all: high }
            """);
    FixResult result = run(false, ruleset.toString());
    assertThat(result.files()).isEmpty();
    assertThat(result.refused())
        .extracting(FixResult.Refused::reason)
        .containsExactlyInAnyOrder(
            "the finding would still be there",
            "it would lead to another finding, of tls-trust-all");
  }

  @Test
  void showsNoSecrets() throws IOException {
    write(
        "src/main/mule/a.xml",
        MULE.formatted(
            """
              <tls:context name="one" enabledProtocols="TLSv1.1,TLSv1.2">
                <tls:key-store path="a.p12" password="Tr0ub4dor-and-3" keyPassword="k"/>
              </tls:context>
            """));
    FixResult result = run(false);
    String text = FixReport.text(result, false, Optional.empty());
    assertThat(text)
        .contains("-  <tls:context name=\"one\" enabledProtocols=\"TLSv1.1,TLSv1.2\">")
        .contains("+  <tls:context name=\"one\" enabledProtocols=\"TLSv1.2\">")
        .contains("password=\"******\"")
        .doesNotContain("Tr0ub4dor");
    assertThat(after(result, "src/main/mule/a.xml")).contains("Tr0ub4dor-and-3");
  }

  /** One application takes more rounds than the other, whose files are not read again then. */
  @Test
  void showsNoSecretsOfApplicationsThatAreReady() throws IOException {
    for (String app : List.of("one", "two")) {
      write(app + "/mule-artifact.json", "{\n  \"minMuleVersion\": \"4.9.0\"\n}\n");
    }
    write(
        "one/src/main/mule/a.xml",
        MULE.formatted(
            """
              <tls:context name="one" enabledProtocols="TLSv1.1,TLSv1.2"/>
              <db:config name="db">
                <db:my-sql-connection host="db.example.org" user="root" password="admin"/>
              </db:config>
            """));
    write(
        "two/src/main/mule/a.xml",
        MULE.formatted(
            """
              <db:config name="db">
                <db:my-sql-connection host="h" user="u" password="${a.password}"/>
              </db:config>
              <db:config name="other">
                <db:my-sql-connection host="h" user="u" password="${b.password}"/>
              </db:config>
            """));
    Files.delete(base.resolve("mule-artifact.json"));
    FixResult result = run(false);
    assertThat(fixed(result)).hasSize(3);
    String text = FixReport.text(result, false, Optional.empty());
    assertThat(text).contains("password=\"******\"").doesNotContain("admin");
  }

  @Test
  void bindsValuesOfStatements() throws IOException {
    assertBound(
        "#[\"select id from t where name = '\" ++ attributes.queryParams.q ++ \"'\"]",
        "select id from t where name = :q",
        "{\"q\": attributes.queryParams.q}");
    assertBound(
        "<![CDATA[#[\"select id from t where name like '%$(attributes.queryParams.name)%' and n < $(attributes.queryParams.n)\"]]]>",
        "<![CDATA[select id from t where name like :name and n < :n]]>",
        "{\"name\": \"%\" ++ attributes.queryParams.name ++ \"%\", \"n\": attributes.queryParams.n}");
    assertBound(
        "#[\"select 1 from t where a &lt; \" ++ attributes.queryParams.a ++ \" or b = '\" ++"
            + " attributes.queryParams.a ++ \"'\"]",
        "select 1 from t where a &lt; :a or b = :a",
        "{\"a\": attributes.queryParams.a}");
    assertBound(
        "#[\"insert into t (a, b) values ('\" ++ payload.x.a ++ \"', '\" ++ payload.y.a ++ \"')\"]",
        "insert into t (a, b) values (:a, :a2)",
        "{\"a\": payload.x.a, \"a2\": payload.y.a}");
    assertBound(
        "#[\"select 'it''s' from t where a = '\" ++ (attributes.queryParams.a default \"\") ++"
            + " \"'\"]",
        "select 'it''s' from t where a = :a",
        "{\"a\": attributes.queryParams.a default \"\"}");
  }

  private void assertBound(String sql, String bound, String parameters) throws IOException {
    FixResult result = statement(sql);
    assertThat(after(result, "src/main/mule/a.xml"))
        .contains("      <db:sql>" + bound + "</db:sql>\n")
        .contains(
            "      <db:input-parameters><![CDATA[#[" + parameters + "]]]></db:input-parameters>\n");
    assertThat(result.remaining())
        .noneMatch(left -> left.finding().ruleId().equals("sql-injection"));
  }

  @Test
  void leavesStatementsAloneThatAreNotSimple() throws IOException {
    for (String sql :
        List.of(
            "#[\"select id from t order by \" ++ attributes.queryParams.q]",
            "#[\"select id from \" ++ attributes.queryParams.q]",
            "#[\"select id from t where id in (\" ++ attributes.queryParams.q ++ \")\"]",
            "#[\"select id from t where id in ('\" ++ attributes.queryParams.q ++ \"')\"]",
            "#[\"select id from t where n = \" ++ (payload.ids joinBy \",\")]",
            "#[\"select id from t where n = \" ++ attributes.queryParams.q ++ \"0\"]",
            "#[\"select id from t where n = 1 -- \" ++ attributes.queryParams.q]",
            "#[\"select id from t where n = \\\"\" ++ attributes.queryParams.q ++ \"\\\"\"]",
            "#[\"select id from t where n = '\" ++ attributes.queryParams.q]",
            "#[attributes.queryParams.q]",
            "#[\"select id from t where \" ++ attributes.queryParams.q ++ \" = 1\"]",
            "#[\"select id from t where a = '\" ++ attributes.queryParams.q ++ \"' order by \" ++"
                + " attributes.queryParams.o]",
            "#[var w = attributes.queryParams.q --- \"select id from t where a = '\" ++ w ++"
                + " \"'\"]")) {
      assertThat(statement(sql).files()).as(sql).isEmpty();
    }
  }

  @Test
  void addsToParametersThatAreThere() throws IOException {
    FixResult result =
        statement(
            "#[\"select id from t where b = :q and a = '\" ++ attributes.queryParams.q ++ \"'\"]",
            "\n      <db:input-parameters><![CDATA[#[{'q': vars.b}]]]></db:input-parameters>");
    assertThat(after(result, "src/main/mule/a.xml"))
        .contains("select id from t where b = :q and a = :q2<")
        .contains("#[{'q': vars.b, \"q2\": attributes.queryParams.q}]]]>");
  }

  private FixResult statement(String sql) throws IOException {
    return statement(sql, "");
  }

  private FixResult statement(String sql, String behind) throws IOException {
    write(
        "src/main/mule/a.xml",
        MULE.formatted(
            """
              <flow name="find">
                <http:listener config-ref="api" path="/t">
                  <http:error-response><http:body>x</http:body></http:error-response>
                </http:listener>
                <db:select config-ref="db">
                  <db:sql>%s</db:sql>%s
                </db:select>
              </flow>
            """
                .formatted(sql, behind)));
    return run(true);
  }
}

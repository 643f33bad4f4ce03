package io.github.mulesecscan.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.detector.Detectors;
import io.github.mulesecscan.finding.Severity;
import io.github.mulesecscan.fixture.GoldenFile;
import io.github.mulesecscan.scan.ReportedFinding;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.Scanner;
import io.github.mulesecscan.source.Diagnostic;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of API Governance as part of rulesets. */
class GovernanceTest {

  private static final Path FOLDER = Path.of("src/test/resources/governance").toAbsolutePath();

  @TempDir Path temp;

  @Test
  void everyFindingIsWhereTheSpecificationIsWrong() throws IOException {
    ScanResult result = scan(FOLDER.resolve("orders/vulnerable"), ruleset("governance: PROFILE"));
    String text =
        result.findings().stream()
            .map(GovernanceTest::line)
            .collect(Collectors.joining("\n", "", "\n"));
    GoldenFile.check(FOLDER.resolve("orders/findings.txt"), text);
    assertThat(result.diagnostics()).isEmpty();
  }

  @Test
  void aSpecificationThatMeetsTheProfileHasNoFindings() throws IOException {
    ScanResult result = scan(FOLDER.resolve("orders/safe"), ruleset("governance: PROFILE"));
    assertThat(result.findings()).extracting(GovernanceTest::line).isEmpty();
    assertThat(result.rules()).hasSize(9);
  }

  @Test
  void listsGiveTheSeverityUnlessTheRulesetSaysOtherwise() throws IOException {
    assertThat(severity(ruleset("governance: PROFILE"), "media-types")).isEqualTo(Severity.MEDIUM);
    Ruleset graded =
        ruleset(
            """
            governance:
              - profile: PROFILE
                severities: { warning: low }
            rules:
              governance/acme-apis/no-implicit-grant: critical
              governance/acme-apis/tags-are-few: off
            """);
    assertThat(severity(graded, "media-types")).isEqualTo(Severity.LOW);
    assertThat(severity(graded, "no-implicit-grant")).isEqualTo(Severity.CRITICAL);
    assertThat(graded.rules()).hasSize(8);
  }

  @Test
  void aFindingCanBeAccepted() throws IOException {
    Path app = temp.resolve("app");
    copy(FOLDER.resolve("orders/vulnerable"), app);
    Path spec = app.resolve("src/main/resources/api/orders.yaml");
    Files.writeString(
        spec,
        Files.readString(spec)
            .replace(
                "  /Orders:",
                "  # secscan:ignore governance/acme-apis/names-are-lower-case: clients call it so\n"
                    + "  /Orders:"));
    ScanResult result = scan(app, ruleset("governance: PROFILE"));
    assertThat(result.findings())
        .filteredOn(ReportedFinding::suppressed)
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.finding().ruleId())
                    .isEqualTo("governance/acme-apis/names-are-lower-case"));
  }

  @Test
  void whatIsNotUnderstoodIsNamedAndNotRun() throws IOException {
    Files.writeString(
        temp.resolve("own.yaml"),
        """
        #%Validation Profile 1.0
        profile: Own
        rego_extensions: x = 1
        violation: [in-rego, of-instances, with-type, misnamed, backwards, fine, missing]
        warning: [fine]
        validations:
          in-rego: { targetClass: apiContract.Operation, rego: "$result = true" }
          of-instances:
            targetClass: management.APIInstance
            propertyConstraints: { core.name: { minCount: 1 } }
          with-type:
            targetClass: apiContract.Operation
            propertyConstraints: { core.name: { datatype: xsd.string } }
          misnamed:
            targetClass: apiContract.Operation
            propertyConstraints: { apiContract.retruns: { minCount: 1 } }
          backwards:
            targetClass: apiContract.Request
            propertyConstraints: { apiContract.expects^ / core.name: { minCount: 1 } }
          fine:
            targetClass: apiContract.Operation
            propertyConstraints: { core.name: { minCount: 1 } }
          unlisted: { targetClass: apiContract.Operation, rego: "$result = true" }
        """);
    Ruleset ruleset = ruleset("governance: own.yaml");
    assertThat(ruleset.rules()).extracting(Rule::id).containsExactly("governance/own/fine");
    ScanResult result = scan(FOLDER.resolve("orders/safe"), ruleset);
    assertThat(result.diagnostics())
        .allMatch(found -> found.code().equals("governance-unsupported"))
        .extracting(Diagnostic::message)
        .map(message -> message.replace(" (profile 'Own')", ""))
        .containsExactlyInAnyOrder(
            "'rego_extensions' is not supported",
            "the validation 'in-rego' is not run: 'rego' is not supported",
            "the validation 'of-instances' is not run: the class 'management.APIInstance' is not"
                + " supported",
            "the validation 'with-type' is not run: 'datatype' is not supported",
            "the validation 'misnamed' is not run: the property 'apiContract.retruns' of"
                + " apiContract.Operation (did you mean 'apiContract.returns'?) is not supported",
            "the validation 'backwards' is not run: the path 'apiContract.expects^ / core.name' is"
                + " not supported",
            "there is no validation 'missing' to run",
            "'fine' is in two lists; the first one counts");
  }

  @Test
  void mistakesStopTheScanAndAreTold() throws IOException {
    Files.writeString(
        temp.resolve("own.yaml"),
        """
        profile: Own
        violation: [a, b, c]
        validations:
          a:
            targetClass: apiContract.Operation
            propertyConstraints:
              core.name:
                pattern: "["
                minCount: few
          b: { message: no class }
          c: { targetClass: apiContract.Operation }
        """);
    assertThatThrownBy(() -> ruleset("governance: own.yaml"))
        .isInstanceOf(RulesetException.class)
        .hasMessageContaining("the first line must be '#%Validation Profile 1.0'")
        .hasMessageContaining("own.yaml:8:18: 'pattern' is no regular expression")
        .hasMessageContaining("own.yaml:9:19: 'minCount' must be a number")
        .hasMessageContaining("'b' must have a 'targetClass'")
        .hasMessageContaining("nothing is demanded");
    assertThatThrownBy(() -> ruleset("governance: absent.yaml"))
        .hasMessageContaining("there is no file 'absent.yaml'");
  }

  @Test
  void aSpecificationThatCouldNotBeReadIsNotJudged() throws IOException {
    Path app = temp.resolve("app");
    copy(FOLDER.resolve("orders/vulnerable"), app);
    Path spec = app.resolve("src/main/resources/api/orders.yaml");
    Files.writeString(spec, Files.readString(spec).replace("paths:", "paths: {"));
    ScanResult result = scan(app, ruleset("governance: PROFILE"));
    assertThat(result.diagnostics()).anyMatch(found -> found.level() == Diagnostic.Level.ERROR);
    assertThat(result.findings())
        .isNotEmpty()
        .allMatch(found -> found.finding().location().path().name().equals("stock.raml"));
  }

  @Test
  void theDocumentedExamplesWork() throws IOException {
    List<String> examples =
        Pattern.compile("(?s)```yaml\n(.*?)```")
            .matcher(Files.readString(Path.of("docs/governance.md")))
            .results()
            .map(example -> example.group(1))
            .toList();
    Path security = temp.resolve("jar/acme/security.yaml");
    Files.createDirectories(security.getParent());
    Files.writeString(security, examples.get(1).replace("Acme APIs", "Acme security"));
    Files.createDirectories(temp.resolve("governance"));
    Files.copy(FOLDER.resolve("acme-apis.yaml"), temp.resolve("governance/acme-apis.yaml"));
    Files.writeString(temp.resolve("rules.yaml"), examples.get(0));
    URL[] jar = {temp.resolve("jar").toUri().toURL()};
    try (URLClassLoader classPath = new URLClassLoader(jar)) {
      Ruleset ruleset = load(classPath);
      assertThat(ruleset.notices()).isEmpty();
      assertThat(ruleset.rules())
          .filteredOn(rule -> rule.id().startsWith("governance/"))
          .hasSize(9)
          .extracting(Rule::id)
          .contains("governance/acme-security/errors-are-declared")
          .doesNotContain("governance/acme-apis/tags-are-few");
      assertThat(ruleset.rules())
          .filteredOn(rule -> rule.id().startsWith("governance/acme-security"))
          .allMatch(rule -> rule.metadata().severity() == Severity.CRITICAL);
    }
  }

  private static String line(ReportedFinding reported) {
    return reported.finding().location()
        + " "
        + reported.finding().severity().word()
        + " "
        + reported.finding().ruleId()
        + ": "
        + reported.finding().message();
  }

  private static Severity severity(Ruleset ruleset, String name) {
    return ruleset.rules().stream()
        .map(Rule::metadata)
        .filter(rule -> rule.id().equals("governance/acme-apis/" + name))
        .findFirst()
        .orElseThrow()
        .severity();
  }

  private Ruleset ruleset(String yaml) throws IOException {
    Files.copy(
        FOLDER.resolve("acme-apis.yaml"),
        temp.resolve("acme-apis.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    Path file = temp.resolve("rules.yaml");
    Files.writeString(file, yaml.replace("PROFILE", "acme-apis.yaml"));
    return load(GovernanceTest.class.getClassLoader());
  }

  private Ruleset load(ClassLoader classPath) {
    return RulesetLoader.load(
        List.of("rules.yaml"),
        temp,
        classPath,
        DetectorRegistry.of(Detectors.all()),
        Catalog.builtIn());
  }

  private static ScanResult scan(Path app, Ruleset ruleset) {
    return Scanner.scan(
        new ScanRequest(
            app,
            List.of(app),
            ruleset.rules(),
            Catalog.builtIn(),
            ScanOptions.defaults(),
            ScanListener.SILENT,
            ruleset.notices()));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}

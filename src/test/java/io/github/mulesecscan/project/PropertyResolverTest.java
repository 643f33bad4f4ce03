package io.github.mulesecscan.project;

import static io.github.mulesecscan.project.AppFolder.codes;
import static io.github.mulesecscan.project.AppFolder.mule;
import static io.github.mulesecscan.project.AppFolder.pom;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.project.ConfigurationFile.Use;
import io.github.mulesecscan.project.ResolvedValue.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyResolverTest {

  private static final Path APPS = Path.of("src/test/resources/apps");

  @TempDir Path base;
  private AppFolder files;

  @BeforeEach
  void setUp() {
    files = new AppFolder(base);
    files.write("pom.xml", pom("app", "mule-application"));
  }

  private static PropertyResolver orders() {
    return ProjectLoader.load(APPS, APPS.resolve("orders-api"), LoadLimits.defaults()).resolver();
  }

  /** An application with one file of properties and these elements. */
  private PropertyResolver resolver(String properties, String elements) {
    files
        .write("src/main/resources/app.properties", properties)
        .write(
            "src/main/mule/a.xml",
            mule("<configuration-properties file='app.properties'/>" + elements));
    return files.load().resolver();
  }

  private static String only(List<ResolvedValue> values) {
    assertThat(values).hasSize(1);
    return values.get(0).state() + " " + values.get(0).text();
  }

  private static List<String> shown(List<ResolvedValue> values) {
    return values.stream()
        .map(value -> value.environments() + " " + value.state() + " " + value.text())
        .toList();
  }

  @Test
  void givesAValueForEachEnvironmentAndNeverMixesThem() {
    assertThat(orders().environments()).containsExactly("dev", "prod");
    assertThat(shown(orders().resolve("https://${partner.host}:${partner.port}/")))
        .containsExactly(
            "[dev] LITERAL https://dev.partner.example.com:8443/",
            "[prod] LITERAL https://partner.example.com:443/");
  }

  @Test
  void givesOneValueWithoutEnvironmentsWhereAllAgree() {
    List<ResolvedValue> values = orders().resolve("${http.port}");

    assertThat(shown(values)).containsExactly("[] LITERAL 8081");
    assertThat(values.get(0).definitions().get(0).valueLocation())
        .hasToString("orders-api/src/main/resources/config/common.yaml:2:10");
  }

  @Test
  void takesTheGlobalPropertyThatChoosesTheFileForADefaultOnly() {
    List<ResolvedValue> values = orders().resolve("${env}");

    assertThat(shown(values)).containsExactly("[dev] LITERAL dev", "[prod] LITERAL prod");
    assertThat(values.get(0).definitions())
        .extracting(PropertyDefinition::origin)
        .containsExactly(PropertyDefinition.Origin.GLOBAL_PROPERTY);
  }

  @Test
  void joinsListsOfYamlAsTheRuntimeDoes() {
    assertThat(only(orders().resolve("${partner.scopes}"))).isEqualTo("LITERAL read,write");
  }

  @Test
  void keepsSecurePropertiesSecureWhateverTheirFileHolds() {
    List<ResolvedValue> values = orders().resolve("${secure::partner.secret}");

    assertThat(shown(values))
        .containsExactly(
            "[dev] SECURE ${secure::partner.secret}", "[prod] SECURE ${secure::partner.secret}");
    assertThat(values.get(0).definitions())
        .extracting(PropertyDefinition::value)
        .containsExactly("plain-in-dev");
    assertThat(only(orders().resolve("${secure::nowhere}"))).isEqualTo("SECURE ${secure::nowhere}");
  }

  @Test
  void doesNotReachSecurePropertiesWithoutTheirPrefix() {
    assertThat(only(orders().resolve("${db.password}"))).isEqualTo("UNRESOLVED ${db.password}");
  }

  @Test
  void tellsHowAndForWhichEnvironmentAFileIsLoaded() {
    MuleProject project =
        ProjectLoader.load(APPS, APPS.resolve("orders-api"), LoadLimits.defaults());

    assertThat(project.configurationFiles())
        .extracting(file -> file.path().name() + " " + file.use() + " " + file.environments())
        .containsExactly(
            "common.yaml PLAIN []",
            "dev.yaml PLAIN [dev]",
            "prod.yaml PLAIN [prod]",
            "dev-secure.properties SECURE [dev]",
            "prod-secure.properties SECURE [prod]");
  }

  @ParameterizedTest
  @CsvSource({
    "plain text,            LITERAL plain text",
    "${a},                  LITERAL 1",
    "${a}-${b}-${c},        LITERAL 1-1x-1x1",
    "${unknown},            UNRESOLVED ${unknown}",
    "${a}${unknown},        UNRESOLVED 1${unknown}",
    "${list.${a}},          LITERAL first",
    "${list.${unknown}},    UNRESOLVED ${list.${unknown}}",
    "${a:7},                UNRESOLVED ${a:7}",
    "\\${a},                LITERAL ${a}",
    "\\\\${a},              LITERAL \\1",
    "${a,                   LITERAL ${a",
    "${vault::db.password}, SECURE ${vault::db.password}",
    "${azure-key-vault::x}, SECURE ${azure-key-vault::x}",
    "${a}${secure::x},      SECURE 1${secure::x}",
    "${secret},             ENCRYPTED ![q83vEjRWeJA=]",
    "#[vars.x],             EXPRESSION #[vars.x]",
    "#['${a}' ++ vars.x],   EXPRESSION #['1' ++ vars.x]",
    "\\#[vars.x],           LITERAL \\#[vars.x]",
    "${circle},             UNRESOLVED ${circle}",
    "${self},               LITERAL global"
  })
  void replacesPlaceholdersByTheRulesOfTheRuntime(String text, String expected) {
    PropertyResolver resolver =
        resolver(
            """
            a=1
            b=${a}x
            c=${b}${a}
            list.1=first
            secret=![q83vEjRWeJA=]
            circle=${circle.2}
            circle.2=${circle}
            self=${self}
            """,
            "<global-property name='self' value='global'/>");

    assertThat(only(resolver.resolve(text))).isEqualTo(expected);
  }

  @Test
  void namesWhatItCouldNotResolve() {
    ResolvedValue value = resolver("a=1", "").resolve("${x}${a}${y}").get(0);

    assertThat(value.unresolved()).containsExactly("x", "y");
    assertThat(value.definitions()).extracting(PropertyDefinition::key).containsExactly("a");
  }

  @Test
  void prefersTheFileLoadedFirstAndFilesToGlobalProperties() {
    files
        .write("src/main/resources/one.properties", "k=one\nk=one, again\n")
        .write("src/main/resources/two.properties", "k=two\nonly=two\n")
        .write(
            "src/main/mule/a.xml",
            mule(
                "<global-property name='k' value='global'/>"
                    + "<configuration-properties file='one.properties'/>"
                    + "<configuration-properties file='two.properties'/>"));
    PropertyResolver resolver = files.load().resolver();

    assertThat(only(resolver.resolve("${k}"))).isEqualTo("LITERAL one, again");
    assertThat(only(resolver.resolve("${only}"))).isEqualTo("LITERAL two");
    assertThat(resolver.definitions("k"))
        .extracting(PropertyDefinition::value)
        .containsExactly("one, again", "two", "global");
  }

  @Test
  void replacesAFilePlaceholderByTheText() {
    files
        .write("src/main/resources/sql/find.sql", "select ${column} from t")
        .write("src/main/mule/b.xml", mule("<logger message='${file::sql/find.sql}'/>"));
    PropertyResolver resolver = resolver("column=id", "");

    assertThat(only(resolver.resolve("${file::sql/find.sql}")))
        .isEqualTo("LITERAL select id from t");
    assertThat(only(resolver.resolve("${file::missing.sql}")))
        .isEqualTo("UNRESOLVED ${file::missing.sql}");
  }

  @Test
  void knowsEnvironmentsByFolder() {
    files
        .write("src/main/resources/config/dev/db.properties", "host=d")
        .write("src/main/resources/config/PROD/db.properties", "host=p")
        .write(
            "src/main/mule/a.xml",
            mule("<configuration-properties file='config\\${mule.env}/db.properties'/>"));
    PropertyResolver resolver = files.load().resolver();

    assertThat(shown(resolver.resolve("${host} ${mule.env}")))
        .containsExactly("[dev] LITERAL d dev", "[prod] LITERAL p PROD");
  }

  @Test
  void tellsEnvironmentsFromOtherWordsInNames() {
    files
        .write("src/main/resources/common-config.yaml", "k: common")
        .write("src/main/resources/dev-config.yaml", "k: dev")
        .write("src/main/resources/blue-config.yaml", "k: blue")
        .write("src/main/resources/dev-secure-config.yaml", "k: secret")
        .write(
            "src/main/mule/a.xml", mule("<configuration-properties file='${env}-config.yaml'/>"));
    MuleProject project = files.load();

    assertThat(project.resolver().environments()).containsExactly("blue", "dev");
    assertThat(project.configurationFiles())
        .filteredOn(file -> file.use() == Use.UNREFERENCED)
        .extracting(file -> file.path().name() + " " + file.environments())
        .containsExactly("common-config.yaml []", "dev-secure-config.yaml [dev]");
  }

  @Test
  void takesAFileForThePatternThatSaysMostOfItsName() {
    files
        .write("src/main/resources/config-dev.yaml", "k: plain")
        .write("src/main/resources/config-secret-dev.yaml", "k: '![q83vEjRWeJA=]'")
        .write(
            "src/main/mule/a.xml",
            mule(
                "<configuration-properties file='config-${env}.yaml'/>"
                    + "<sp:config name='s' file='config-secret-${env}.yaml' key='${key}'/>"));
    MuleProject project = files.load();

    assertThat(project.resolver().environments()).containsExactly("dev");
    assertThat(project.configurationFiles())
        .extracting(ConfigurationFile::use)
        .containsExactly(Use.PLAIN, Use.SECURE);
  }

  @Test
  void combinesEnvironmentAndRegion() {
    files
        .write("src/main/resources/prod.yaml", "size: large")
        .write("src/main/resources/dev.yaml", "size: small")
        .write("src/main/resources/site-prod-eu.yaml", "host: eu")
        .write("src/main/resources/site-prod-us.yaml", "host: us")
        .write("src/main/resources/site-dev-eu.yaml", "host: test")
        .write(
            "src/main/mule/a.xml",
            mule(
                "<configuration-properties file='${env}.yaml'/>"
                    + "<configuration-properties file='site-${env}-${region}.yaml'/>"));

    assertThat(shown(files.load().resolver().resolve("${host}/${size}/${region}")))
        .containsExactly(
            "[dev-eu] LITERAL test/small/eu",
            "[prod-eu] LITERAL eu/large/eu",
            "[prod-us] LITERAL us/large/us");
  }

  @Test
  void tellsOfFilesThatAreMissing() {
    files.write(
        "src/main/mule/a.xml",
        mule("<configuration-properties file='secrets-${env}.yaml'/><flow name='f'/>"));
    MuleProject project = files.load();

    assertThat(codes(project.diagnostics())).containsExactly("configuration-file-missing");
    assertThat(only(project.resolver().resolve("${k}"))).isEqualTo("UNRESOLVED ${k}");
  }

  @Test
  void boundsTheNumberOfEnvironments() {
    for (int i = 10; i < 60; i++) {
      files.write("src/main/resources/config/env" + i + ".yaml", "k: " + i);
    }
    files.write(
        "src/main/mule/a.xml", mule("<configuration-properties file='config/${env}.yaml'/>"));
    MuleProject project = files.load();

    assertThat(project.resolver().resolve("${k}")).hasSize(PropertyResolver.MAX_VALUES);
    assertThat(codes(project.diagnostics())).containsExactly("too-many-environments");
  }

  @Test
  void survivesFileNamesThatCouldBeMatchedInManyWays() {
    for (int i = 0; i < 50; i++) {
      files.write(
          "src/main/resources/" + "a".repeat(200) + i + "/" + "a".repeat(200) + ".yaml", "");
    }
    files.write(
        "src/main/mule/a.xml",
        mule(
            "<configuration-properties file='${a}a${b}/${c}a${d}b.yaml'/>"
                + "<configuration-properties file='${a}${b}${c}${d}.yaml'/>"));

    assertThat(codes(files.load().diagnostics()))
        .containsExactly("configuration-file-missing", "configuration-file-unclear");
  }

  @Test
  void survivesPropertiesThatMultiply() {
    StringBuilder properties = new StringBuilder("k0=aaaaaaaaaa\n");
    for (int i = 1; i < 40; i++) {
      properties.append("k%d=${k%d}${k%d}${k%d}${k%d}\n".formatted(i, i - 1, i - 1, i - 1, i - 1));
    }
    ResolvedValue value = resolver(properties.toString(), "").resolve("${k25}").get(0);

    assertThat(value.state()).isEqualTo(State.UNRESOLVED);
    assertThat(value.text().length()).isLessThan(1_000_000);
  }

  @Test
  void survivesPlaceholdersInPlaceholders() {
    PropertyResolver resolver = resolver("a=1", "");

    assertThat(resolver.resolve("${".repeat(50_000) + "}".repeat(50_000)).get(0).state())
        .isEqualTo(State.UNRESOLVED);
    assertThat(resolver.resolve("${".repeat(100_000)).get(0).environments()).isEqualTo(Set.of());
  }
}

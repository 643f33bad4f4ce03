package io.github.mulesecscan.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.expression.Expressions;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFinderTest {

  private static final String CORE = "http://www.mulesoft.org/schema/mule/core";

  @TempDir private Path folder;

  @Test
  void findsCredentialsOfMuleXml() {
    mule(
        """
        <db:connection host="db.example.org" password="Tulip-93-harbour"/>
        <db:connection host="localhost" password="root"/>
        <header key="client_secret" value="9f8e7d6c5b4a3928"/>
        <global-property name="sftp.passphrase" value="Pebble88river"/>
        <db:connection host="db.example.org" password="${db.password}" doc:password="Never-1-shown"/>
        """);
    assertThat(shown())
        .containsExactly(
            "MULE_XML NAMED REAL [] password=Tulip-93-harbour",
            "MULE_XML NAMED TRIVIAL [] local password=root",
            "MULE_XML NAMED REAL [] client_secret=9f8e7d6c5b4a3928",
            "GLOBAL_PROPERTY NAMED REAL [] sftp.passphrase=Pebble88river");
  }

  @Test
  void marksTheValueInItsFile() {
    mule("<db:connection password=\"Tulip-93-harbour\"/>");
    Credential credential = find().get(0);
    assertThat(credential.location().startLine()).isEqualTo(2);
    assertThat(text(credential)).isEqualTo("Tulip-93-harbour");
  }

  @Test
  void tellsEnvironmentsOfPropertyFilesAndTheHostBeside() {
    mule("<configuration-properties file=\"${env}.yaml\"/>");
    write("src/main/resources/prod.yaml", "db:\n  host: db.example.org\n  password: Tulip-93\n");
    write("src/main/resources/dev.yaml", "db:\n  host: localhost\n  password: 'Cactus-17'\n");
    write("src/main/resources/local.yaml", "db:\n  password: changeit\n");
    assertThat(shown())
        .containsExactly(
            "PROPERTY_FILE NAMED REAL [dev] local db.password=Cactus-17",
            "PROPERTY_FILE NAMED TRIVIAL [local] local db.password=changeit",
            "PROPERTY_FILE NAMED REAL [prod] db.password=Tulip-93");
  }

  @Test
  void knowsTheKeyOfSecurePropertiesWhereverItStands() {
    mule(
        """
        <secure-properties:config name="a" file="a.yaml" key="Lighthouse-77"/>
        <secure-properties:config name="b" file="b.yaml" key="${start.phrase}"/>
        """);
    write("src/main/resources/app.properties", "start.phrase=Harbour-Master-1\n");
    write("Dockerfile", "CMD [\"mule\", \"-M-Dstart.phrase=Drawbridge-0815\"]\n");
    write("src/main/resources/a.yaml", "db.password: Tulip-93\n");
    assertThat(shown())
        .containsExactlyInAnyOrder(
            "MULE_XML DECRYPTION_KEY REAL [] key=Lighthouse-77",
            "PROPERTY_FILE DECRYPTION_KEY REAL [] start.phrase=Harbour-Master-1",
            "OTHER_FILE DECRYPTION_KEY REAL [] start.phrase=Drawbridge-0815",
            "SECURE_PROPERTY_FILE NAMED REAL [] db.password=Tulip-93");
  }

  @Test
  void readsThePomAndSettings() {
    write(
        "pom.xml",
        """
        <project><groupId>g</groupId><artifactId>a</artifactId><version>1</version>
        <packaging>mule-application</packaging>
        <properties><deploy.password> Tulip-93 </deploy.password></properties>
        <build><argLine>-Xmx1g -Dcrm.token=Pebble88river -Durl=x</argLine></build>
        </project>
        """);
    write(
        "settings.xml",
        "<settings><servers><server><password>Cactus-17</password></server></servers></settings>");
    mule("");
    assertThat(shown())
        .containsExactly(
            "POM NAMED REAL [] deploy.password=Tulip-93",
            "POM NAMED REAL [] crm.token=Pebble88river",
            "POM NAMED REAL [] password=Cactus-17");
  }

  @Test
  void readsAssignmentsOfScriptsAndSources() {
    mule("");
    write(
        "Jenkinsfile",
        """
        TOKEN = credentials('anypoint')
        password = "Tulip-93"
        sh 'mvn -Dcrm.secret=Pebble88river --client_secret 9f8e7d6c5b4a --token $TOKEN'
        if (password == "Never-1") {}
        """);
    write("deploy.sh", "export DB_PASSWORD=Cactus-17; TOKEN=$(cat t)\napi_key='unclosed\n");
    write(
        "src/main/java/A.java",
        "class A { String PASSWORD = \"password\"; String secret = \"Birch-41\"; }");
    assertThat(shown())
        .containsExactly(
            "OTHER_FILE NAMED REAL [] password=Tulip-93",
            "OTHER_FILE NAMED REAL [] crm.secret=Pebble88river",
            "OTHER_FILE NAMED REAL [] client_secret=9f8e7d6c5b4a",
            "OTHER_FILE NAMED REAL [] DB_PASSWORD=Cactus-17",
            "CODE NAMED REAL [] secret=Birch-41");
  }

  @Test
  void tellsAPlaceOnceInItsMostTellingForm() {
    String token = "AK" + "IA" + "ABCD2EFG3HIJ4KLM";
    mule("<s3:connection accessKey=\"" + token + "\"/>");
    assertThat(shown()).containsExactly("MULE_XML TOKEN REAL [] AWS access key=" + token);
  }

  @Test
  void survivesHostileFiles() {
    mule("");
    write("deploy.sh", "password=".repeat(50_000) + "\n" + "--".repeat(50_000));
    write("src/main/resources/a.properties", "password" + ".password".repeat(20_000) + "=x\n");
    assertThat(find()).isNotNull();
  }

  private void mule(String elements) {
    if (!Files.exists(folder.resolve("pom.xml"))) {
      write(
          "pom.xml",
          "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version>"
              + "<packaging>mule-application</packaging></project>");
    }
    StringBuilder root = new StringBuilder("<mule xmlns=\"" + CORE + "\"");
    for (String prefix : List.of("db", "s3", "secure-properties")) {
      root.append(" xmlns:" + prefix + "=\"http://www.mulesoft.org/schema/mule/" + prefix + "\"");
    }
    root.append(" xmlns:doc=\"http://www.mulesoft.org/schema/mule/documentation\">\n");
    write("src/main/mule/app.xml", root + elements + "</mule>");
  }

  private void write(String path, String content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Credential> find() {
    Catalog catalog = Catalog.builtIn();
    MuleProject project = ProjectLoader.load(folder, folder, LoadLimits.defaults());
    return CredentialFinder.find(
        SecretKnowledge.builtIn(), catalog.namespaces(), project, Expressions.of(project, catalog));
  }

  private List<String> shown() {
    return find().stream()
        .peek(credential -> assertThat(text(credential)).isEqualTo(credential.value()))
        .map(CredentialFinderTest::show)
        .toList();
  }

  private static String show(Credential credential) {
    return credential.place()
        + " "
        + credential.form()
        + " "
        + credential.quality()
        + " "
        + credential.environments()
        + (credential.local() ? " local " : " ")
        + credential.name()
        + "="
        + credential.value();
  }

  private String text(Credential credential) {
    try {
      String content = Files.readString(folder.resolve(credential.location().path().value()));
      return content.substring(
          credential.location().span().offset(), credential.location().span().end());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.mulesecscan.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretDetectorTest {

  @TempDir Path folder;

  @Test
  void tellsARealValueOncePerFileWithItsOtherPlaces() {
    Look app =
        Look.into(folder)
            .mule(
                """
                <db:config name="a"><db:connection password="Tulip-93-harbour"/></db:config>
                <db:config name="b"><db:connection password="Tulip-93-harbour"/></db:config>
                """)
            .file("src/main/resources/app.properties", "db.password=Tulip-93-harbour\n");

    List<Finding> found = app.findings("secret", "form: named", "{name} in {file}");

    assertThat(found)
        .extracting(Finding::message)
        .containsExactly("password in app.xml", "db.password in app.properties");
    assertThat(found.get(0).related()).hasSize(1);
  }

  @Test
  void tellsATrivialValueOncePerLine() {
    Look app =
        Look.into(folder)
            .mule(
                """
                <tls:context name="a"><tls:key-store password="changeit" keyPassword="changeit"/></tls:context>
                <db:config name="b"><db:connection password="changeit"/></db:config>
                """);

    assertThat(app.marks("secret", "quality: trivial")).containsExactly("changeit", "changeit");
  }

  @Test
  void gradesByEnvironmentPlaceAndMachine() {
    String params =
        """
        form: named
        cases:
          - when: { local: true }
            severity: info
          - when: { environments: [dev*, test] }
            severity: medium
            confidence: low
            message: "{name} for {environments}"
        """;
    Look app =
        Look.into(folder)
            .file("src/main/resources/dev2.properties", "db.password=Tulip-1\n")
            .file("src/main/resources/dev-prod.properties", "db.password=Tulip-2\n")
            .file("src/main/resources/local.properties", "db.password=Tulip-3\n")
            .file("src/main/resources/app.properties", "db.password=Tulip-4\n");

    assertThat(app.shows("secret", params, "{environments}"))
        .containsExactlyInAnyOrder(
            "high high [Tulip-4] every environment",
            "high high [Tulip-2] dev, prod",
            "medium low [Tulip-1] db.password for dev2",
            "info high [Tulip-3] local");
  }

  @Test
  void tellsWrongWords() {
    assertThat(Look.problems("secret", "form: magic")).hasSize(1);
    assertThat(Look.problems("secret", "quality: [real, weak]\nplace: mule-xml")).isEmpty();
  }
}

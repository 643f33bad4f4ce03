package io.github.mulesecscan.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.source.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiSpecificationsTest {

  private static final String SPECIFICATION =
      "#%RAML 1.0\ntitle: Orders\nuses: { l: lib.raml }\n/a: { get: , post: { is: [l.t] } }\n";

  @TempDir Path folder;
  private Path app;
  private Path repository;

  @BeforeEach
  void setUp() throws IOException {
    app = folder.resolve("app");
    repository = folder.resolve("repository");
    write(
        "src/main/mule/app.xml",
        """
        <mule xmlns="http://www.mulesoft.org/schema/mule/core"
            xmlns:apikit="http://www.mulesoft.org/schema/mule/mule-apikit">
          <apikit:config name="c"
              api="resource::org.example:orders:${orders.version}:raml:zip:orders.raml"/>
          <global-property name="orders.version" value="1.0.0"/>
          <flow name="get:\\a:c"><logger/></flow>
          <flow name="get:\\b:c"><logger/></flow>
        </mule>
        """);
  }

  private void write(String path, String text) throws IOException {
    Path file = app.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void publish(String entry) throws IOException {
    Path zip = repository.resolve("org/example/orders/1.0.0/orders-1.0.0-raml.zip");
    Files.createDirectories(zip.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, entry, SPECIFICATION);
      put(out, "lib.raml", "#%RAML 1.0 Library\ntraits: { t: { headers: { h: string } } }\n");
    }
  }

  private static void put(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private ApiSpecifications read(Optional<Path> local) {
    return ApiSpecifications.of(
        ProjectLoader.load(folder, app, LoadLimits.defaults()), Catalog.builtIn(), local);
  }

  @Test
  void readsWhatApikitNamesFromTheLocalRepository() throws IOException {
    publish("orders.raml");
    ApiSpecifications read = read(Optional.of(repository));
    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.all()).hasSize(1);
    ApiSpecification.Artifact artifact = Objects.requireNonNull(read.all().get(0).artifact());
    assertThat(artifact.name()).isEqualTo("org.example:orders:1.0.0");
    assertThat(artifact.namedAt().path().value()).isEqualTo("app/src/main/mule/app.xml");
    ApiRouter router = read.routers().get(0);
    assertThat(router.missing()).extracting(Operation::name).containsExactly("POST /a");
    assertThat(router.routes())
        .extracting(route -> route.path() + " " + (route.operation() != null))
        .containsExactly("/a true", "/b false");
  }

  @Test
  void tellsThatRulesWereNotRunWithoutIt() throws IOException {
    assertThat(read(Optional.empty()).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("api-specification-absent");
    publish("../orders.raml");
    ApiSpecifications read = read(Optional.of(repository));
    assertThat(read.all()).isEmpty();
    assertThat(read.diagnostics().get(0).message())
        .contains("org.example:orders:1.0.0", "rules on the specification were not run");
  }
}

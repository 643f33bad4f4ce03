package io.github.mulesecscan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComponentsTest {

  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Path FOLDER = Path.of("src/main/resources/catalog/components");

  @Test
  void theIndexNamesEveryFile() throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(FOLDER)) {
      names =
          files
              .map(file -> file.getFileName().toString().replace(".yaml", ""))
              .filter(name -> !name.equals("index"))
              .sorted()
              .toList();
    }
    String index = Files.readString(FOLDER.resolve("index.yaml"));
    String list =
        index.substring(
            index.indexOf("files: [") + 8, index.indexOf(']', index.indexOf("files: [")));
    assertThat(Stream.of(list.split(",\\s*")).sorted().toList()).isEqualTo(names);
  }

  @Test
  void parametersAreFoundByNamespaceAndName() {
    String core = CATALOG.namespaces().core();
    String ee = CATALOG.namespaces().uri("ee").orElseThrow();
    Components components = CATALOG.components();
    assertThat(components.ofAttribute(core, "logger", "message"))
        .isEqualTo(ExpressionContext.TEMPLATE);
    assertThat(components.ofAttribute("http://example.org", "logger", "message"))
        .isEqualTo(ExpressionContext.WHOLE);
    assertThat(components.ofAttribute("http://example.org", "anything", "target"))
        .isEqualTo(ExpressionContext.NONE);
    assertThat(components.ofAttribute(core, "flow-ref", "name")).isEqualTo(ExpressionContext.WHOLE);
    assertThat(components.ofText(ee, "message", ee, "set-payload"))
        .isEqualTo(ExpressionContext.SCRIPT);
    assertThat(components.ofText(core, "parse-template", core, "content"))
        .isEqualTo(ExpressionContext.TEMPLATE);
    assertThat(components.component(core, "logger")).isPresent();
    assertThat(components.component(core, "no-such-thing")).isEmpty();
  }

  @Test
  void everyModelSaysSomething() {
    assertThat(CATALOG.components().all())
        .isNotEmpty()
        .allMatch(
            model ->
                model.role() != ComponentRole.OPERATION
                    || !model.expressions().isEmpty()
                    || model.dataFlow().isPresent())
        .allMatch(model -> model.provenance() != Provenance.USER);
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    assertThat(
            problems(
                "namespace: db\nprovenance: docs\nelements:\n  - nam: select\n    expressions: {sql: hole}\n"))
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith("4:5 ") && problem.contains("did you mean 'name'"))
        .anyMatch(problem -> problem.startsWith("5:24 ") && problem.contains("whole"));
    assertThat(problems("namespace: dbx\nprovenance: docs\nelements: []\n"))
        .containsExactly("1:12 unknown namespace prefix 'dbx' (did you mean 'db'?)");
    assertThat(problems("namespace: db\nprovenance: docs\nelements:\n  - name: [a, a]\n"))
        .containsExactly("4:11 'a' has a model already");
  }

  private static List<String> problems(String yaml) {
    List<YamlProblem> problems = new ArrayList<>();
    new ComponentReader(CATALOG.namespaces())
        .read(SourceText.root(new SourcePath("db.yaml"), yaml), problems);
    return problems.stream()
        .map(
            problem ->
                problem.location().startLine()
                    + ":"
                    + problem.location().startColumn()
                    + " "
                    + problem.message())
        .toList();
  }

  @Test
  void functionsSayWhatTheirResultHolds() {
    DataWeaveFunctions functions = CATALOG.functions();
    assertThat(functions.function("dw::Core", "sizeOf").orElseThrow().handsOn(0)).isFalse();
    assertThat(functions.function("dw::Core", "log").orElseThrow().handsOn(1)).isTrue();
    assertThat(functions.function("dw::Core", "++").orElseThrow().whole()).containsOnly(0, 1);
    assertThat(functions.function("dw::Core", "map").orElseThrow().lambdas()).containsOnly(1);
    assertThat(functions.function("dw::Core", "upper").orElseThrow().handsOn(0)).isTrue();
    assertThat(functions.function("dw::Core", "thing")).isEmpty();
    List<String> extensions = List.of("Mule", "Java", "XmlModule");
    assertThat(functions.all())
        .allMatch(
            model -> model.module().startsWith("dw::") || extensions.contains(model.module()));
  }

  @Test
  void mistakesInTheTableOfFunctionsAreTold() {
    List<YamlProblem> problems = new ArrayList<>();
    DataWeaveFunctions.read(
        SourceText.root(
            new SourcePath("functions.yaml"),
            "functions:\n  - {module: m, name: f, result: [x]}\n"),
        problems);
    assertThat(problems).hasSize(1);
  }
}

package io.github.mulesecscan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.catalog.CatalogAdditions;
import io.github.mulesecscan.catalog.ComponentModel;
import io.github.mulesecscan.catalog.ComponentReader;
import io.github.mulesecscan.catalog.ComponentRole;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCoverageTest {

  private static final Catalog CATALOG = Catalog.builtIn();

  @TempDir Path folder;

  private ModelCoverage coverage(String body) throws IOException {
    return ModelCoverage.of(Applications.load(folder, body), CATALOG);
  }

  @Test
  void parametersOfWhatIsModelledAreModelled() throws IOException {
    ModelCoverage coverage =
        coverage(
            """
            <flow name="f">
              <http:listener path="/"><http:response><http:body>#[1]</http:body></http:response></http:listener>
              <db:select><db:sql>select 1</db:sql></db:select>
            </flow>
            """);
    assertThat(coverage.unmodelled()).isEmpty();
    assertThat(coverage.elements()).isEqualTo(7);
    assertThat(coverage.modelled()).isEqualTo(7);
  }

  @Test
  void whatTheApplicationWritesItselfIsModelled() throws IOException {
    Applications.write(
        folder,
        "src/main/mule/module-acme.xml",
        "<module xmlns='http://www.mulesoft.org/schema/mule/module' name='acme'>"
            + "<operation name='quote'><body/></operation></module>");
    ModelCoverage coverage =
        coverage("<acme:config name='c'/><flow name='f'><acme:quote symbol='A'/></flow>");
    assertThat(coverage.unmodelled()).isEmpty();
  }

  @Test
  void whatNobodyKnowsIsCountedOnceWithItsParts() throws IOException {
    ModelCoverage coverage =
        coverage(
            """
            <acme:config name="c"/>
            <flow name="f">
              <acme:listener config-ref="c"/>
              <acme:quote symbol="A"><acme:options><acme:option/></acme:options></acme:quote>
              <acme:quote market="B"><logger/></acme:quote>
            </flow>
            """);
    assertThat(coverage.elements()).isEqualTo(9);
    assertThat(coverage.modelled()).isEqualTo(3);
    assertThat(coverage.unmodelled())
        .extracting(UnmodelledComponent::name)
        .containsExactly("acme:quote", "acme:config", "acme:listener");
    UnmodelledComponent quote = coverage.unmodelled().get(0);
    assertThat(quote.count()).isEqualTo(2);
    assertThat(quote.attributes()).containsExactly("market", "symbol");
    assertThat(quote.children()).containsExactly("options");
    assertThat(coverage.unmodelled())
        .extracting(UnmodelledComponent::role)
        .containsExactly(ComponentRole.OPERATION, ComponentRole.CONFIG, ComponentRole.SOURCE);
  }

  @Test
  void childrenOfScopesNeedModelsOfTheirOwn() throws IOException {
    assertThat(coverage("<flow name='f'><batch:job><batch:thing/></batch:job></flow>").unmodelled())
        .extracting(UnmodelledComponent::name)
        .containsExactly("batch:thing");
  }

  @Test
  void modelsToFillInCanBeRead() throws IOException {
    String app =
        "<acme:config name='c'/><flow name='f'><acme:listener/><acme:quote a='1'/><db:nothing/></flow>";
    String yaml = ComponentStubs.yaml(coverage(app).unmodelled());
    List<YamlProblem> problems = new ArrayList<>();
    YamlReader file =
        YamlReader.open(SourceText.root(new SourcePath("stub.yaml"), yaml), problems).orElseThrow();
    List<ComponentModel> models = new ArrayList<>();
    for (YamlReader item : file.list("components")) {
      YamlNode node = item.node();
      models.addAll(new ComponentReader(CATALOG.namespaces()).read((YamlMapping) node, problems));
    }
    assertThat(problems).isEmpty();
    Catalog more = CATALOG.with(new CatalogAdditions(models, List.of()));
    assertThat(ModelCoverage.of(Applications.load(folder, app), more).unmodelled()).isEmpty();
    assertThat(yaml)
        .contains("# 1 use, at src/main/mule/app.xml:")
        .contains("# attributes: a")
        .contains("role: source");
  }
}

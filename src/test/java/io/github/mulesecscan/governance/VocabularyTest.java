package io.github.mulesecscan.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.api.ApiGraph;
import io.github.mulesecscan.api.ApiNode;
import io.github.mulesecscan.api.ApiSpecifications;
import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The vocabulary is what specifications are read into: no more, and no less. */
class VocabularyTest {

  private static final Path FOLDER =
      Path.of("src/test/resources/governance/everything").toAbsolutePath();

  @Test
  void everythingThatIsReadIsInTheVocabulary() {
    Set<String> unknown = new TreeSet<>();
    for (ApiNode node : nodes()) {
      Set<String> own = Set.of(node.classes().get(0));
      node.classes().stream().filter(each -> !Vocabulary.known().has(each)).forEach(unknown::add);
      for (String property : node.properties()) {
        if (Vocabulary.known().range(own, property).isEmpty()) {
          unknown.add(own + " " + property);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void everythingInTheVocabularyIsRead() {
    Set<String> missing = new TreeSet<>(Vocabulary.known().classes());
    nodes().forEach(node -> missing.removeAll(node.classes()));
    assertThat(missing).as("classes").isEmpty();
    missing.addAll(Vocabulary.known().properties(Vocabulary.known().classes()));
    nodes().forEach(node -> missing.removeAll(node.properties()));
    assertThat(missing).as("properties").isEmpty();
  }

  @Test
  void everythingInTheVocabularyIsDocumented() throws IOException {
    String document = Files.readString(Path.of("docs/governance.md"));
    Set<String> names = new TreeSet<>(Vocabulary.known().classes());
    names.addAll(Vocabulary.known().properties(names));
    assertThat(names).allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
  }

  @Test
  void everyNodeIsWhatItsPropertySays() {
    Set<String> wrong = new TreeSet<>();
    for (ApiNode node : nodes()) {
      for (String property : node.properties()) {
        Set<String> range =
            Vocabulary.known().range(Set.of(node.classes().get(0)), property).orElse(Set.of());
        for (ApiNode value : node.nodes(property)) {
          if (value.classes().stream().noneMatch(range::contains)) {
            wrong.add(property + " " + value.classes());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<ApiNode> nodes() {
    MuleProject project = ProjectLoader.load(FOLDER, FOLDER, new LoadLimits(1_000_000));
    ApiSpecifications apis = ApiSpecifications.of(project, Catalog.builtIn(), Optional.empty());
    assertThat(apis.all()).hasSize(4);
    assertThat(apis.diagnostics()).isEmpty();
    List<ApiNode> nodes = new ArrayList<>();
    apis.all().stream().map(apis::graph).map(ApiGraph::nodes).forEach(nodes::addAll);
    return nodes;
  }
}

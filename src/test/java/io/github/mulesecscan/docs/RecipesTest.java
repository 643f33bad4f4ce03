package io.github.mulesecscan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mulesecscan.report.Reporter;
import io.github.mulesecscan.report.Reporters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The pipelines of docs/ci: well-formed, and they pick up what their command writes. That the
 * commands work is shown by src/it/ci-recipes.
 */
class RecipesTest {

  private static final Pattern REPORT =
      Pattern.compile(
          "(?:TEST-|gl-)?(?:mule-secscan|sast|code)[\\w-]*\\.(?:sarif|html|xml|json|csv|md)\\b");

  static List<Path> recipes() {
    return Recipes.files();
  }

  static List<Path> yamlRecipes() {
    return recipes().stream().filter(file -> file.toString().matches(".*\\.ya?ml")).toList();
  }

  @ParameterizedTest
  @MethodSource("yamlRecipes")
  void yamlIsWellFormedAndNoKeyStandsTwice(Path recipe) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object pipeline = new Yaml(new SafeConstructor(options)).load(Files.readString(recipe));
    assertThat(pipeline).isInstanceOf(Map.class);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void theFirstLineSaysWhereItGoesAndTheTableDoesToo(Path recipe) throws IOException {
    String first = Files.readAllLines(recipe).get(0).replaceFirst("^(?:#|//) ", "");
    String place = first.replaceFirst("[;,].*", "");
    assertThat(Files.readString(Path.of("docs/ci/README.md")))
        .contains("[" + recipe.getFileName() + "](" + recipe.getFileName() + ") | `" + place + "`");
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void whatIsPickedUpIsWritten(Path recipe) throws IOException {
    String text = Files.readString(recipe);
    List<MavenCommand> commands = MavenCommand.in(recipe.toString(), text);
    assertThat(commands).hasSize(1);
    Set<String> picked = new TreeSet<>();
    Matcher matcher = REPORT.matcher(text.replaceFirst(".*", ""));
    while (matcher.find()) {
      picked.add(matcher.group());
    }
    assertThat(written(commands.get(0))).as(recipe.toString()).containsAll(picked);
  }

  private static List<String> written(MavenCommand command) {
    String formats = command.properties().get("secscan.formats");
    List<String> files = new ArrayList<>();
    for (String format : List.of(formats.split(",", -1))) {
      Reporters.ofFormat(format).flatMap(Reporter::fileName).ifPresent(files::add);
    }
    return files;
  }

  @Test
  void thereIsOneForEachOfTheUsualServices() {
    assertThat(recipes())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder(
            "Jenkinsfile",
            "azure-pipelines.yml",
            "bitbucket-pipelines.yml",
            "github-actions.yml",
            "gitlab-ci.yml",
            "pre-commit-config.yaml");
  }
}

package io.github.mulesecscan.rule;

import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the rules that come with the plugin: every file {@code rules/<category>/<id>.yaml} of its
 * jar. Nothing lists them by hand.
 */
public final class RuleLoader {

  private static final String FOLDER = "rules";

  private RuleLoader() {}

  /**
   * All built-in rules, by id.
   *
   * @throws IllegalStateException if one of them is wrong, which is a defect of the plugin
   */
  public static List<RuleDefinition> builtIn(DetectorRegistry detectors) {
    return load(ResourceFolder.yamlFiles(RuleLoader.class, FOLDER), detectors);
  }

  static List<RuleDefinition> load(Map<String, byte[]> files, DetectorRegistry detectors) {
    List<YamlProblem> problems = new ArrayList<>();
    RuleReader reader = new RuleReader(detectors, problems);
    List<RuleDefinition> rules = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (name, bytes) -> {
              String content = new String(bytes, StandardCharsets.UTF_8);
              SourceText text = SourceText.root(new SourcePath(name), content);
              String category = category(text, problems);
              reader.readFile(text, category).ifPresent(rules::add);
            });
    rules.sort((one, other) -> one.id().compareTo(other.id()));
    tellTwins(rules, problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "built-in rules are wrong: " + RulesetException.describe(problems));
    }
    return List.copyOf(rules);
  }

  private static String category(SourceText text, List<YamlProblem> problems) {
    String[] parts = text.path().value().split("/", -1);
    if (parts.length != 3) {
      problems.add(
          new YamlProblem(
              text.locate(new Span(0, 0)),
              "a rule file must be in a folder of its category: rules/<category>/<id>.yaml"));
    }
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }

  private static void tellTwins(List<RuleDefinition> rules, List<YamlProblem> problems) {
    for (int i = 1; i < rules.size(); i++) {
      RuleDefinition rule = rules.get(i);
      RuleDefinition previous = rules.get(i - 1);
      if (rule.id().equals(previous.id())) {
        String message = "the rule '" + rule.id() + "' is also in " + previous.source().path();
        problems.add(new YamlProblem(rule.params().location(), message));
      }
    }
  }
}

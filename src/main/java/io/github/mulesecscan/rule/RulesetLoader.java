package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads rulesets into the rules of a scan.
 *
 * <p>Within a ruleset the order is: what it extends, its profile, its own rules, what it enables,
 * what it disables, and last its settings of single rules. Where two disagree the later one counts.
 */
public final class RulesetLoader {

  private static final int MOST_RULESETS = 500;

  private final RulesetFinder finder;
  private final Shape.ObjectShape shape;
  private final List<YamlProblem> problems = new ArrayList<>();
  private final RuleReader ruleReader;
  private final RuleSelection selection;
  private final List<String> open = new ArrayList<>();
  private final List<String> openNames = new ArrayList<>();
  private int rulesetsRead;

  private RulesetLoader(
      RulesetFinder finder, List<RuleDefinition> builtIn, DetectorRegistry detectors) {
    this.finder = finder;
    this.shape = RuleFormat.ruleset(detectors);
    this.ruleReader = new RuleReader(detectors, problems);
    this.selection = new RuleSelection(builtIn);
  }

  /**
   * Reads rulesets, later ones over earlier ones.
   *
   * @param names a built-in name, a file relative to {@code directory}, or {@code classpath:} and a
   *     resource; the default ruleset where there are none
   * @param directory the folder that relative names of files start from
   * @param pluginClassPath where resources are looked for, so that a jar can bring rules along
   * @param detectors the detectors that rules may name
   * @param catalog the knowledge about Mule
   * @throws RulesetException if something that the user wrote is wrong
   */
  public static Ruleset load(
      List<String> names,
      Path directory,
      ClassLoader pluginClassPath,
      DetectorRegistry detectors,
      Catalog catalog) {
    RulesetFinder finder = new RulesetFinder(directory, pluginClassPath);
    return load(names, finder, RuleLoader.builtIn(detectors), detectors, catalog);
  }

  static Ruleset load(
      List<String> names,
      RulesetFinder finder,
      List<RuleDefinition> builtIn,
      DetectorRegistry detectors,
      Catalog catalog) {
    RulesetLoader loader = new RulesetLoader(finder, builtIn, detectors);
    List<String> wanted = names.isEmpty() ? List.of(Profiles.DEFAULT) : names;
    for (String name : wanted) {
      try {
        loader.read(name, loader.finder.find(name.strip()), Optional.empty());
      } catch (RulesetFinder.NotFound e) {
        throw new RulesetException(String.valueOf(e.getMessage()));
      }
    }
    loader.failOnProblems();
    Ruleset ruleset = loader.selection.toRuleset(catalog, loader.problems);
    loader.failOnProblems();
    return ruleset;
  }

  private void failOnProblems() {
    if (!problems.isEmpty()) {
      throw new RulesetException(problems);
    }
  }

  private void read(String name, RulesetSource source, Optional<Location> namedAt) {
    if (open.contains(source.identity())) {
      List<String> cycle =
          new ArrayList<>(openNames.subList(open.indexOf(source.identity()), openNames.size()));
      cycle.add(cycle.get(0));
      String message = "rulesets extend each other in a circle: " + String.join(" → ", cycle);
      namedAt.ifPresent(place -> problems.add(new YamlProblem(place, message)));
      return;
    }
    if (++rulesetsRead > MOST_RULESETS) {
      // Only a handful ever make sense; two files that each extend another twice double each time.
      throw new RulesetException("more than " + MOST_RULESETS + " rulesets extend one another");
    }
    open.add(source.identity());
    openNames.add(source.folder() == null ? name : source.text().path().value());
    Optional<YamlMapping> root =
        YamlReader.open(source.text(), problems).map(YamlReader::node).filter(this::isWellFormed);
    root.ifPresent(mapping -> read(new RuleFields(mapping), source));
    open.remove(open.size() - 1);
    openNames.remove(openNames.size() - 1);
  }

  private boolean isWellFormed(YamlMapping root) {
    int before = problems.size();
    shape.check(root, problems);
    return problems.size() == before;
  }

  private void read(RuleFields fields, RulesetSource source) {
    for (YamlNode item : fields.items("extends")) {
      String name = RuleFields.textOf(item).strip();
      try {
        read(name, finder.find(name, source), Optional.of(item.location()));
      } catch (RulesetFinder.NotFound e) {
        problems.add(new YamlProblem(item.location(), String.valueOf(e.getMessage())));
      }
    }
    if (fields.has("profile")) {
      selection.addProfile(fields.text("profile"));
    }
    readOwnRules(fields, source);
    ModelsInRuleset models = new ModelsInRuleset(finder, source, problems);
    selection.addComponents(models.components(fields));
    selection.addFunctions(models.functions(fields));
    readGovernance(fields, source);
    RuleSelector selector = new RuleSelector(selection.rules(), problems);
    for (YamlScalar word : scalars(fields, "enable")) {
      selector.select(word).forEach(selection::switchOn);
    }
    for (YamlScalar word : scalars(fields, "disable")) {
      selector.select(word).forEach(id -> selection.switchOff(id, ""));
    }
    if (fields.node("rules").orElse(null) instanceof YamlMapping settings) {
      settings.entries().forEach(entry -> readSetting(entry, selector));
    }
    selection.include(fields.texts("include"));
    selection.exclude(fields.texts("exclude"));
  }

  private void readOwnRules(RuleFields fields, RulesetSource source) {
    Map<String, Location> here = new TreeMap<>();
    for (YamlNode item : fields.items("own-rules")) {
      if (item instanceof YamlMapping mapping) {
        ruleReader.read(mapping, "").ifPresent(rule -> add(rule, mapping.location(), here));
      }
    }
    for (YamlScalar pattern : scalars(fields, "rule-files")) {
      try {
        for (SourceText text : finder.files(pattern.value().strip(), source)) {
          ruleReader.readFile(text, "").ifPresent(rule -> add(rule, pattern.location(), here));
        }
      } catch (RulesetFinder.NotFound e) {
        problems.add(new YamlProblem(pattern.location(), String.valueOf(e.getMessage())));
      }
    }
  }

  private void readGovernance(RuleFields fields, RulesetSource source) {
    GovernanceRules governance = new GovernanceRules(finder, source, problems);
    for (RuleDefinition rule : governance.read(fields)) {
      Location place = fields.node("governance").map(YamlNode::location).orElseThrow();
      selection.add(rule).ifPresent(message -> problems.add(new YamlProblem(place, message)));
    }
    selection.addNotices(governance.notices());
  }

  private void add(RuleDefinition rule, Location place, Map<String, Location> here) {
    if (here.put(rule.id(), place) != null) {
      problems.add(new YamlProblem(place, "the rule '" + rule.id() + "' is here twice"));
      return;
    }
    selection.add(rule).ifPresent(message -> problems.add(new YamlProblem(place, message)));
  }

  private void readSetting(YamlEntry entry, RuleSelector selector) {
    for (String id : selector.select(entry.key())) {
      if (entry.value() instanceof YamlMapping mapping) {
        readSetting(id, new RuleFields(mapping));
      } else {
        readSetting(id, RuleFields.textOf(entry.value()));
      }
    }
  }

  private void readSetting(String id, String word) {
    if (word.equals("off") || word.equals("false")) {
      selection.switchOff(id, "");
      return;
    }
    selection.switchOn(id);
    if (!word.equals("true")) {
      selection.setting(id).severity(RuleReader.severity(word));
    }
  }

  private void readSetting(String id, RuleFields fields) {
    if (fields.text("enabled").equals("false")) {
      selection.switchOff(id, fields.text("reason").strip());
    } else {
      selection.switchOn(id);
    }
    RuleSetting setting = selection.setting(id);
    if (fields.has("severity")) {
      setting.severity(RuleReader.severity(fields.text("severity")));
    }
    Confidence.ofWord(fields.text("confidence")).ifPresent(setting::confidence);
    if (fields.node("params").orElse(null) instanceof YamlMapping params) {
      setting.params(params);
    }
  }

  private static List<YamlScalar> scalars(RuleFields fields, String key) {
    return fields.items(key).stream()
        .filter(YamlScalar.class::isInstance)
        .map(YamlScalar.class::cast)
        .toList();
  }
}

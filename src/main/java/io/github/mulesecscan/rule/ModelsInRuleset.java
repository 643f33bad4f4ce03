package io.github.mulesecscan.rule;

import io.github.mulesecscan.catalog.ComponentModel;
import io.github.mulesecscan.catalog.ComponentReader;
import io.github.mulesecscan.catalog.FunctionModel;
import io.github.mulesecscan.catalog.FunctionReader;
import io.github.mulesecscan.catalog.Namespaces;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Reads what a ruleset tells of components and functions, in itself or in files beside it. */
final class ModelsInRuleset {

  private final RulesetFinder finder;
  private final RulesetSource source;
  private final List<YamlProblem> problems;

  ModelsInRuleset(RulesetFinder finder, RulesetSource source, List<YamlProblem> problems) {
    this.finder = finder;
    this.source = source;
    this.problems = problems;
  }

  List<ComponentModel> components(RuleFields fields) {
    ComponentReader reader = new ComponentReader(Namespaces.builtIn());
    return models(fields.items("components"), reader::read, reader::read);
  }

  List<FunctionModel> functions(RuleFields fields) {
    return models(fields.items("functions"), FunctionReader::read, FunctionReader::read);
  }

  private <T> List<T> models(
      List<YamlNode> items,
      BiFunction<SourceText, List<YamlProblem>, List<T>> ofFile,
      BiFunction<YamlMapping, List<YamlProblem>, List<T>> written) {
    List<T> models = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlMapping mapping) {
        models.addAll(written.apply(mapping, problems));
        continue;
      }
      try {
        for (SourceText text : finder.files(RuleFields.textOf(item).strip(), source)) {
          models.addAll(ofFile.apply(text, problems));
        }
      } catch (RulesetFinder.NotFound e) {
        problems.add(new YamlProblem(item.location(), String.valueOf(e.getMessage())));
      }
    }
    return models;
  }
}

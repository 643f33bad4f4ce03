package io.github.mulesecscan.catalog;

import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads models of functions: the catalogue's file, and what rulesets of users bring. */
public final class FunctionReader {

  private static final Shape POSITIONS = Shape.listOf(Shape.integer().min(0).max(9));

  /** What is said of functions that are alike. */
  public static final Shape.ObjectShape FUNCTION =
      Shape.object("function")
          .required("module", Shape.text().nonEmpty(), "The module that has them.")
          .required(
              "name",
              Shape.listOf(Shape.text().nonEmpty()).orSingle().nonEmpty(),
              "Names of functions that are alike.")
          .optional("result", POSITIONS, "Arguments whose contents the result holds.")
          .optional("whole", POSITIONS, "Arguments that the result holds entirely.")
          .optional("lambda", POSITIONS, "Arguments that are functions.")
          .including(FunctionEffect.KEYS);

  private static final Shape.ObjectShape FILE =
      Shape.object("functions").required("functions", Shape.listOf(FUNCTION), "The functions.");

  private FunctionReader() {}

  /** Reads a file of models; what is wrong with it goes to {@code problems}. */
  public static List<FunctionModel> read(SourceText text, List<YamlProblem> problems) {
    int before = problems.size();
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    reader.ifPresent(file -> FILE.check(file.node(), problems));
    if (reader.isEmpty() || problems.size() > before) {
      return List.of();
    }
    return reader.get().list("functions").stream().flatMap(item -> models(item).stream()).toList();
  }

  /** Reads what is said of functions that are alike. */
  public static List<FunctionModel> read(YamlMapping item, List<YamlProblem> problems) {
    int before = problems.size();
    FUNCTION.check(item, problems);
    return problems.size() > before ? List.of() : models(YamlReader.of(item, problems));
  }

  private static List<FunctionModel> models(YamlReader item) {
    String module = item.requiredText("module");
    Optional<Set<Integer>> result =
        item.has("result") ? Optional.of(positions(item, "result")) : Optional.empty();
    FunctionEffect effect = FunctionEffect.read(item);
    List<FunctionModel> models = new ArrayList<>();
    for (String name : item.textList("name")) {
      models.add(
          new FunctionModel(
              module, name, result, positions(item, "whole"), positions(item, "lambda"), effect));
    }
    return models;
  }

  private static Set<Integer> positions(YamlReader item, String key) {
    return Set.copyOf(item.intList(key));
  }
}

package io.github.mulesecscan.project;

import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.syntax.yaml.YamlEntry;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlProblem;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import io.github.mulesecscan.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a manifest; what is wrong in it is told, and the rest of it counts. */
final class ManifestReader {

  private ManifestReader() {}

  static Manifest read(SourceText text, List<Diagnostic> diagnostics) {
    List<YamlProblem> problems = new ArrayList<>();
    Optional<YamlReader> reader = YamlReader.open(text, problems);
    reader.ifPresent(file -> Manifest.shape().check(file.node(), problems));
    for (YamlProblem problem : problems) {
      diagnostics.add(
          Diagnostic.at(
              Diagnostic.Level.ERROR, "manifest-wrong", problem.location(), problem.message()));
    }
    return reader.map(file -> manifest(file.node())).orElse(Manifest.NONE);
  }

  private static Manifest manifest(YamlMapping root) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    for (String key : Manifest.keys()) {
      root.get(key).map(ManifestReader::texts).ifPresent(words -> facts.put(key, words));
    }
    Map<String, String> stages = new LinkedHashMap<>();
    if (root.get("environments").orElse(null) instanceof YamlMapping environments) {
      for (YamlEntry entry : environments.entries()) {
        texts(entry.value()).forEach(stage -> stages.put(entry.key().value(), stage));
      }
    }
    return new Manifest(
        facts, stages, root.get("owners").map(ManifestReader::texts).orElse(List.of()));
  }

  private static List<String> texts(YamlNode node) {
    List<YamlNode> items = node instanceof YamlSequence list ? list.items() : List.of(node);
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlScalar scalar) {
        texts.add(scalar.value());
      }
    }
    return texts;
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.project.MuleArtifact;
import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.yaml.JsonParser;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlParser;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at values of YAML and JSON files, {@code mule-artifact.json} among them:
 *
 * <pre>{@code
 * detector: data
 * params:
 *   files: "**}{@code /*.yaml"
 *   each: spec.policies[]
 *   when:
 *     - { at: policyRef.name, equals: jwt-validation-flex }
 *     - { at: config.skipClientIdValidation, equals: true }
 * }</pre>
 */
final class DataDetector implements Detector {

  private static final Set<String> PLACEHOLDERS = Set.of("path", "value", "host", "file");
  private static final Set<String> YAML = Set.of("yaml", "yml");

  private final List<Wildcard> files;
  private final KeyPath each;
  private final Judgement<DataNode> judgement;
  private final Optional<KeyPath> reported;

  private DataDetector(
      List<Wildcard> files,
      KeyPath each,
      Judgement<DataNode> judgement,
      Optional<KeyPath> reported) {
    this.files = List.copyOf(files);
    this.each = each;
    this.judgement = judgement;
    this.reported = reported;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    if (!judgement.isPossible(scope, Scope.EVERYWHERE)) {
      return;
    }
    for (DataNode document : documents(scope)) {
      List<YamlNode> nodes = each.select(document.node());
      for (int i = 0; i < nodes.size(); i++) {
        String anchor = i == 0 ? each.toString() : each + "[" + (i + 1) + "]";
        DataNode node = new DataNode(nodes.get(i), document.path(), anchor);
        judgement
            .judge(node, scope, Scope.EVERYWHERE, reporting.rule())
            .ifPresent(outcome -> report(node, outcome, reporting));
      }
    }
  }

  private List<DataNode> documents(Scope scope) {
    List<DataNode> found = new ArrayList<>();
    Optional<MuleArtifact> artifact = scope.project().artifact();
    artifact
        .filter(file -> scope.isIn(files, file.path()))
        .ifPresent(file -> found.add(new DataNode(file.root(), file.path(), "")));
    Stream.concat(scope.project().specifications().stream(), scope.project().otherFiles().stream())
        .filter(file -> scope.isIn(files, file.path()))
        .forEach(
            file ->
                roots(file, scope).forEach(node -> found.add(new DataNode(node, file.path(), ""))));
    return found;
  }

  private static List<YamlNode> roots(ProjectFile file, Scope scope) {
    return scope.once(new Roots(file.path()), () -> parse(file));
  }

  private record Roots(SourcePath file) implements ScanContext.Derived<List<YamlNode>> {}

  private static List<YamlNode> parse(ProjectFile file) {
    String extension = file.path().extension();
    if (YAML.contains(extension)) {
      return YamlParser.parse(file.text()).documents();
    }
    return extension.equals("json") ? JsonParser.parse(file.text()).documents() : List.of();
  }

  private void report(DataNode node, Outcome outcome, Reporting reporting) {
    List<Evidence> main = Words.main(outcome, node);
    Optional<YamlNode> named =
        reported.flatMap(path -> path.select(node.node()).stream().findFirst());
    Location place =
        named
            .map(YamlNode::location)
            .orElseGet(() -> main.isEmpty() ? node.node().location() : main.get(0).location());
    Map<String, String> values = new HashMap<>();
    Words.describe(values, outcome, main);
    values.put("path", main.isEmpty() ? node.anchor() : main.get(0).name());
    values.put("file", node.path().name());
    String part = reported.map(KeyPath::toString).orElseGet(() -> values.get("path"));
    Grade grade = outcome.grade();
    reporting.report(
        reporting
            .finding(
                place,
                node.anchor().isEmpty() ? part : node.anchor() + "/" + part,
                values,
                grade.severity(),
                grade.confidence(),
                grade.message())
            .withRelated(Words.labels(outcome, node, place)));
  }

  /** Makes detectors of values in YAML and JSON files. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "data";
    }

    @Override
    public String summary() {
      return "Looks at values of YAML and JSON files, `mule-artifact.json` among them.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("data-params")
          .required(
              "files",
              ElementConditions.TEXTS,
              "Files, relative to the application: `mule-artifact.json`, `**/*.yaml`.")
          .optional(
              "each",
              Shape.text(),
              "The path of the values that are judged, `spec.policies[]`; the whole document where"
                  + " absent.")
          .including(JudgementReader.keys("data", DataConditions.CONDITIONS))
          .optional(
              "report",
              Shape.text(),
              "The path from the value of what is marked; where absent, the value that made the"
                  + " first condition hold.");
    }

    @Override
    public Set<String> placeholders() {
      return PLACEHOLDERS;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      DataConditions conditions = new DataConditions(context);
      return new DataDetector(
          reader.textList("files").stream().map(Wildcard::of).toList(),
          KeyPath.of(reader.optionalText("each").orElse("")),
          JudgementReader.read(reader, conditions),
          reader.optionalText("report").map(KeyPath::of));
    }
  }
}

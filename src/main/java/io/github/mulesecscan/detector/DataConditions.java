package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads conditions about values of YAML and JSON files. */
final class DataConditions extends ConditionReader<DataNode> {

  static final Shape CONDITIONS = ConditionReader.conditions("data", DataConditions::shapes);

  DataConditions(DetectorContext context) {
    super(context);
  }

  private static List<Shape> shapes() {
    return List.of(
        Shape.object("at-condition")
            .required(
                "at",
                ElementConditions.TEXTS,
                "Paths from the value, `config.scopes[]`, `.` the value itself; one of the values"
                    + " there passes the tests beside it.")
            .optional("present", Shape.bool(), "Whether there is a value at all.")
            .optional("default", Shape.text().orPlain(), "What an absent value means.")
            .including(ValueTestReader.KEYS),
        Shape.object("data-file-condition")
            .required("file", ElementConditions.TEXTS, "Its file, relative to the application."));
  }

  @Override
  Optional<Condition<? super DataNode>> own(YamlReader reader) {
    if (reader.has("file")) {
      List<Wildcard> files = reader.textList("file").stream().map(Wildcard::of).toList();
      return Optional.of((data, evaluation) -> evaluation.scope().isIn(files, data.path()));
    }
    if (!reader.has("at")) {
      return Optional.empty();
    }
    return Optional.of(
        new At(
            reader.textList("at").stream().map(KeyPath::of).toList(),
            reader.optionalBoolean("present").orElse(true),
            reader.optionalText("default"),
            ValueTestReader.read(reader)));
  }

  /** That a value below has some form, or that there is none. */
  private record At(
      List<KeyPath> paths, boolean present, Optional<String> absentMeans, ValueTest test)
      implements Condition<DataNode> {

    @Override
    public boolean holds(DataNode data, Evaluation evaluation) {
      List<YamlNode> found = new ArrayList<>();
      for (KeyPath path : paths) {
        for (YamlNode node : path.select(data.node())) {
          found.add(node);
          if (present && passes(data, path, node, evaluation)) {
            return true;
          }
        }
      }
      if (!found.isEmpty() || !present) {
        return found.isEmpty() && !present;
      }
      return absentMeans.isPresent()
          && note(data, paths.get(0), absentMeans.get(), data.node(), evaluation);
    }

    private boolean passes(DataNode data, KeyPath path, YamlNode node, Evaluation evaluation) {
      String text = node instanceof YamlScalar scalar ? scalar.value() : "";
      boolean container = !(node instanceof YamlScalar);
      return (!container || test.isEmpty()) && note(data, path, text, node, evaluation);
    }

    private boolean note(
        DataNode data, KeyPath path, String text, YamlNode node, Evaluation evaluation) {
      ResolvedValue value = Placeholders.replace(text, name -> Optional.empty());
      Answer answer = test.answer(value);
      if (answer == Answer.NO) {
        return false;
      }
      evaluation.note(Evidence.of(data, path.toString(), value, node.location(), test, answer));
      return true;
    }
  }
}

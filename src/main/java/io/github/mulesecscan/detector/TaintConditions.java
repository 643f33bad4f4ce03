package io.github.mulesecscan.detector;

import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.taint.TaintFlow.Placement;
import io.github.mulesecscan.taint.Trust;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads conditions about ways that data takes. */
final class TaintConditions extends ConditionReader<TaintSubject> {

  static final Shape CONDITIONS = ConditionReader.conditions("taint", TaintConditions::shapes);

  /** The levels of trust by word, most trusted first. */
  static final Map<String, Trust> TRUST = trust();

  private static final Map<String, Placement> PLACEMENTS = placements();

  TaintConditions(DetectorContext context) {
    super(context);
  }

  static Shape.TextShape trustShape() {
    return Shape.text().oneOf(List.copyOf(TRUST.keySet()));
  }

  private static List<Shape> shapes() {
    return List.of(
        Shape.object("trust-condition")
            .required(
                "trust",
                Shape.listOf(trustShape()).orSingle().nonEmpty(),
                "How far the writer of the data is trusted: one of these levels."),
        Shape.object("placement-condition")
            .required(
                "placement",
                Shape.listOf(Shape.text().oneOf(List.copyOf(PLACEMENTS.keySet())))
                    .orSingle()
                    .nonEmpty(),
                "How the data stands in the text: `whole`, `quoted`, `bare`; in a URL `authority`"
                    + " or `path`."),
        Shape.object("kind-condition")
            .required("kind", ElementConditions.TEXTS, "The kind of the sink: one of these."),
        Shape.object("sink-component-condition")
            .required("sink", ElementConditions.TEXTS, "The component of the sink is such a one.")
            .optional("when", ElementConditions.CONDITIONS, "What holds for that component."),
        Shape.object("sink-parameter-condition")
            .required(
                "parameter",
                ElementConditions.TEXTS,
                "The parameter of the sink, one of these names: `url`, `headers.Location`."),
        Shape.object("data-source-condition")
            .required(
                "source",
                ElementConditions.TEXTS,
                "What the data is, one of these phrases of the catalogue: `*of the request`."),
        Shape.object("text-around-condition")
            .required(
                "text-contains",
                ElementConditions.TEXTS,
                "The text that the data is put into holds one of these."),
        Shape.object("written-media-type-condition")
            .required(
                "media-type",
                ElementConditions.TEXTS,
                "The format of what is written, one of these: `text/html*`; `unknown` where nothing"
                    + " says it."));
  }

  @Override
  Optional<Condition<? super TaintSubject>> own(YamlReader reader) {
    if (reader.has("trust")) {
      List<Trust> levels = reader.enumList("trust", TRUST);
      return Optional.of((subject, evaluation) -> levels.contains(subject.path().trust()));
    }
    if (reader.has("placement")) {
      List<Placement> placements = reader.enumList("placement", PLACEMENTS);
      return Optional.of((subject, evaluation) -> placements.contains(subject.flow().placement()));
    }
    if (reader.has("kind")) {
      List<String> kinds = reader.textList("kind");
      return Optional.of((subject, evaluation) -> kinds.contains(subject.flow().kind()));
    }
    if (reader.has("sink")) {
      ElementPattern pattern =
          new ElementConditions(DocumentKind.MULE, context()).pattern(reader, "sink");
      return Optional.of(
          (subject, evaluation) -> pattern.matches(subject.flow().component(), evaluation));
    }
    return ofText(reader);
  }

  private static Optional<Condition<? super TaintSubject>> ofText(YamlReader reader) {
    if (reader.has("text-contains")) {
      List<String> texts = reader.textList("text-contains");
      return Optional.of(
          (subject, evaluation) -> texts.stream().anyMatch(subject.flow().text()::contains));
    }
    if (reader.has("parameter")) {
      return named(reader, "parameter", subject -> subject.flow().parameter());
    }
    if (reader.has("source")) {
      return named(reader, "source", subject -> subject.path().origin().description());
    }
    return reader.has("media-type")
        ? named(reader, "media-type", TaintConditions::mediaType)
        : Optional.empty();
  }

  private static String mediaType(TaintSubject subject) {
    String type = subject.flow().mediaType();
    return type.isEmpty() ? "unknown" : type;
  }

  private static Optional<Condition<? super TaintSubject>> named(
      YamlReader reader, String key, Function<TaintSubject, String> text) {
    List<Wildcard> names =
        reader.textList(key).stream().map(name -> Wildcard.of(name.replace("*", "**"))).toList();
    return Optional.of(
        (subject, evaluation) ->
            names.stream().anyMatch(name -> name.matches(text.apply(subject))));
  }

  private static Map<String, Trust> trust() {
    Map<String, Trust> words = new LinkedHashMap<>();
    Arrays.stream(Trust.values()).forEach(trust -> words.put(trust.word(), trust));
    return words;
  }

  private static Map<String, Placement> placements() {
    Map<String, Placement> words = new LinkedHashMap<>();
    Arrays.stream(Placement.values())
        .forEach(each -> words.put(each.name().toLowerCase(Locale.ROOT), each));
    return words;
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.api.ApiText;
import io.github.mulesecscan.detector.ApiSubject.Part;
import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads conditions about parts of APIs. */
final class ApiConditions extends ConditionReader<ApiConditions.Judged> {

  /** What can be asked, and what it is. */
  static final List<String> FACTS =
      List.of(
          "language",
          "title",
          "api-version",
          "api-description",
          "server",
          "api-protocol",
          "declared-scheme",
          "api-client-id",
          "operations",
          "router",
          "url",
          "protocol",
          "scheme",
          "key",
          "in",
          "grant",
          "used",
          "method",
          "path",
          "security",
          "client-id",
          "status",
          "returns",
          "operation-description",
          "operation-summary",
          "flow",
          "operation",
          "strict-query",
          "name",
          "required",
          "declared",
          "media-type",
          "owner",
          "type",
          "type-name",
          "items",
          "properties",
          "enum",
          "format",
          "pattern",
          "min-length",
          "max-length",
          "minimum",
          "maximum",
          "min-items",
          "max-items",
          "additional-properties",
          "write-only",
          "type-description",
          "data",
          "scope");

  static final Map<String, Part> PARTS = parts();

  static final Shape CONDITIONS = ConditionReader.conditions("api", ApiConditions::shapes);

  /**
   * A part of an API among all parts of it.
   *
   * @param subject the part
   * @param all all parts of the API, itself among them
   */
  record Judged(ApiSubject subject, List<ApiSubject> all) {}

  ApiConditions(DetectorContext context) {
    super(context);
  }

  static Shape.TextShape partShape() {
    return Shape.text().oneOf(List.copyOf(PARTS.keySet()));
  }

  private static List<Shape> shapes() {
    Shape nested =
        Shape.listOf(Shape.recursive("api-condition", () -> CONDITIONS)).orSingle().nonEmpty();
    return List.of(
        Shape.object("fact-condition")
            .required(
                "fact",
                Shape.listOf(Shape.text().oneOf(FACTS)).orSingle().nonEmpty(),
                "What is known of it, its operation or its API; one of the values passes the tests"
                    + " beside it.")
            .optional("present", Shape.bool(), "Whether it is known at all.")
            .optional("default", Shape.text().orPlain(), "What is meant where it is not known.")
            .including(ValueTestReader.KEYS),
        Shape.object("has-condition")
            .required("has", partShape(), "The API, or its operation, has such a part.")
            .optional("when", nested, "What holds for that part."),
        Shape.object("lacks-condition")
            .required("lacks", partShape(), "The API, or its operation, has no such part.")
            .optional("when", nested, "What would hold for that part."));
  }

  @Override
  Optional<Condition<? super Judged>> own(YamlReader reader) {
    if (reader.has("fact")) {
      return Optional.of(
          new Fact(
              reader.textList("fact"),
              reader.optionalBoolean("present").orElse(true),
              reader.optionalText("default"),
              ValueTestReader.read(reader)));
    }
    if (reader.has("has")) {
      return reader.enumValue("has", PARTS).map(part -> parts(reader, part, true));
    }
    if (reader.has("lacks")) {
      return reader.enumValue("lacks", PARTS).map(part -> parts(reader, part, false));
    }
    return Optional.empty();
  }

  private Condition<Judged> parts(YamlReader reader, Part part, boolean wanted) {
    Condition<Judged> when = all(reader, "when");
    return (judged, evaluation) ->
        wanted
            == judged.all().stream()
                .filter(each -> each.part() == part && isWithin(each, judged.subject()))
                .anyMatch(each -> when.holds(new Judged(each, judged.all()), evaluation.attempt()));
  }

  /** Whether {@code part} belongs to the operation that {@code subject} is or is part of. */
  private static boolean isWithin(ApiSubject part, ApiSubject subject) {
    Optional<ApiSubject> operation = subject.operation();
    return operation.isEmpty()
        || part.operation().filter(its -> its == operation.get()).isPresent();
  }

  private static Map<String, Part> parts() {
    Map<String, Part> words = new LinkedHashMap<>();
    Arrays.stream(Part.values()).forEach(part -> words.put(part.word(), part));
    return words;
  }

  /** That a fact has some value, or none. */
  private record Fact(
      List<String> names, boolean present, Optional<String> absentMeans, ValueTest test)
      implements Condition<Judged> {

    @Override
    public boolean holds(Judged judged, Evaluation evaluation) {
      ApiSubject subject = judged.subject();
      List<ApiText> values = new ArrayList<>();
      names.forEach(name -> values.addAll(subject.fact(name)));
      if (values.isEmpty() && absentMeans.isPresent()) {
        values.add(new ApiText(absentMeans.get(), subject.location()));
      }
      if (!present) {
        return values.isEmpty();
      }
      return values.stream().anyMatch(value -> passes(subject, value, evaluation));
    }

    private boolean passes(ApiSubject subject, ApiText value, Evaluation evaluation) {
      ResolvedValue resolved = Placeholders.replace(value.value(), name -> Optional.empty());
      Answer answer = test.answer(resolved);
      if (answer == Answer.NO) {
        return false;
      }
      evaluation.note(Evidence.of(subject, names.get(0), resolved, value.location(), test, answer));
      return true;
    }
  }
}

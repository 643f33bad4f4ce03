package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.project.ConfigurationFile;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.project.ResolvedValue.State;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.secret.PaymentCards;
import io.github.mulesecscan.secret.SocialSecurityNumbers;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks at lines of text files that have no grammar of their own here:
 *
 * <pre>{@code
 * detector: text
 * params:
 *   files: Dockerfile*
 *   line: { matches: 'ADD\s+http://.*', ignore-case: true }
 * }</pre>
 */
final class TextDetector implements Detector {

  private final List<Wildcard> files;
  private final Predicate<String> mayHold;
  private final Predicate<String> wanted;
  private final Optional<ValueTest> missing;
  private final Which which;
  private final Judgement<Line> judgement;

  private TextDetector(
      List<Wildcard> files,
      Predicate<String> mayHold,
      Predicate<String> wanted,
      Optional<ValueTest> missing,
      Which which,
      Judgement<Line> judgement) {
    this.files = List.copyOf(files);
    this.mayHold = mayHold;
    this.wanted = wanted;
    this.missing = missing;
    this.which = which;
    this.judgement = judgement;
  }

  /** A line, without the blanks around it. */
  private record Line(ProjectFile file, String text, Span span) {}

  private record Lines(SourcePath file) implements ScanContext.Derived<List<Line>> {}

  /** Which of the lines of a file that pass are reported. */
  private enum Which {
    EACH,
    FIRST,
    LAST
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    if (!judgement.isPossible(scope, Scope.EVERYWHERE)) {
      return;
    }
    for (ProjectFile file : scope.once(new TextFiles(), () -> textFiles(scope.project()))) {
      if (scope.isIn(files, file.path()) && mayHold.test(file.text().content())) {
        look(file, scope, reporting);
      }
    }
  }

  private record TextFiles() implements ScanContext.Derived<List<ProjectFile>> {}

  private static List<ProjectFile> textFiles(MuleProject project) {
    Stream<ProjectFile> properties = project.configurationFiles().stream().map(TextDetector::file);
    return Stream.of(
            project.otherFiles().stream(),
            project.specifications().stream(),
            project.dataWeaveFiles().stream(),
            properties)
        .flatMap(each -> each)
        .toList();
  }

  private static ProjectFile file(ConfigurationFile file) {
    return new ProjectFile(file.path(), file.text());
  }

  private void look(ProjectFile file, Scope scope, Reporting reporting) {
    List<Line> lines = scope.once(new Lines(file.path()), () -> lines(file));
    if (missing.isPresent()
        && lines.stream().anyMatch(line -> passes(missing.get(), line.text()))) {
      return;
    }
    List<Line> passing = lines.stream().filter(line -> wanted.test(line.text())).toList();
    for (Line line : chosen(passing)) {
      judgement
          .judge(line, scope, Scope.EVERYWHERE, reporting.rule())
          .ifPresent(outcome -> report(line, outcome, reporting));
    }
  }

  private List<Line> chosen(List<Line> passing) {
    if (passing.isEmpty() || which == Which.EACH) {
      return passing;
    }
    return List.of(passing.get(which == Which.FIRST ? 0 : passing.size() - 1));
  }

  private static List<Line> lines(ProjectFile file) {
    SourceText text = file.text();
    List<Line> lines = new ArrayList<>();
    for (int number = 1; number <= text.lineCount(); number++) {
      Span span = text.lineSpan(number);
      String whole = text.slice(span);
      String stripped = whole.strip();
      if (!stripped.isEmpty()) {
        int start = span.offset() + whole.indexOf(stripped);
        lines.add(new Line(file, stripped, new Span(start, stripped.length())));
      }
    }
    return lines;
  }

  private static boolean passes(ValueTest test, String text) {
    ResolvedValue value = new ResolvedValue(text, State.LITERAL, Set.of(), Set.of(), List.of());
    return test.answer(value) != Answer.NO;
  }

  private static void report(Line line, Outcome outcome, Reporting reporting) {
    Grade grade = outcome.grade();
    reporting.report(
        reporting.finding(
            line.file().text().locate(line.span()),
            line.text(),
            Map.of("file", line.file().path().name(), "line", line.text()),
            grade.severity(),
            grade.confidence(),
            grade.message()));
  }

  /** Reads conditions about lines: so far those about the application. */
  private static final class Conditions extends ConditionReader<Line> {

    static final Shape SHAPE = ConditionReader.conditions("line", Conditions::shapes);

    Conditions(DetectorContext context) {
      super(context);
    }

    private static List<Shape> shapes() {
      return List.of(
          Shape.object("line-condition-text")
              .required("line", ValueTestReader.KEYS, "The line passes this test."));
    }

    @Override
    Optional<Condition<? super Line>> own(YamlReader reader) {
      return reader
          .mapping("line")
          .map(ValueTestReader::read)
          .map(test -> (line, evaluation) -> passes(test, line.text()));
    }
  }

  /** Makes detectors of lines. */
  static final class Factory implements DetectorFactory {

    /**
     * What a line may hold.
     *
     * @param mayBeIn whether a line of a whole file may hold it: quick, and passes nearly none
     * @param isIn whether a line does
     */
    private record Held(Predicate<String> mayBeIn, Predicate<String> isIn) {}

    private static final Map<String, Held> HELD =
        Map.of(
            "payment-card", new Held(PaymentCards::mayBeIn, PaymentCards::isIn),
            "social-security-number",
                new Held(SocialSecurityNumbers::mayBeIn, SocialSecurityNumbers::isIn));

    private static final Map<String, Which> WHICH =
        Map.of("each", Which.EACH, "first", Which.FIRST, "last", Which.LAST);

    @Override
    public String name() {
      return "text";
    }

    @Override
    public String summary() {
      return "Looks at lines of text files without a grammar of their own: container files,"
          + " scripts, settings, examples. Blanks around a line do not count.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("text-params")
          .required(
              "files",
              ElementConditions.TEXTS,
              "Files, relative to the application: `Dockerfile*`, `**/*.sh`.")
          .optional("line", ValueTestReader.KEYS, "What a line has to pass.")
          .optional(
              "holds",
              Shape.text().oneOf(HELD.keySet().stream().sorted().toList()),
              "What a line has to hold: the number of a `payment-card` with the prefix of an issuer"
                  + " and a right check digit, which no payment service publishes for tests; a"
                  + " `social-security-number` that the line names and that may have been given"
                  + " to somebody.")
          .exactlyOneOf("line", "holds")
          .optional("missing", ValueTestReader.KEYS, "A test that no line of the file may pass.")
          .optional(
              "which",
              Shape.text().oneOf("each", "first", "last"),
              "Which lines of a file are reported: `each` where absent.")
          .including(JudgementReader.keys("line", Conditions.SHAPE));
    }

    @Override
    public Set<String> placeholders() {
      return Set.of("file", "line");
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      Optional<ValueTest> line = reader.mapping("line").map(ValueTestReader::read);
      Held held =
          line.map(test -> new Held(text -> true, text -> passes(test, text)))
              .or(() -> reader.enumValue("holds", HELD))
              .orElseGet(() -> new Held(text -> false, text -> false));
      return new TextDetector(
          reader.textList("files").stream().map(Wildcard::of).toList(),
          held.mayBeIn(),
          held.isIn(),
          reader.mapping("missing").map(ValueTestReader::read),
          reader.enumValue("which", WHICH).orElse(Which.EACH),
          JudgementReader.read(reader, new Conditions(context)));
    }
  }
}

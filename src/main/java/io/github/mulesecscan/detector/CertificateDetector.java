package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.detector.StoredCertificate.Kind;
import io.github.mulesecscan.detector.StoredCertificate.Problem;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks at the certificates in key stores that can be opened with what the project tells, and in
 * text files:
 *
 * <pre>{@code
 * detector: certificate
 * params:
 *   problem: [short-key, weak-signature]
 * }</pre>
 */
final class CertificateDetector implements Detector {

  private static final int USUAL_DAYS = 30;
  private static final Map<String, Problem> PROBLEMS = words(Problem.values());
  private static final Map<String, Kind> KINDS = words(Kind.values());

  /** One problem of one certificate. */
  private record Defect(StoredCertificate certificate, Problem problem) {}

  private final Set<Problem> problems;
  private final int days;
  private final Judgement<Defect> judgement;

  private CertificateDetector(Set<Problem> problems, int days, Judgement<Defect> judgement) {
    this.problems = Set.copyOf(problems);
    this.days = days;
    this.judgement = judgement;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    Map<String, List<StoredCertificate>> byFile =
        CertificateFinder.find(scope).stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.file().value(), LinkedHashMap::new, Collectors.toList()));
    for (List<StoredCertificate> ofFile : byFile.values()) {
      for (Problem problem : Problem.values()) {
        if (problems.contains(problem)) {
          report(problem, ofFile, scope, reporting);
        }
      }
    }
  }

  /** A file is reported once for a problem, at its first certificate that has it. */
  private void report(
      Problem problem, List<StoredCertificate> ofFile, Scope scope, Reporting reporting) {
    LocalDate today = scope.catalog().today();
    List<StoredCertificate> bad =
        ofFile.stream().filter(each -> each.problems(today, days).contains(problem)).toList();
    // Old authorities stay in trust stores for long; it matters when none is left.
    boolean isTrustStore = ofFile.get(0).kind() == Kind.TRUST_STORE;
    if (bad.isEmpty() || (isTrustStore && bad.size() < ofFile.size())) {
      return;
    }
    Defect defect = new Defect(bad.get(0), problem);
    judgement
        .judge(defect, scope, Scope.EVERYWHERE, reporting.rule())
        .ifPresent(outcome -> report(defect, bad.size() - 1, outcome, reporting));
  }

  private static void report(Defect defect, int others, Outcome outcome, Reporting reporting) {
    StoredCertificate certificate = defect.certificate();
    Location place = certificate.uses().get(0);
    String more = others == 0 ? "" : others == 1 ? " and one more" : " and " + others + " more";
    Map<String, String> values =
        Map.of(
            "name", certificate.name() + more,
            "file", certificate.file().name(),
            "problem", certificate.describe(defect.problem()));
    List<Label> again =
        certificate.uses().stream()
            .skip(1)
            .map(use -> new Label(use, "the same file is used here"))
            .toList();
    Grade grade = outcome.grade();
    reporting.report(
        reporting
            .finding(
                place,
                certificate.file().name() + "/" + word(defect.problem()),
                values,
                grade.severity(),
                grade.confidence(),
                grade.message())
            .withRelated(again));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
    Map<String, E> words = new TreeMap<>();
    for (E constant : constants) {
      words.put(word(constant), constant);
    }
    return words;
  }

  private static Shape oneOf(Map<String, ?> words) {
    return Shape.listOf(Shape.text().oneOf(List.copyOf(words.keySet()))).orSingle();
  }

  /** Reads conditions about problems of certificates. */
  private static final class Conditions extends ConditionReader<Defect> {

    static final Shape SHAPE = ConditionReader.conditions("certificate", Conditions::shapes);

    Conditions(DetectorContext context) {
      super(context);
    }

    private static List<Shape> shapes() {
      return List.of(
          Shape.object("problem-condition")
              .required("problem", oneOf(PROBLEMS), "It is one of these."),
          Shape.object("store-condition")
              .required(
                  "store",
                  oneOf(KINDS),
                  "The file is used as a `key-store` or `trust-store`, or is a text `file` with"
                      + " certificates."));
    }

    @Override
    Optional<Condition<? super Defect>> own(YamlReader reader) {
      if (reader.has("problem")) {
        List<Problem> wanted = reader.enumList("problem", PROBLEMS);
        return Optional.of((defect, evaluation) -> wanted.contains(defect.problem()));
      }
      if (reader.has("store")) {
        List<Kind> wanted = reader.enumList("store", KINDS);
        return Optional.of((defect, evaluation) -> wanted.contains(defect.certificate().kind()));
      }
      return Optional.empty();
    }
  }

  /** Makes detectors of certificates. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "certificate";
    }

    @Override
    public String summary() {
      return "Looks at the certificates in key stores, where their password is in the project, and in"
          + " text files. A file is reported once for each problem.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("certificate-params")
          .required(
              "problem",
              oneOf(PROBLEMS),
              "What is wrong: `expired`, `expiring` within `days`, `short-key` (RSA and DSA below"
                  + " 2048 bits, curves below 224), `weak-signature` (MD5, SHA-1), `self-signed`. Of"
                  + " trust stores only expiry counts, where all their certificates have it.")
          .optional("days", Shape.integer().min(1), "How early `expiring` is; 30 where absent.")
          .including(JudgementReader.keys("certificate", Conditions.SHAPE));
    }

    @Override
    public Set<String> placeholders() {
      return Set.of("name", "file", "problem");
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      return new CertificateDetector(
          Set.copyOf(reader.enumList("problem", PROBLEMS)),
          reader.optionalInt("days").orElse(USUAL_DAYS),
          JudgementReader.read(reader, new Conditions(context)));
    }
  }
}

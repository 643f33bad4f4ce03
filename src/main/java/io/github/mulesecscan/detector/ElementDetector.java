package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.detector.ReportedPlace.Place;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for elements of Mule, Maven, Log4j or Spring files by name and by what holds for them:
 *
 * <pre>{@code
 * detector: element
 * params:
 *   element: tls:trust-store
 *   when: { attribute: insecure, equals: true }
 * }</pre>
 */
final class ElementDetector implements Detector {

  private final ElementPattern elements;
  private final Judgement<XmlElement> judgement;
  private final ReportedPlace reported;
  private final Repairs<XmlElement> repairs;
  private final boolean once;

  ElementDetector(
      ElementPattern elements,
      Judgement<XmlElement> judgement,
      ReportedPlace reported,
      Repairs<XmlElement> repairs,
      boolean once) {
    this.elements = elements;
    this.judgement = judgement;
    this.reported = reported;
    this.repairs = repairs;
    this.once = once;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    List<XmlElement> candidates = elements.named(scope);
    if (candidates.isEmpty() || !judgement.isPossible(scope, scope.environments())) {
      return;
    }
    for (XmlElement element : candidates) {
      Optional<Outcome> outcome =
          judgement.judge(element, scope, scope.environments(), reporting.rule());
      if (outcome.isPresent()) {
        reporting.report(finding(element, outcome.get(), scope, reporting));
        if (once) {
          return;
        }
      }
    }
  }

  private Finding finding(XmlElement element, Outcome outcome, Scope scope, Reporting reporting) {
    Anchors anchors = new Anchors(scope.catalog().namespaces());
    List<Evidence> main = Words.main(outcome, element);
    Place place = reported.in(element, elements.kind(), main, anchors);
    List<Evidence> marked =
        place
            .attribute()
            .map(name -> Words.named(outcome.evidence(), name, element))
            .orElse(List.of());
    Grade grade = outcome.grade();
    return reporting
        .finding(
            place.location(),
            once ? Anchors.APPLICATION : place.anchor(),
            new Words(scope).ofElement(element, outcome, marked.isEmpty() ? main : marked),
            grade.severity(),
            grade.confidence(),
            grade.message())
        .withRelated(Words.labels(outcome, element, place.location()))
        .withFixes(repairs.of(element, outcome, scope));
  }

  /** Makes detectors of elements. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "element";
    }

    @Override
    public String summary() {
      return "Looks for elements of Mule, Maven, Log4j or Spring files by name and by what holds for"
          + " them.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("element-params")
          .optional("in", AppConditions.KINDS, "The documents to look in; `mule` where absent.")
          .required(
              "element",
              ElementConditions.TEXTS,
              "Names of elements: `tls:context`, `flow`, `ftp:*`, `{http://example.org}thing`.")
          .including(JudgementReader.keys("element", ElementConditions.CONDITIONS))
          .optional("report", ReportedPlace.shape(), ReportedPlace.DESCRIPTION)
          .including(
              RepairReader.key("element", ElementConditions.CONDITIONS, ElementSteps.shapes()))
          .optional(
              "once",
              Shape.bool(),
              "Only the first one of the application is reported, as a finding of the application.");
    }

    @Override
    public Set<String> placeholders() {
      return Words.ELEMENT;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      DocumentKind kind = reader.enumValue("in", DocumentKind.words()).orElse(DocumentKind.MULE);
      ElementConditions conditions = new ElementConditions(kind, context);
      ElementPattern names = conditions.names(reader, "element");
      return new ElementDetector(
          names,
          JudgementReader.read(reader, conditions),
          ReportedPlace.read(reader, kind, context),
          RepairReader.read(reader, context, conditions, new ElementSteps(kind, context)),
          reader.optionalBoolean("once").orElse(false));
    }
  }
}

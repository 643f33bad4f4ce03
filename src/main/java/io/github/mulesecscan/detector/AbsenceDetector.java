package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.AppCondition.HasElement;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlNode;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for what an application lacks although it has something that calls for it; reports once, at
 * the first element that does:
 *
 * <pre>{@code
 * detector: absence
 * params:
 *   missing: api-gateway:autodiscovery
 *   although: http:listener
 * }</pre>
 */
final class AbsenceDetector implements Detector {

  private final ElementDetector although;

  private AbsenceDetector(ElementDetector although) {
    this.although = although;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    although.detect(context, reporting);
  }

  /** Makes detectors of absence. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "absence";
    }

    @Override
    public String summary() {
      return "Looks for what an application lacks although it has something that calls for it;"
          + " reports once for each application.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("absence-params")
          .required(
              "missing",
              ElementConditions.TEXTS,
              "Names of elements, none of which the application has.")
          .optional(
              "missing-in",
              AppConditions.KINDS,
              "The documents to look for the missing in; `mule` where absent.")
          .optional(
              "missing-when",
              ElementConditions.CONDITIONS,
              "What has to hold for such an element to count.")
          .required(
              "although",
              ElementConditions.TEXTS,
              "Names of elements, the first of which is reported: `http:listener`; for something"
                  + " missing in the pom its `project`.")
          .optional(
              "in",
              AppConditions.KINDS,
              "The documents to look for `although` in; `mule` where absent.")
          .including(JudgementReader.keys("element", ElementConditions.CONDITIONS))
          .optional("report", ReportedPlace.shape(), ReportedPlace.DESCRIPTION)
          .including(
              RepairReader.key("element", ElementConditions.CONDITIONS, ElementSteps.shapes()));
    }

    @Override
    public Set<String> placeholders() {
      return Words.ELEMENT;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      DocumentKind kind = kind(reader, "in");
      ElementConditions conditions = new ElementConditions(kind, context);
      ElementConditions others = new ElementConditions(kind(reader, "missing-in"), context);
      ElementPattern missing =
          others.names(reader, "missing").with(others.all(reader, "missing-when"));
      Judgement<XmlElement> judgement =
          JudgementReader.read(reader, conditions).and(new HasElement(missing, false));
      Optional<YamlNode> report = reader.node("report");
      ReportedPlace place =
          report.isPresent()
              ? ReportedPlace.read(reader, kind, context)
              : new ReportedPlace(ReportedPlace.Part.ELEMENT, List.of(), Optional.empty());
      return new AbsenceDetector(
          new ElementDetector(
              conditions.names(reader, "although"),
              judgement,
              place,
              RepairReader.read(reader, context, conditions, new ElementSteps(kind, context)),
              true));
    }

    private static DocumentKind kind(YamlReader reader, String key) {
      return reader.enumValue(key, DocumentKind.words()).orElse(DocumentKind.MULE);
    }
  }
}

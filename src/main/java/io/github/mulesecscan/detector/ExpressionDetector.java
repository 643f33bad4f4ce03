package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.expression.Host;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for expressions of DataWeave, wherever scripts stand, by what they call, select or say:
 *
 * <pre>{@code
 * detector: expression
 * params:
 *   call: [dw::Crypto::MD5]
 *   when: { bound-to: { matches: "(?i).*password.*" } }
 * }</pre>
 */
final class ExpressionDetector implements Detector {

  private static final Set<String> PLACEHOLDERS =
      Set.of("expression", "found", "value", "bound", "element", "name", "flow", "file");
  private static final int LONGEST = 80;

  private final ExpressionFinder finder;
  private final Judgement<ExpressionSite> judgement;
  private final Repairs<ExpressionSite> repairs;
  private final boolean once;

  private ExpressionDetector(
      ExpressionFinder finder,
      Judgement<ExpressionSite> judgement,
      Repairs<ExpressionSite> repairs,
      boolean once) {
    this.finder = finder;
    this.judgement = judgement;
    this.repairs = repairs;
    this.once = once;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    if (!judgement.isPossible(scope, scope.environments())) {
      return;
    }
    Set<Object> reported = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ExpressionSite site : finder.find(scope)) {
      if (once && reported.contains(parameter(site.host()))) {
        continue;
      }
      Optional<Outcome> outcome =
          judgement.judge(site, scope, scope.environments(), reporting.rule());
      if (outcome.isPresent()) {
        reported.add(parameter(site.host()));
        reporting.report(finding(site, outcome.get(), scope, reporting));
      }
    }
  }

  /** What is compared by identity to tell one parameter from another. */
  private static Object parameter(Host host) {
    if (host instanceof Host.Attribute attribute) {
      return attribute.attribute();
    }
    return host instanceof Host.Body body ? body.element() : ((Host.File) host).file();
  }

  private Finding finding(ExpressionSite site, Outcome outcome, Scope scope, Reporting reporting) {
    Grade grade = outcome.grade();
    return reporting
        .finding(
            site.location(),
            anchor(site, scope),
            words(site, scope),
            grade.severity(),
            grade.confidence(),
            grade.message())
        .withRelated(Words.labels(outcome, site, site.location()))
        .withFixes(repairs.of(site, outcome, scope));
  }

  private static String anchor(ExpressionSite site, Scope scope) {
    Anchors anchors = new Anchors(scope.catalog().namespaces());
    String place;
    if (site.host() instanceof Host.Attribute host) {
      XmlAttribute attribute = host.attribute();
      place = anchors.of(attribute.element(), attribute.getName());
    } else if (site.host() instanceof Host.Body host) {
      place = anchors.of(host.element());
    } else {
      place = site.host().path().name();
    }
    return place + "/" + line(site.written());
  }

  private static Map<String, String> words(ExpressionSite site, Scope scope) {
    Map<String, String> words = new HashMap<>();
    Optional<XmlElement> element = site.element();
    if (element.isPresent()) {
      words.putAll(new Words(scope).ofElement(element.get()));
    } else {
      words.put("element", site.host().path().name());
      words.put("name", site.host().path().name());
      words.put("flow", "");
    }
    List<String> bound = site.boundTo();
    words.put("expression", line(site.written()));
    words.put("found", line(site.name()));
    words.put("value", line(site.value().orElse("")));
    words.put("bound", bound.isEmpty() ? "" : line(bound.get(0)));
    words.put("file", site.host().path().name());
    return words;
  }

  private static String line(String text) {
    return OneLine.of(text, LONGEST);
  }

  /** Makes detectors of expressions. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "expression";
    }

    @Override
    public String summary() {
      return "Looks for expressions of DataWeave, wherever scripts stand, by what they call, select"
          + " or say.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("expression-params")
          .optional(
              "call", ElementConditions.TEXTS, "Calls of these. " + ExpressionConditions.FUNCTIONS)
          .optional("path", ElementConditions.TEXTS, ExpressionConditions.PATHS)
          .optional("literal", ValueTestReader.KEYS, "Constants whose text passes.")
          .optional(
              "concatenation",
              ValueTestReader.KEYS,
              "Texts put together by `++` or `$( )` whose first piece is a constant that passes.")
          .optional(
              "property",
              ElementConditions.TEXTS,
              "Reader and writer properties of these names: in `input` and `output` directives, in"
                  + " `read`, `readUrl` and `write`, behind MIME types.")
          .optional(
              "unevaluated",
              Shape.bool(),
              "What looks like an expression in a text that its component takes as it stands; its"
                  + " value is that text.")
          .exactlyOneOf("call", "path", "literal", "concatenation", "property", "unevaluated")
          .including(JudgementReader.keys("expression", ExpressionConditions.CONDITIONS))
          .optional("once", Shape.bool(), "Only the first one of each parameter is reported.")
          .including(
              RepairReader.key(
                  "expression", ExpressionConditions.CONDITIONS, ExpressionSteps.shapes()));
    }

    @Override
    public Set<String> placeholders() {
      return PLACEHOLDERS;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      ExpressionConditions conditions = new ExpressionConditions(context);
      return new ExpressionDetector(
          finder(reader),
          JudgementReader.read(reader, conditions),
          RepairReader.read(reader, context, conditions, new ExpressionSteps(context)),
          reader.optionalBoolean("once").orElse(false));
    }

    private static ExpressionFinder finder(YamlReader reader) {
      if (reader.has("call")) {
        return ExpressionFinder.calls(ExpressionConditions.functions(reader, "call"));
      }
      if (reader.has("path")) {
        return ExpressionFinder.paths(ExpressionConditions.paths(reader, "path"));
      }
      if (reader.has("literal")) {
        return ExpressionFinder.literals(
            ValueTestReader.read(reader.mapping("literal").orElseThrow()));
      }
      if (reader.has("concatenation")) {
        return ExpressionFinder.concatenations(
            ValueTestReader.read(reader.mapping("concatenation").orElseThrow()));
      }
      return reader.has("property")
          ? new ExpressionFinder.Options(reader.textList("property"))
          : new ExpressionFinder.Unevaluated();
    }
  }
}

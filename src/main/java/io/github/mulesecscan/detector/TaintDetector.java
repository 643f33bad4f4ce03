package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.xml.XmlElement;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import io.github.mulesecscan.taint.DataLabel;
import io.github.mulesecscan.taint.TaintFlow;
import io.github.mulesecscan.taint.TaintPath;
import io.github.mulesecscan.taint.Trust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reports data that reaches a parameter it must not reach, with the way it takes:
 *
 * <pre>{@code
 * detector: taint
 * params:
 *   kind: sql
 *   from: stored
 *   cases:
 *     - when: { trust: [stored, upstream] }
 *       severity: low
 * }</pre>
 */
final class TaintDetector implements Detector {

  private static final Set<String> PLACEHOLDERS =
      Set.of("source", "sink", "parameter", "text", "element", "name", "flow");
  private static final int LONGEST = 100;
  private static final int MOST_RELATED = 10;

  private static final Map<String, Once> ONCE =
      Map.of(
          "place", Once.PLACE,
          "component", Once.COMPONENT,
          "application", Once.APPLICATION);

  /** What has one finding at most. */
  private enum Once {
    PLACE,
    COMPONENT,
    APPLICATION
  }

  private static final Map<String, DataLabel> LABELS = labelWords();

  private final Set<String> kinds;
  private final Trust from;
  private final Set<DataLabel> labels;
  private final Once once;
  private final Judgement<TaintSubject> judgement;

  private TaintDetector(
      Set<String> kinds,
      Trust from,
      Set<DataLabel> labels,
      Once once,
      Judgement<TaintSubject> judgement) {
    this.kinds = Set.copyOf(kinds);
    this.from = from;
    this.labels = Collections.unmodifiableSet(labels);
    this.once = once;
    this.judgement = judgement;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = new Scope(context);
    Set<Location> reported = new HashSet<>();
    Map<Object, List<Finding>> found = new LinkedHashMap<>();
    for (TaintFlow flow : context.taint().flows()) {
      if (reported.contains(flow.location())) {
        continue;
      }
      Optional<Finding> finding = judge(flow, scope, reporting);
      if (finding.isPresent()) {
        reported.add(flow.location());
        found.computeIfAbsent(group(flow), any -> new ArrayList<>()).add(finding.get());
      }
    }
    found.values().forEach(group -> reporting.report(worst(group)));
  }

  /** Findings with the same group become one. */
  private Object group(TaintFlow flow) {
    return switch (once) {
      case APPLICATION -> "";
      case COMPONENT -> flow.component().location();
      case PLACE -> flow.location();
    };
  }

  /** What is said of the first of the ways, least trusted data first, that the rule is about. */
  private Optional<Finding> judge(TaintFlow flow, Scope scope, Reporting reporting) {
    for (TaintPath path : paths(flow)) {
      TaintSubject subject = new TaintSubject(flow, path);
      Optional<Outcome> outcome =
          judgement.judge(subject, scope, scope.environments(), reporting.rule());
      if (outcome.isPresent()) {
        return Optional.of(finding(subject, outcome.get(), scope, reporting));
      }
    }
    return Optional.empty();
  }

  private List<TaintPath> paths(TaintFlow flow) {
    if (!kinds.contains(flow.kind())) {
      return List.of();
    }
    return flow.paths().stream()
        .filter(path -> path.trust().isAtLeast(from))
        .filter(path -> labels.isEmpty() || !Collections.disjoint(labels, path.labels()))
        .toList();
  }

  /** The first of the worst, with the places of the others. */
  private static Finding worst(List<Finding> found) {
    Finding first =
        found.stream()
            .min(Comparator.comparing(Finding::severity).thenComparing(Finding::confidence))
            .orElseThrow();
    List<Label> related = new ArrayList<>(first.related());
    found.stream()
        .filter(finding -> finding != first)
        .limit(MOST_RELATED)
        .forEach(finding -> related.add(new Label(finding.location(), "Here, too")));
    return first.withRelated(related);
  }

  private static Finding finding(
      TaintSubject subject, Outcome outcome, Scope scope, Reporting reporting) {
    Grade grade = outcome.grade();
    TaintFlow flow = subject.flow();
    TaintPath path = subject.path();
    Anchors anchors = new Anchors(scope.catalog().namespaces());
    return reporting
        .finding(
            flow.location(),
            anchors.of(flow.component(), flow.parameter()),
            words(subject, scope),
            grade.severity(),
            leastSure(grade.confidence(), path.confidence()),
            grade.message())
        .withRelated(
            path.checks().stream()
                .map(step -> new Label(step.location(), step.message()))
                .distinct()
                .toList())
        .withTrace(path.steps());
  }

  private static Confidence leastSure(Confidence one, Confidence other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Map<String, String> words(TaintSubject subject, Scope scope) {
    TaintFlow flow = subject.flow();
    XmlElement component = flow.component();
    Words about = new Words(scope);
    Map<String, String> words = new HashMap<>(about.ofElement(component));
    words.put("source", subject.path().origin().description());
    words.put("sink", about.show(component));
    words.put("parameter", flow.parameter());
    words.put("text", line(flow.text()));
    return words;
  }

  private static String line(String text) {
    String line = text.strip().replaceAll("\\s++", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private static Map<String, DataLabel> labelWords() {
    Map<String, DataLabel> words = new LinkedHashMap<>();
    Arrays.stream(DataLabel.values()).forEach(label -> words.put(label.word(), label));
    return words;
  }

  /** Makes detectors of data flow. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "taint";
    }

    @Override
    public String summary() {
      return "Reports data that reaches a parameter it must not reach, with the way it takes from"
          + " where it comes in, through flows, variables, scripts and queues.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("taint-params")
          .required("kind", ElementConditions.TEXTS, "The kinds of parameters, as in `kinds.yaml`.")
          .optional(
              "from",
              TaintConditions.trustShape(),
              "The most trusted data that is reported; `untrusted` where absent. In order:"
                  + " `constant`, `config`, `identity`, `stored`, `upstream`, `partner`,"
                  + " `untrusted`.")
          .optional(
              "labels",
              Shape.listOf(Shape.text().oneOf(List.copyOf(LABELS.keySet()))).orSingle().nonEmpty(),
              "Only data that must not become known, for one of these reasons.")
          .optional(
              "once",
              Shape.text().oneOf("place", "component", "application"),
              "There is one finding, the worst, which names the other places, for each `place`,"
                  + " `component` or `application`; `place` where absent.")
          .including(JudgementReader.keys("taint", TaintConditions.CONDITIONS));
    }

    @Override
    public Set<String> placeholders() {
      return PLACEHOLDERS;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      Set<String> kinds = new HashSet<>(reader.textList("kind"));
      for (String kind : kinds) {
        if (context.catalog().kinds().kind(kind).isEmpty()) {
          reader.problem("kind", "'" + kind + "' is not a kind of kinds.yaml");
        }
      }
      EnumSet<DataLabel> labels = EnumSet.noneOf(DataLabel.class);
      labels.addAll(reader.enumList("labels", LABELS));
      return new TaintDetector(
          kinds,
          reader.enumValue("from", TaintConditions.TRUST).orElse(Trust.UNTRUSTED),
          labels,
          reader.enumValue("once", ONCE).orElse(Once.PLACE),
          JudgementReader.read(reader, new TaintConditions(context)));
    }
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.finding.Confidence;
import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.finding.TraceStep;
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
import io.github.mulesecscan.taint.DataMark;
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
import java.util.stream.Collectors;

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
      Set.of("source", "sink", "parameter", "text", "data", "meaning", "element", "name", "flow");
  private static final int LONGEST = 100;
  private static final int MOST_NAMES = 4;
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
  private final Marked marked;
  private final Once once;
  private final Judgement<TaintSubject> judgement;
  private final Repairs<TaintSubject> repairs;

  private TaintDetector(
      Set<String> kinds,
      Trust from,
      Marked marked,
      Once once,
      Judgement<TaintSubject> judgement,
      Repairs<TaintSubject> repairs) {
    this.kinds = Set.copyOf(kinds);
    this.from = from;
    this.marked = marked;
    this.once = once;
    this.judgement = judgement;
    this.repairs = repairs;
  }

  /**
   * Which data a rule is about.
   *
   * @param labels why it must not become known; empty for any data
   * @param categories what it is, empty for all
   * @param where whether the place is reported that says what the data is, not where it ends up
   */
  private record Marked(Set<DataLabel> labels, Set<String> categories, boolean where) {

    boolean asks() {
      return !labels.isEmpty();
    }

    List<DataMark> of(TaintPath path) {
      return path.marks().stream()
          .filter(mark -> labels.contains(mark.label()))
          .filter(mark -> categories.isEmpty() || categories.contains(mark.category()))
          .toList();
    }
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    List<TaintFlow> flows = flows(context);
    if (flows.isEmpty() || !judgement.isPossible(scope, scope.environments())) {
      return;
    }
    Set<Location> reported = new HashSet<>();
    Map<Object, List<Finding>> found = new LinkedHashMap<>();
    for (TaintFlow flow : flows) {
      for (TaintSubject subject : subjects(flow)) {
        Location place = place(subject);
        Optional<Finding> finding =
            reported.contains(place) ? Optional.empty() : judge(subject, scope, reporting);
        if (finding.isPresent()) {
          reported.add(place);
          found.computeIfAbsent(group(flow, place), any -> new ArrayList<>()).add(finding.get());
          if (!marked.where()) {
            break;
          }
        }
      }
    }
    found.values().forEach(group -> reporting.report(worst(group)));
  }

  /** The flows to parameters of the kinds, in the order in which they are found. */
  private List<TaintFlow> flows(ScanContext context) {
    Map<String, List<TaintFlow>> byKind =
        context.once(
            new FlowsByKind(),
            () -> context.taint().flows().stream().collect(Collectors.groupingBy(TaintFlow::kind)));
    if (kinds.size() == 1) {
      return byKind.getOrDefault(kinds.iterator().next(), List.of());
    }
    return kinds.stream().anyMatch(byKind::containsKey)
        ? context.taint().flows().stream().filter(flow -> kinds.contains(flow.kind())).toList()
        : List.of();
  }

  private record FlowsByKind() implements ScanContext.Derived<Map<String, List<TaintFlow>>> {}

  /** Findings with the same group become one. */
  private Object group(TaintFlow flow, Location place) {
    return switch (once) {
      case APPLICATION -> "";
      case COMPONENT -> flow.component().location();
      case PLACE -> place;
    };
  }

  private Optional<Finding> judge(TaintSubject subject, Scope scope, Reporting reporting) {
    return judgement
        .judge(subject, scope, scope.environments(), reporting.rule())
        .map(outcome -> finding(subject, outcome, scope, reporting));
  }

  /** The ways to a place, least trusted data first; a rule speaks of the first, or of each name. */
  private List<TaintSubject> subjects(TaintFlow flow) {
    List<TaintSubject> all =
        flow.paths().stream()
            .filter(path -> path.trust().isAtLeast(from))
            .map(path -> new TaintSubject(flow, path, marked.of(path)))
            .filter(subject -> !marked.asks() || !subject.marks().isEmpty())
            .toList();
    if (marked.where() || all.isEmpty()) {
      return all;
    }
    List<DataMark> marks =
        all.stream().flatMap(subject -> subject.marks().stream()).distinct().toList();
    return all.stream().map(subject -> new TaintSubject(flow, subject.path(), marks)).toList();
  }

  /** The first of the worst, with the places of the others. */
  private static Finding worst(List<Finding> found) {
    Finding first =
        found.stream()
            .min(
                Comparator.comparing(Finding::severity)
                    .thenComparing(Finding::confidence)
                    .thenComparing(finding -> finding.location().path()))
            .orElseThrow();
    List<Label> related = new ArrayList<>(first.related());
    found.stream()
        .filter(finding -> finding != first)
        .limit(MOST_RELATED)
        .forEach(finding -> related.add(new Label(finding.location(), "Here, too")));
    return first.withRelated(related);
  }

  /** Where it is reported: where the data is named, if that is the same parameter. */
  private Location place(TaintSubject subject) {
    Location sink = subject.flow().location();
    if (subject.marks().isEmpty()) {
      return sink;
    }
    return marked.where()
        ? subject.marks().get(0).location()
        : subject.path().steps().stream()
            .map(TraceStep::location)
            .filter(step -> step.path().equals(sink.path()) && sink.span().contains(step.span()))
            .min(Comparator.comparingInt(step -> step.span().length()))
            .orElse(sink);
  }

  private Finding finding(TaintSubject subject, Outcome outcome, Scope scope, Reporting reporting) {
    Grade grade = outcome.grade();
    TaintPath path = subject.path();
    Anchors anchors = new Anchors(scope.catalog().namespaces());
    return reporting
        .finding(
            place(subject),
            anchor(subject, anchors),
            words(subject, scope),
            grade.severity(),
            leastSure(grade.confidence(), path.confidence()),
            grade.message())
        .withRelated(
            path.checks().stream()
                .map(step -> new Label(step.location(), step.message()))
                .distinct()
                .toList())
        .withTrace(path.steps())
        .withFixes(repairs.of(subject, outcome, scope));
  }

  /** Many data may end up in one place. */
  private String anchor(TaintSubject subject, Anchors anchors) {
    if (once == Once.APPLICATION) {
      return Anchors.APPLICATION;
    }
    TaintFlow flow = subject.flow();
    String place = anchors.of(flow.component(), flow.parameter());
    return marked.where() ? place + "/" + named(subject) : place;
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
    words.put("sink", flow.inCode() ? flow.parameter() : about.show(component));
    words.put("parameter", flow.inCode() ? "argument" : flow.parameter());
    words.put("text", line(flow.text()));
    words.put("data", named(subject));
    words.put("meaning", subject.marks().isEmpty() ? "" : subject.marks().get(0).title());
    return words;
  }

  /** The names of the fields and properties that say what the data is. */
  private static String named(TaintSubject subject) {
    return subject.marks().stream()
        .map(mark -> "`" + mark.name() + "`")
        .distinct()
        .limit(MOST_NAMES)
        .collect(Collectors.joining(", "));
  }

  private static String line(String text) {
    return OneLine.of(text, LONGEST);
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
              "data",
              ElementConditions.TEXTS,
              "Only such data, of what must not become known: categories of `personal.yaml`, or"
                  + " `credential`.")
          .optional(
              "where",
              Shape.text().oneOf("sink", "data"),
              "Whether the place is reported where data ends up, the `sink`, or the one where a"
                  + " name says what it is, `data`; the former where absent.")
          .optional(
              "once",
              Shape.text().oneOf("place", "component", "application"),
              "There is one finding, the worst, which names the other places, for each `place`,"
                  + " `component` or `application`; `place` where absent.")
          .including(JudgementReader.keys("taint", TaintConditions.CONDITIONS))
          .including(RepairReader.key("taint", TaintConditions.CONDITIONS, TaintSteps.shapes()));
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
      TaintConditions conditions = new TaintConditions(context);
      return new TaintDetector(
          kinds,
          reader.enumValue("from", TaintConditions.TRUST).orElse(Trust.UNTRUSTED),
          new Marked(
              Collections.unmodifiableSet(labels),
              Set.copyOf(reader.textList("data")),
              reader.optionalText("where").filter("data"::equals).isPresent()),
          reader.enumValue("once", ONCE).orElse(Once.PLACE),
          JudgementReader.read(reader, conditions),
          RepairReader.read(reader, context, conditions, new TaintSteps(context)));
    }
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.api.ApiRouter;
import io.github.mulesecscan.api.ApiSpecification;
import io.github.mulesecscan.api.ApiSpecification.Artifact;
import io.github.mulesecscan.api.ApiText;
import io.github.mulesecscan.detector.ApiConditions.Judged;
import io.github.mulesecscan.detector.ApiSubject.Part;
import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.finding.Finding;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at API specifications, RAML and OpenAPI alike, and at the flows that implement them:
 *
 * <pre>{@code
 * detector: api
 * params:
 *   each: operation
 *   when:
 *     - { fact: method, equals: [post, put, patch, delete] }
 *     - { fact: security, equals: none }
 *   per: api
 * }</pre>
 */
final class ApiDetector implements Detector {

  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "api", "name", "value", "host", "operation", "owner", "flow", "file", "count", "names");
  private static final int MOST_NAMES = 3;
  private static final int MOST_LABELS = 10;
  private static final int LONGEST_NAME = 80;

  private final Set<Part> parts;
  private final Optional<Group> group;
  private final Judgement<Judged> judgement;
  private final List<String> reported;

  /** What one finding is made for. */
  private enum Group {
    EACH,
    API,
    OPERATION,
    OWNER
  }

  /** All parts of an application that rules may ask for, by specification and router. */
  private record Subjects() implements ScanContext.Derived<List<List<ApiSubject>>> {}

  /** A part that is to be reported. */
  private record Hit(ApiSubject subject, Outcome outcome) {}

  private ApiDetector(
      Set<Part> parts, Optional<Group> group, Judgement<Judged> judgement, List<String> reported) {
    this.parts = parts;
    this.group = group;
    this.judgement = judgement;
    this.reported = List.copyOf(reported);
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    if (!judgement.isPossible(scope, Scope.EVERYWHERE)) {
      return;
    }
    // A part of a file that several specifications include is reported once.
    Set<Location> known = new HashSet<>();
    for (List<ApiSubject> all : context.once(new Subjects(), () -> subjects(context))) {
      Map<Object, List<Hit>> groups = new LinkedHashMap<>();
      for (ApiSubject subject : all) {
        if (!parts.contains(subject.part())) {
          continue;
        }
        judgement
            .judge(new Judged(subject, all), scope, Scope.EVERYWHERE, reporting.rule())
            .map(outcome -> new Hit(subject, outcome))
            .filter(hit -> isOfArtifact(hit.subject()) || known.add(place(hit)))
            .ifPresent(
                hit -> groups.computeIfAbsent(key(subject), any -> new ArrayList<>()).add(hit));
      }
      groups.values().forEach(hits -> report(hits, reporting));
    }
  }

  private static List<List<ApiSubject>> subjects(ScanContext context) {
    List<List<ApiSubject>> found = new ArrayList<>();
    for (ApiSpecification api : context.specifications().all()) {
      found.add(ApiSubjects.of(api, context.specifications()));
    }
    for (ApiRouter router : context.specifications().routers()) {
      found.add(RouteSubjects.of(router, context.expressions()));
    }
    return found;
  }

  private Object key(ApiSubject subject) {
    return switch (group.orElse(Group.EACH)) {
      case EACH -> subject;
      case API -> "";
      case OPERATION -> subject.operation().map(ApiSubject::location).orElse(subject.location());
      case OWNER -> subject.owner();
    };
  }

  private Location place(Hit hit) {
    for (String fact : reported) {
      for (Evidence evidence : hit.outcome().evidence()) {
        if (evidence.name().equals(fact)) {
          return evidence.location();
        }
      }
    }
    return reported.stream()
        .flatMap(fact -> hit.subject().fact(fact).stream())
        .findFirst()
        .map(ApiText::location)
        .orElse(hit.subject().location());
  }

  private static boolean isOfArtifact(ApiSubject subject) {
    return subject.api() != null && subject.api().artifact() != null;
  }

  private void report(List<Hit> hits, Reporting reporting) {
    Hit first = hits.stream().reduce((one, other) -> worse(one, other)).orElseThrow();
    ApiSubject subject = first.subject();
    Grade grade = first.outcome().grade();
    Location place = place(first);
    Map<String, String> words = words(first, hits);
    String anchor = subject.part().word() + ":" + words.get("operation") + ":" + subject.name();
    Artifact artifact = subject.api() == null ? null : subject.api().artifact();
    boolean flow = subject.part() == Part.ROUTE || subject.part() == Part.PARAMETER_USE;
    if (artifact == null || flow) {
      Finding finding =
          reporting.finding(
              place, anchor, words, grade.severity(), grade.confidence(), grade.message());
      reporting.report(finding.withRelated(labels(hits, first)));
      return;
    }
    String message = grade.message() + " (" + artifact.name() + ", " + inArtifact(place) + ")";
    reporting.report(
        reporting.finding(
            artifact.namedAt(), anchor, words, grade.severity(), grade.confidence(), message));
  }

  /** The place in an artifact, whose files nobody sees: without the folder made up for it. */
  private static String inArtifact(Location place) {
    String path = place.path().value();
    return path.substring(path.indexOf('/') + 1) + " line " + place.startLine();
  }

  private static Hit worse(Hit one, Hit other) {
    return other.outcome().grade().isWorseThan(one.outcome().grade()) ? other : one;
  }

  private List<Label> labels(List<Hit> hits, Hit first) {
    Set<Label> labels = new LinkedHashSet<>();
    for (Hit hit : hits) {
      if (hit != first) {
        labels.add(new Label(place(hit), shorten(hit.subject().name())));
      }
    }
    return labels.stream().limit(MOST_LABELS).toList();
  }

  private static Map<String, String> words(Hit hit, List<Hit> hits) {
    ApiSubject subject = hit.subject();
    Map<String, String> words = new HashMap<>();
    Words.describe(words, hit.outcome(), Words.main(hit.outcome(), subject));
    words.put("api", subject.api() == null ? "" : shorten(subject.api().title()));
    words.put("file", subject.api() == null ? "" : subject.api().path().name());
    words.put("name", shorten(subject.name()));
    words.put("operation", subject.operation().map(ApiSubject::name).orElse(""));
    words.put("owner", first(subject, "owner"));
    words.put("flow", first(subject, "flow"));
    words.put("count", String.valueOf(hits.size()));
    words.put("names", names(hits));
    return words;
  }

  private static String first(ApiSubject subject, String fact) {
    return subject.fact(fact).stream().findFirst().map(ApiText::value).orElse("");
  }

  private static String names(List<Hit> hits) {
    List<String> names =
        hits.stream().map(hit -> shorten(hit.subject().name())).distinct().toList();
    String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String shorten(String name) {
    return OneLine.of(name, LONGEST_NAME);
  }

  /** Makes detectors of API specifications. */
  static final class Factory implements DetectorFactory {

    private static final Map<String, Group> GROUPS =
        Map.of("api", Group.API, "operation", Group.OPERATION, "owner", Group.OWNER);

    @Override
    public String name() {
      return "api";
    }

    @Override
    public String summary() {
      return "Looks at API specifications, RAML and OpenAPI alike, and at the flows that APIkit"
          + " calls for them.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("api-params")
          .required(
              "each",
              Shape.listOf(ApiConditions.partShape()).orSingle().nonEmpty(),
              "What is judged. `grant` and `scheme-url` are those of OAuth 2.0, `type` and `property` are object types of requests and their"
                  + " properties, `response-property` one of what is answered, `route` a flow that"
                  + " APIkit calls, `parameter-use` an expression in it that names a query or URI"
                  + " parameter.")
          .including(JudgementReader.keys("api", ApiConditions.CONDITIONS))
          .optional(
              "per",
              Shape.text().oneOf(List.of("api", "operation", "owner")),
              "One finding for all of an API, of an operation, or of the owner (of a property its"
                  + " type, of a parameter or body its operation; the grants of a scheme are one, its"
                  + " addresses another); for each where absent.")
          .optional(
              "report",
              Shape.listOf(Shape.text().oneOf(ApiConditions.FACTS)).orSingle(),
              "The facts of which one is marked: the first whose value made a condition hold, or"
                  + " else the first that is known; what is judged where absent.");
    }

    @Override
    public Set<String> placeholders() {
      return PLACEHOLDERS;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      Set<Part> parts = EnumSet.noneOf(Part.class);
      parts.addAll(reader.enumList("each", ApiConditions.PARTS));
      return new ApiDetector(
          parts,
          reader.enumValue("per", GROUPS),
          JudgementReader.read(reader, new ApiConditions(context)),
          reader.textList("report"));
    }
  }
}

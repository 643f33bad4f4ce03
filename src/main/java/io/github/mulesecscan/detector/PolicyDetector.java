package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.policy.GatewayPolicies;
import io.github.mulesecscan.policy.PolicyValue;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at policies of API gateways as files apply them, and at the APIs they are applied to:
 *
 * <pre>{@code
 * detector: policy
 * params:
 *   each: policy
 *   when:
 *     - { fact: policy, equals: jwt-validation }
 *     - { config: signingMethod, equals: none }
 * }</pre>
 */
final class PolicyDetector implements Detector {

  private static final Set<String> PLACEHOLDERS =
      Set.of("policy", "tier", "api", "value", "host", "setting", "file", "names");

  private final Function<GatewayPolicies, List<PolicySubject>> subjects;
  private final List<PolicyRequirement> requirements;
  private final Judgement<PolicySubject> judgement;
  private final Optional<String> reported;

  private PolicyDetector(
      Function<GatewayPolicies, List<PolicySubject>> subjects,
      List<PolicyRequirement> requirements,
      Judgement<PolicySubject> judgement,
      Optional<String> reported) {
    this.subjects = subjects;
    this.requirements = List.copyOf(requirements);
    this.judgement = judgement;
    this.reported = reported;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    // A file that is read in two formats is reported once.
    Set<Location> known = new HashSet<>();
    for (PolicySubject subject : subjects.apply(context.policies())) {
      String missing = missing(subject, scope);
      if (!requirements.isEmpty() && missing.isEmpty()) {
        continue;
      }
      judgement
          .judge(subject, scope, Scope.EVERYWHERE, reporting.rule())
          .filter(outcome -> known.add(place(subject, outcome)))
          .ifPresent(outcome -> report(subject, outcome, missing, reporting));
    }
  }

  private String missing(PolicySubject subject, Scope scope) {
    return requirements.stream()
        .filter(requirement -> requirement.isMissing(subject, scope))
        .map(PolicyRequirement::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Location place(PolicySubject subject, Outcome outcome) {
    if (reported.isPresent()) {
      return subject.fact(reported.get()).stream()
          .findFirst()
          .map(PolicyValue::location)
          .orElse(subject.location());
    }
    List<Evidence> main =
        outcome.evidence().stream().filter(each -> !each.name().equals("name")).toList();
    return requirements.isEmpty() && !main.isEmpty() ? main.get(0).location() : subject.location();
  }

  private void report(PolicySubject subject, Outcome outcome, String missing, Reporting reporting) {
    List<Evidence> main =
        outcome.evidence().stream().filter(each -> !each.name().equals("name")).toList();
    String setting = main.isEmpty() ? "" : main.get(0).name();
    Map<String, String> words = new HashMap<>();
    Words.describe(
        words, outcome, main.stream().filter(each -> each.name().equals(setting)).toList());
    words.put("policy", subject.policy().map(policy -> policy.name().text()).orElse(""));
    words.put("tier", subject.tier().map(tier -> tier.name().text()).orElse(""));
    words.put("api", subject.api().map(api -> api.name().text()).orElse("every API"));
    words.put("setting", setting);
    words.put("file", subject.location().path().name());
    words.put("names", missing);
    Location place = place(subject, outcome);
    String anchor =
        words.get("api") + ":" + words.get("policy") + words.get("tier") + ":" + setting;
    Grade grade = outcome.grade();
    reporting.report(
        reporting
            .finding(place, anchor, words, grade.severity(), grade.confidence(), grade.message())
            .withRelated(Words.labels(outcome, subject, place)));
  }

  /** Makes detectors of policies. */
  static final class Factory implements DetectorFactory {

    private static final Map<String, Function<GatewayPolicies, List<PolicySubject>>> SUBJECTS =
        Map.of(
            "policy",
            PolicySubject::policies,
            "api",
            PolicySubject::apis,
            "tier",
            PolicySubject::tiers);

    @Override
    public String name() {
      return "policy";
    }

    @Override
    public String summary() {
      return "Looks at policies of API gateways that files apply (Flex Gateway, Terraform, exports"
          + " of API Manager, command lines, deployment scripts) and at the APIs they are"
          + " applied to.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("policy-params")
          .required("each", Shape.text().oneOf(List.of("policy", "api", "tier")), "What is judged.")
          .optional(
              "requires",
              PolicyRequirement.shape(),
              "Policies that an API needs, with `each: api`; it is reported where one is missing.")
          .including(JudgementReader.keys("policy", PolicyConditions.CONDITIONS))
          .optional(
              "report",
              Shape.text().oneOf(PolicyConditions.FACTS),
              "The fact whose place is marked; where absent, the value that made the first"
                  + " condition hold.");
    }

    @Override
    public Set<String> placeholders() {
      return PLACEHOLDERS;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      return new PolicyDetector(
          reader.enumValue("each", SUBJECTS).orElse(PolicySubject::policies),
          PolicyRequirement.read(reader, context),
          JudgementReader.read(reader, new PolicyConditions(context)),
          reader.optionalText("report"));
    }
  }
}

package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.ValueTest.Answer;
import io.github.mulesecscan.policy.GatewayPolicy;
import io.github.mulesecscan.policy.PolicyValue;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads conditions about policies of gateways and the APIs that they are applied to. */
final class PolicyConditions extends ConditionReader<PolicySubject> {

  /** What can be asked beside the configuration. */
  static final List<String> FACTS =
      List.of(
          "policy",
          "tier",
          "api",
          "format",
          "automated",
          "address",
          "upstream",
          "disabled",
          "order",
          "runs-after",
          "method",
          "path");

  static final Shape CONDITIONS = ConditionReader.conditions("policy", PolicyConditions::shapes);

  PolicyConditions(DetectorContext context) {
    super(context);
  }

  private static List<Shape> shapes() {
    return List.of(
        Shape.object("policy-fact-condition")
            .required(
                "fact",
                Shape.listOf(Shape.text().oneOf(FACTS)).orSingle().nonEmpty(),
                "What is known of it; one of the values passes the tests beside it. `policy` is its"
                    + " asset id without `-flex`; `method` and `path` are what it is narrowed to; `tier`"
                    + " are the SLA tiers of the API; `runs-after` are the policies of the API with a"
                    + " smaller order.")
            .optional("present", Shape.bool(), "Whether it is known at all.")
            .optional("default", Shape.text().orPlain(), "What is meant where it is not known.")
            .including(ValueTestReader.KEYS),
        Shape.object("policy-config-condition")
            .required(
                "config",
                ElementConditions.TEXTS,
                "Paths in the configuration of the policy, or in the tier, in camel case, `rateLimits.maximumRequests`;"
                    + " items of lists have the path of their list, `**.` before a path stands for"
                    + " any keys, `.` is the configuration where it is one unknown value."
                    + " `requestsPerSecond` beside a limit is worked out.")
            .optional("present", Shape.bool(), "Whether there is a value at all.")
            .optional("default", Shape.text().orPlain(), "What an absent value means.")
            .including(ValueTestReader.KEYS),
        Shape.object("policy-applied-condition")
            .required(
                "applied",
                ElementConditions.TEXTS,
                "One of these policies (`*` for any characters) is applied to the API and not"
                    + " disabled, or to all APIs of the environment.")
            .optional("present", Shape.bool(), "`false`: none of them is."));
  }

  @Override
  Optional<Condition<? super PolicySubject>> own(YamlReader reader) {
    boolean present = reader.optionalBoolean("present").orElse(true);
    if (reader.has("applied")) {
      List<Wildcard> names = reader.textList("applied").stream().map(Wildcard::of).toList();
      return Optional.of((subject, evaluation) -> present == isApplied(subject.around(), names));
    }
    boolean fact = reader.has("fact");
    if (!fact && !reader.has("config")) {
      return Optional.empty();
    }
    return Optional.of(
        new Known(
            fact,
            reader.textList(fact ? "fact" : "config"),
            present,
            reader.optionalText("default"),
            ValueTestReader.read(reader)));
  }

  /** Whether one of {@code names} is among the policies that are switched on. */
  static boolean isApplied(List<GatewayPolicy> policies, List<Wildcard> names) {
    return policies.stream()
        .filter(policy -> !policy.isDisabled())
        .map(policy -> policy.name().text())
        .anyMatch(name -> names.stream().anyMatch(each -> each.matches(name)));
  }

  /** That a fact or a value of the configuration has some form, or is absent. */
  private record Known(
      boolean fact,
      List<String> names,
      boolean present,
      Optional<String> absentMeans,
      ValueTest test)
      implements Condition<PolicySubject> {

    @Override
    public boolean holds(PolicySubject subject, Evaluation evaluation) {
      List<PolicyValue> values = new ArrayList<>();
      names.forEach(name -> values.addAll(fact ? subject.fact(name) : subject.configuration(name)));
      if (values.isEmpty() && absentMeans.isPresent() && !isHidden(subject)) {
        values.add(new PolicyValue(names.get(0), absentMeans.get(), subject.location()));
      }
      if (!present) {
        return values.isEmpty() && !isHidden(subject);
      }
      return values.stream().anyMatch(value -> passes(subject, value, evaluation));
    }

    private boolean isHidden(PolicySubject subject) {
      return !fact && subject.isHidden();
    }

    private boolean passes(PolicySubject subject, PolicyValue value, Evaluation evaluation) {
      ResolvedValue resolved = Placeholders.replace(value.text(), name -> Optional.empty());
      Answer answer = test.answer(resolved);
      if (answer == Answer.NO) {
        return false;
      }
      evaluation.note(Evidence.of(subject, value.path(), resolved, value.location(), test, answer));
      return true;
    }
  }
}

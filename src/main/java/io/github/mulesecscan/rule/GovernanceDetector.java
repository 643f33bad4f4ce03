package io.github.mulesecscan.rule;

import io.github.mulesecscan.api.ApiGraph;
import io.github.mulesecscan.api.ApiSpecification;
import io.github.mulesecscan.api.ApiSpecification.Artifact;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.governance.Failure;
import io.github.mulesecscan.governance.Validation;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports the nodes of API specifications that do not meet a validation of API Governance. */
final class GovernanceDetector implements Detector {

  private static final String MESSAGE = "message";
  private static final int MOST_LABELS = 10;

  private final Validation validation;

  private GovernanceDetector(Validation validation) {
    this.validation = validation;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Set<SourcePath> broken =
        context.specifications().diagnostics().stream()
            .filter(found -> found.level() == Diagnostic.Level.ERROR)
            .map(Diagnostic::path)
            .collect(Collectors.toSet());
    for (ApiSpecification api : context.specifications().all()) {
      if (broken.contains(api.path())) {
        // What was not read would be reported as missing; the diagnostic tells of the rest.
        continue;
      }
      ApiGraph graph = context.specifications().graph(api);
      // A trait or a response that many operations use is written, and mended, in one place.
      Map<Location, List<Validation.Failing>> places = new LinkedHashMap<>();
      for (Validation.Failing failing : validation.judge(graph)) {
        Location place = failing.failures().get(0).location();
        places.computeIfAbsent(place, any -> new ArrayList<>()).add(failing);
      }
      places.values().forEach(same -> report(api, same, reporting));
    }
  }

  private void report(ApiSpecification api, List<Validation.Failing> same, Reporting reporting) {
    Validation.Failing failing = same.get(0);
    Failure first = failing.failures().get(0);
    String label = failing.node().label();
    String more = same.size() == 1 ? "" : " and " + (same.size() - 1) + " more";
    String message =
        validation.words(failing.node()) + " (" + label + more + ": " + first.words() + ")";
    String anchor = api.path().name() + ":" + label;
    Artifact artifact = api.artifact();
    if (artifact != null) {
      String place = artifact.name() + ", line " + first.location().startLine();
      Map<String, String> words = Map.of(MESSAGE, message + " in " + place);
      reporting.report(reporting.finding(artifact.namedAt(), anchor, words));
      return;
    }
    reporting.report(
        reporting
            .finding(first.location(), anchor, Map.of(MESSAGE, message))
            .withRelated(labels(failing)));
  }

  private static List<Label> labels(Validation.Failing failing) {
    Location reported = failing.failures().get(0).location();
    return failing.failures().stream()
        .skip(1)
        .filter(failure -> !failure.location().equals(reported))
        .limit(MOST_LABELS)
        .map(failure -> new Label(failure.location(), failure.words()))
        .toList();
  }

  /**
   * Makes the detector of one validation, which has no parameters: all is said in the profile.
   *
   * @param validation the validation
   */
  record Factory(Validation validation) implements DetectorFactory {

    @Override
    public String name() {
      return "governance";
    }

    @Override
    public String summary() {
      return "API specifications that do not meet a validation of API Governance.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("governance");
    }

    @Override
    public Set<String> placeholders() {
      return Set.of(MESSAGE);
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      return new GovernanceDetector(validation);
    }
  }
}

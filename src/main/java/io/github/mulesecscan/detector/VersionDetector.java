package io.github.mulesecscan.detector;

import io.github.mulesecscan.catalog.Advisories;
import io.github.mulesecscan.catalog.Advisories.Floor;
import io.github.mulesecscan.catalog.Advisories.RuntimeLine;
import io.github.mulesecscan.catalog.Advisories.Vulnerability;
import io.github.mulesecscan.catalog.Version;
import io.github.mulesecscan.detector.Judgement.Grade;
import io.github.mulesecscan.detector.Judgement.Outcome;
import io.github.mulesecscan.detector.VersionConditions.Outdated;
import io.github.mulesecscan.detector.VersionConditions.Support;
import io.github.mulesecscan.rule.Detector;
import io.github.mulesecscan.rule.DetectorContext;
import io.github.mulesecscan.rule.DetectorFactory;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.syntax.yaml.Shape;
import io.github.mulesecscan.syntax.yaml.YamlMapping;
import io.github.mulesecscan.syntax.yaml.YamlReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the versions that an application uses with what the catalogue knows of old ones. */
final class VersionDetector implements Detector {

  private static final Set<String> PLACEHOLDERS =
      Set.of("product", "version", "line", "until", "as-of", "fixed", "reason", "advisories");

  private final Check check;
  private final Optional<LocalDate> asOf;
  private final Judgement<Outdated> judgement;
  private final Repairs<Outdated> repairs;

  /** What versions are compared with. */
  private enum Check {
    RUNTIME_SUPPORT,
    RUNTIME_VULNERABILITIES,
    MODULE_FLOORS;

    static Map<String, Check> words() {
      return Map.of(
          "runtime-support", RUNTIME_SUPPORT,
          "runtime-vulnerabilities", RUNTIME_VULNERABILITIES,
          "module-floors", MODULE_FLOORS);
    }
  }

  private VersionDetector(
      Check check,
      Optional<LocalDate> asOf,
      Judgement<Outdated> judgement,
      Repairs<Outdated> repairs) {
    this.check = check;
    this.asOf = asOf;
    this.judgement = judgement;
    this.repairs = repairs;
  }

  @Override
  public void detect(ScanContext context, Reporting reporting) {
    Scope scope = Scope.of(context);
    for (Outdated outdated : outdated(scope)) {
      judgement
          .judge(outdated, scope, Scope.EVERYWHERE, reporting.rule())
          .ifPresent(outcome -> report(outdated, outcome, scope, reporting));
    }
  }

  private List<Outdated> outdated(Scope scope) {
    return switch (check) {
      case RUNTIME_SUPPORT ->
          UsedVersion.runtime(scope).stream()
              .flatMap(runtime -> unsupported(runtime, scope).stream())
              .toList();
      case RUNTIME_VULNERABILITIES ->
          UsedVersion.runtime(scope).stream()
              .flatMap(runtime -> vulnerable(runtime, scope).stream())
              .toList();
      case MODULE_FLOORS -> belowFloor(scope);
    };
  }

  private Optional<Outdated> unsupported(UsedVersion used, Scope scope) {
    Advisories advisories = scope.catalog().advisories();
    LocalDate today = asOf.orElse(advisories.date());
    Optional<RuntimeLine> known =
        advisories.runtime(used.version(), UsedVersion.channel(used, scope));
    if (known.isEmpty()) {
      return oldest(advisories)
          .filter(oldest -> isOlder(used.version(), oldest))
          .map(oldest -> until("before", oldest.extendedUntil(), today))
          .map(words -> new Outdated(used, Support.ENDED, words));
    }
    RuntimeLine line = known.get();
    if (today.isAfter(line.extendedUntil())) {
      return Optional.of(
          new Outdated(used, Support.ENDED, until("on", line.extendedUntil(), today)));
    }
    return today.isAfter(line.standardUntil())
        ? Optional.of(
            new Outdated(used, Support.EXTENDED, until("on", line.standardUntil(), today)))
        : Optional.empty();
  }

  private static Map<String, String> until(String how, LocalDate end, LocalDate today) {
    return Map.of("until", how + " " + end, "as-of", today.toString());
  }

  private static Optional<RuntimeLine> oldest(Advisories advisories) {
    return advisories.runtimes().stream().findFirst();
  }

  private static boolean isOlder(Version version, RuntimeLine line) {
    return Version.of(line.line()).map(first -> version.compareTo(first) < 0).orElse(false);
  }

  private static Optional<Outdated> vulnerable(UsedVersion used, Scope scope) {
    List<Vulnerability> found = new ArrayList<>();
    for (Vulnerability candidate : scope.catalog().advisories().vulnerabilities()) {
      Optional<LocalDate> built = used.version().buildDate();
      boolean isFixed = built.isPresent() && !built.get().isBefore(candidate.fixedFrom());
      if (candidate.lines().contains(used.version().line()) && !isFixed) {
        found.add(candidate);
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Vulnerability last = found.get(found.size() - 1);
    Map<String, String> words =
        Map.of(
            "advisories", String.join(", ", found.stream().map(Vulnerability::id).toList()),
            "fixed", last.fixedFrom().toString(),
            "reason", last.effect());
    return Optional.of(new Outdated(used, Support.UNKNOWN, words));
  }

  private static List<Outdated> belowFloor(Scope scope) {
    List<Outdated> found = new ArrayList<>();
    for (UsedVersion used : UsedVersion.dependencies(scope.project())) {
      for (Floor floor : scope.catalog().advisories().floors()) {
        if (floor.artifact().equals(used.product())) {
          floor
              .mends(used.version())
              .map(fixed -> Map.of("fixed", fixed.toString(), "reason", floor.reason()))
              .map(words -> new Outdated(used, Support.UNKNOWN, floor.severity(), words))
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private void report(Outdated outdated, Outcome outcome, Scope scope, Reporting reporting) {
    Grade grade = outcome.grade();
    UsedVersion used = outdated.used();
    reporting.report(
        reporting
            .finding(
                used.location(),
                used.anchor(),
                outdated.values(),
                grade.severity(),
                grade.confidence(),
                grade.message())
            .withFixes(repairs.of(outdated, outcome, scope)));
  }

  /** Makes detectors of old versions. */
  static final class Factory implements DetectorFactory {

    @Override
    public String name() {
      return "version";
    }

    @Override
    public String summary() {
      return "Compares the versions that an application uses with what the catalogue knows of old"
          + " ones.";
    }

    @Override
    public Shape.ObjectShape params() {
      return Shape.object("version-params")
          .required(
              "check",
              Shape.text().oneOf("runtime-support", "runtime-vulnerabilities", "module-floors"),
              "What is compared: whether the runtime's line is still supported, whether its build"
                  + " has published weaknesses, whether modules are older than their security"
                  + " fixes.")
          .optional(
              "as-of",
              Shape.text().orPlain().matching("\\d{4}-\\d{2}-\\d{2}", "a day such as 2026-11-23"),
              "The day for which support is judged; the day of the catalogue's table where absent.")
          .including(JudgementReader.keys("version", VersionConditions.CONDITIONS))
          .including(
              RepairReader.key("version", VersionConditions.CONDITIONS, VersionSteps.shapes()));
    }

    @Override
    public Set<String> placeholders() {
      return PLACEHOLDERS;
    }

    @Override
    public Detector create(YamlMapping params, DetectorContext context) {
      YamlReader reader = YamlReader.of(params, context.problems());
      VersionConditions conditions = new VersionConditions(context);
      return new VersionDetector(
          reader.enumValue("check", Check.words()).orElse(Check.RUNTIME_SUPPORT),
          reader.optionalText("as-of").flatMap(day -> date(day, reader)),
          JudgementReader.read(reader, conditions),
          RepairReader.read(reader, context, conditions, new VersionSteps()));
    }

    private static Optional<LocalDate> date(String day, YamlReader reader) {
      try {
        return Optional.of(LocalDate.parse(day.toLowerCase(Locale.ROOT)));
      } catch (DateTimeException e) {
        reader.problem("as-of", "'" + day + "' is no day");
        return Optional.empty();
      }
    }
  }
}

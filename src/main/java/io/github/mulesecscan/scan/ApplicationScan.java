package io.github.mulesecscan.scan;

import io.github.mulesecscan.finding.Finding;
import io.github.mulesecscan.finding.Label;
import io.github.mulesecscan.finding.TraceStep;
import io.github.mulesecscan.flow.ModelCoverage;
import io.github.mulesecscan.flow.UnmodelledComponent;
import io.github.mulesecscan.project.LoadLimits;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectLoader;
import io.github.mulesecscan.rule.Reporting;
import io.github.mulesecscan.rule.Rule;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.secret.Credential;
import io.github.mulesecscan.source.Diagnostic;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The scan of one application by one thread. */
final class ApplicationScan {

  private final ScanRequest request;
  private final PathFilter paths;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  ApplicationScan(ScanRequest request) {
    this.request = request;
    this.paths = new PathFilter(request.options().includes(), request.options().excludes());
  }

  ApplicationResult run(Path folder) {
    long start = System.nanoTime();
    LoadLimits limits = new LoadLimits(request.options().maxFileBytes());
    MuleProject project = ProjectLoader.load(request.base(), folder, limits);
    diagnostics.addAll(project.diagnostics());
    long read = System.nanoTime();
    ScanContext context =
        ScanContext.of(project, request.catalog(), request.options().repository());
    diagnostics.addAll(context.specifications().diagnostics());
    diagnostics.addAll(context.expressions().diagnostics());
    List<Credential> credentials = context.credentials();
    List<Finding> findings = runRules(context);
    diagnostics.addAll(context.dataFlowBounds());
    SecretMask mask = new SecretMask(credentials);
    List<ReportedFinding> reported = report(project, mask, findings);
    long end = System.nanoTime();
    ScannedApplication application =
        new ScannedApplication(
            project.folder(),
            project.name(),
            project.kind().packaging(),
            project.fileCount(),
            project.flows().size(),
            unmodelled(project));
    diagnostics.replaceAll(diagnostic -> redact(diagnostic, mask));
    return new ApplicationResult(
        application, reported, diagnostics, project.byteCount(), read - start, end - read);
  }

  private List<UnmodelledComponent> unmodelled(MuleProject project) {
    List<UnmodelledComponent> components =
        ModelCoverage.of(project, request.catalog()).unmodelled();
    UnmodelledNotice.of(components).ifPresent(diagnostics::add);
    return components;
  }

  private List<Finding> runRules(ScanContext context) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : request.rules()) {
      List<Finding> ofRule = new ArrayList<>();
      try {
        rule.detector().detect(context, new Reporting(rule.metadata(), ofRule::add));
      } catch (RuntimeException | StackOverflowError e) {
        diagnostics.add(failure(context.project(), rule, e));
      }
      findings.addAll(ofRule);
    }
    findings.removeIf(finding -> !isWanted(finding));
    findings.sort(Comparator.naturalOrder());
    return findings;
  }

  private boolean isWanted(Finding finding) {
    return finding.severity().isAtLeast(request.options().reportFrom())
        && paths.accepts(finding.location().path());
  }

  /**
   * A defect of the plugin: what the rule would have found is lost, and that must not be silent.
   */
  private static Diagnostic failure(MuleProject project, Rule rule, Throwable cause) {
    StackTraceElement[] stack = cause.getStackTrace();
    String place = stack.length == 0 ? "" : " at " + stack[0];
    return Diagnostic.of(
        Diagnostic.Level.ERROR,
        "rule-failed",
        project.folder(),
        "rule "
            + rule.id()
            + " failed on this application and its findings may be incomplete; this is a defect of"
            + " mule-secscan: "
            + cause.getClass().getSimpleName()
            + place);
  }

  private List<ReportedFinding> report(
      MuleProject project, SecretMask mask, List<Finding> findings) {
    Map<SourcePath, SourceText> texts = new ProjectTexts(project).byPath();
    CodeFrames frames = new CodeFrames(mask);
    Fingerprints fingerprints = new Fingerprints();
    Acceptance acceptance = new Acceptance(project, request);
    List<ReportedFinding> reported = new ArrayList<>();
    for (Finding finding : findings) {
      reported.add(
          new ReportedFinding(
              redact(finding, mask),
              project.folder(),
              fingerprints.next(finding),
              frame(frames, texts, finding.location()),
              finding.trace().stream().map(step -> frame(frames, texts, step.location())).toList(),
              acceptance.of(finding).map(by -> redact(by, mask)).orElse(null)));
    }
    diagnostics.addAll(acceptance.diagnostics());
    return reported;
  }

  private static CodeFrame frame(
      CodeFrames frames, Map<SourcePath, SourceText> texts, Location location) {
    SourceText text = texts.get(location.path());
    return text == null ? CodeFrame.NONE : frames.of(text, location);
  }

  private static Finding redact(Finding finding, SecretMask mask) {
    return new Finding(
        finding.ruleId(),
        finding.severity(),
        finding.confidence(),
        mask.hide(finding.message()),
        finding.location(),
        mask.hide(finding.anchor()),
        finding.related().stream()
            .map(label -> new Label(label.location(), mask.hide(label.text())))
            .toList(),
        finding.trace().stream().map(step -> redact(step, mask)).toList(),
        finding.fixes());
  }

  private static Diagnostic redact(Diagnostic diagnostic, SecretMask mask) {
    return new Diagnostic(
        diagnostic.level(),
        diagnostic.code(),
        diagnostic.path(),
        diagnostic.location(),
        mask.hide(diagnostic.message()));
  }

  /** Reasons quote what they excuse, now and then. */
  private static AcceptedFinding redact(AcceptedFinding accepted, SecretMask mask) {
    return new AcceptedFinding(accepted.kind(), mask.hide(accepted.reason()), accepted.location());
  }

  private static TraceStep redact(TraceStep step, SecretMask mask) {
    return new TraceStep(step.location(), mask.hide(step.message()), step.kind(), step.nesting());
  }
}

package io.github.mulesecscan.mojo;

import io.github.mulesecscan.gate.Gate;
import io.github.mulesecscan.gate.GatePolicy;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.report.Reporter;
import io.github.mulesecscan.report.Reporters;
import io.github.mulesecscan.scan.ScanResult;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Scans a Mule 4 application, or every application below a folder, for security problems, writes
 * reports and fails the build on findings that count.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class CheckMojo extends AbstractScanMojo {

  /** Scans nothing at all. */
  @Parameter(property = "secscan.skip", defaultValue = "false")
  private boolean skip;

  /**
   * The reports, by name, separated by commas: {@code console}, {@code sarif}, {@code
   * sarif-github}, {@code html}, {@code json}, {@code csv}, {@code markdown}, {@code compliance},
   * {@code github}, {@code gitlab-sast}, {@code gitlab-codequality}, {@code sonarqube}, {@code
   * junit}, {@code checkstyle}.
   */
  @Parameter(property = "secscan.formats", defaultValue = "console,sarif,html,json")
  private List<String> formats;

  /**
   * The mildest severity that fails the build: {@code critical}, {@code high}, {@code medium},
   * {@code low}, {@code info}, or {@code never}.
   */
  @Parameter(property = "secscan.failOn", defaultValue = "high")
  private String failOn;

  /**
   * Findings less sure than this do not fail the build: {@code high}, {@code medium} or {@code
   * low}.
   */
  @Parameter(property = "secscan.minConfidence", defaultValue = "medium")
  private String minConfidence;

  /**
   * How many findings that count are let through: a number, or one for each severity as in {@code
   * high=2,medium=10}.
   */
  @Parameter(property = "secscan.maxAllowed", defaultValue = "0")
  private String maxAllowed;

  /**
   * Whether a file that could not be analysed fails the build. Without it, it does unless {@code
   * failOn} is {@code never}.
   */
  @Parameter(property = "secscan.failOnError")
  private @Nullable Boolean failOnError;

  /** Scans all modules of a multi-module build before it fails. */
  @Parameter(property = "secscan.failAtEnd", defaultValue = "false")
  private boolean failAtEnd;

  /**
   * Whether only findings that the baseline does not know fail the build. Without a baseline all
   * findings are new.
   */
  @Parameter(property = "secscan.failOnlyOnNew", defaultValue = "false")
  private boolean failOnlyOnNew;

  /**
   * A branch, tag or commit of the git repository: only findings that touch a line changed since
   * the working tree left it fail the build, such as {@code origin/main}. Everything is analysed
   * and reported all the same. Needs the program {@code git}.
   */
  @Parameter(property = "secscan.changedSince")
  private @Nullable String changedSince;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Optional<String> failure = skip ? skipped() : check();
    if (failAtEnd && !isCalledByName()) {
      failure = failure.map(reason -> project().getArtifactId() + ": " + reason);
      failure.ifPresent(reason -> getLog().error(reason));
      failure = DeferredFailures.of(session(), execution()).ended(project().getId(), failure);
    }
    if (failure.isPresent()) {
      throw new MojoFailureException(failure.get());
    }
  }

  private Optional<String> skipped() {
    getLog().info("Not scanned, because secscan.skip is set.");
    return Optional.empty();
  }

  /** Scans, reports, and tells why the build should fail. */
  private Optional<String> check() throws MojoExecutionException {
    GatePolicy policy = ParameterWords.gatePolicy(failOn, minConfidence, maxAllowed, failOnError);
    List<Reporter> reporters = reporters();
    Optional<ScanPlace> place = place();
    if (place.isEmpty()) {
      return Optional.empty();
    }
    GatePolicy judging = judging(policy, place.get());
    ScanResult result = compared(scan(place.get()), place.get());
    Verdict verdict = Gate.judge(result, judging);
    new ReportOutput(getLog(), place.get().output(), usesColour(), isQuiet())
        .write(result, verdict, reporters);
    return verdict.failed() ? Optional.of(verdict.reason()) : Optional.empty();
  }

  private GatePolicy judging(GatePolicy policy, ScanPlace place) throws MojoExecutionException {
    GatePolicy judging = policy.forNewOnly(failOnlyOnNew);
    return changedSince == null || changedSince.isBlank()
        ? judging
        : judging.forChanges(new GitChanges(place.base()).since(changedSince.strip()));
  }

  private List<Reporter> reporters() throws MojoExecutionException {
    return ParameterWords.allOf("secscan.formats", formats, Reporters.formats()).stream()
        .flatMap(format -> Reporters.ofFormat(format).stream())
        .toList();
  }

  // Whether Maven itself colours its lines is not told to plugins.
  private boolean usesColour() {
    return "always".equals(session().getUserProperties().getProperty("style.color"));
  }
}

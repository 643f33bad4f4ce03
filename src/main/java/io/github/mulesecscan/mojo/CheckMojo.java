package io.github.mulesecscan.mojo;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.gate.Gate;
import io.github.mulesecscan.gate.GatePolicy;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.report.Reporter;
import io.github.mulesecscan.report.Reporters;
import io.github.mulesecscan.rule.Ruleset;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.Scanner;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
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
public final class CheckMojo extends AbstractRulesMojo {

  /** Scans nothing at all. */
  @Parameter(property = "secscan.skip", defaultValue = "false")
  private boolean skip;

  /**
   * The folder to scan: every Mule application in it, at any depth. Without it, the project that is
   * built, or all modules where the goal is called on the command line; without a project, the
   * current folder. In a multi-module build a folder given here is scanned once, by the first
   * project.
   */
  @Parameter(property = "secscan.directory")
  private @Nullable File directory;

  /**
   * The folder that paths in reports are relative to, which for code scanning has to be the top of
   * the repository. Without it, the folder where Maven was started, or the scanned {@code
   * directory}.
   */
  @Parameter(property = "secscan.sourceRoot")
  private @Nullable File sourceRoot;

  /**
   * Where reports are written. Without it, {@code secscan} in the project's build folder; without a
   * project, {@code target/secscan} in the current folder.
   */
  @Parameter(property = "secscan.outputDirectory")
  private @Nullable File outputDirectory;

  /** The reports, by name, separated by commas. */
  @Parameter(property = "secscan.formats", defaultValue = "console,sarif,json")
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

  /** The mildest severity that is reported. Does not change what fails the build. */
  @Parameter(property = "secscan.reportFrom", defaultValue = "info")
  private String reportFrom;

  /**
   * Only findings in files that one of these patterns fits are reported, such as {@code
   * src/main/mule/**}; they take the place of those of the rulesets. Relative to the folder that
   * paths in reports are relative to.
   */
  @Parameter(property = "secscan.includes")
  private List<String> includes = List.of();

  /** Findings in files that one of these patterns fits are not reported. */
  @Parameter(property = "secscan.excludes")
  private List<String> excludes = List.of();

  /** Whether comments in the scanned files may accept findings. */
  @Parameter(property = "secscan.allowInlineSuppressions", defaultValue = "true")
  private boolean allowInlineSuppressions;

  /** How many applications are scanned side by side. Without it, one for each processor. */
  @Parameter(property = "secscan.threads", defaultValue = "0")
  private int threads;

  /** Shows each finding as one line, and no progress. */
  @Parameter(property = "secscan.quiet", defaultValue = "false")
  private boolean quiet;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Optional<String> failure = skip ? skipped() : check();
    if (failAtEnd && !isCalledByName()) {
      failure = failure.map(reason -> project().getArtifactId() + ": " + reason);
      failure.ifPresent(reason -> getLog().error(reason));
      failure = DeferredFailures.of(session(), execution).ended(project().getId(), failure);
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
    ParameterWords.checkPatterns("secscan.includes", includes);
    ParameterWords.checkPatterns("secscan.excludes", excludes);
    if (directory != null && !isFirstProject()) {
      getLog()
          .info("Nothing to scan here: secscan.directory is scanned once, by the first project.");
      return Optional.empty();
    }
    ScanPlace place = place();
    if (place.folders().isEmpty()) {
      getLog().info("Nothing to scan here: this is not a Mule project.");
      return Optional.empty();
    }
    ScanResult result = Scanner.scan(request(place, loadRules()));
    Verdict verdict = Gate.judge(result, policy);
    new ReportOutput(getLog(), place.output(), usesColour(), quiet)
        .write(result, verdict, reporters);
    return verdict.failed() ? Optional.of(verdict.reason()) : Optional.empty();
  }

  private List<Reporter> reporters() throws MojoExecutionException {
    return ParameterWords.allOf("secscan.formats", formats, Reporters.formats()).stream()
        .flatMap(format -> Reporters.ofFormat(format).stream())
        .toList();
  }

  /** Whether this is the project that does what a reactor needs done only once. */
  private boolean isFirstProject() {
    return session().getProjects().stream().findFirst().map(project()::equals).orElse(true);
  }

  private ScanPlace place() throws MojoExecutionException {
    if (directory != null || !hasProject()) {
      File folder = directory == null ? new File("") : directory;
      return ScanPlace.ofDirectory(session(), folder, sourceRoot, outputDirectory);
    }
    // A goal that needs no project is run once, at the top of the reactor, when it is called on the
    // command line: then it stands for all modules.
    List<MavenProject> projects = isCalledByName() ? session().getProjects() : List.of(project());
    return ScanPlace.ofProjects(session(), projects, project(), sourceRoot, outputDirectory);
  }

  private boolean isCalledByName() {
    return execution.getSource() == MojoExecution.Source.CLI;
  }

  private ScanRequest request(ScanPlace place, Ruleset ruleset) throws MojoExecutionException {
    ScanOptions options =
        new ScanOptions(
            ParameterWords.severity("secscan.reportFrom", reportFrom),
            threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
            ScanOptions.defaults().maxFileBytes(),
            includes.isEmpty() ? ruleset.includes() : includes,
            Stream.concat(excludes.stream(), ruleset.excludes().stream()).distinct().toList(),
            allowInlineSuppressions,
            version(),
            Optional.ofNullable(session().getRequest().getLocalRepositoryPath())
                .map(File::toPath));
    return new ScanRequest(
        place.base(), place.folders(), ruleset.rules(), Catalog.builtIn(), options, listener());
  }

  // Whether Maven itself colours its lines is not told to plugins.
  private boolean usesColour() {
    return "always".equals(session().getUserProperties().getProperty("style.color"));
  }

  /** Tells how a run over many applications goes on. */
  private ScanListener listener() {
    if (quiet) {
      return ScanListener.SILENT;
    }
    return (application, done, total) -> {
      if (total > 1) {
        getLog().info("[" + done + "/" + total + "] " + application);
      }
    };
  }
}

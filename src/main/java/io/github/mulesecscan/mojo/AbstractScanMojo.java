package io.github.mulesecscan.mojo;

import io.github.mulesecscan.catalog.Catalog;
import io.github.mulesecscan.rule.Ruleset;
import io.github.mulesecscan.scan.BaselineComparison;
import io.github.mulesecscan.scan.FileAcceptance;
import io.github.mulesecscan.scan.ScanListener;
import io.github.mulesecscan.scan.ScanOptions;
import io.github.mulesecscan.scan.ScanRequest;
import io.github.mulesecscan.scan.ScanResult;
import io.github.mulesecscan.scan.Scanner;
import io.github.mulesecscan.suppression.Baseline;
import io.github.mulesecscan.suppression.FileSuppression;
import java.io.File;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A goal that scans. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
abstract class AbstractScanMojo extends AbstractRulesMojo {

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

  /**
   * A file with tables of old versions that take the place of the built-in ones: ends of support,
   * vulnerabilities of runtimes, oldest releases of modules.
   */
  @Parameter(property = "secscan.advisories")
  private @Nullable File advisories;

  /**
   * The day that certificates, tables and suppressions are judged on, such as 2026-11-23. Without
   * it, today; with it, the same project gives the same reports on every day.
   */
  @Parameter(property = "secscan.date")
  private @Nullable String date;

  /** How many applications are scanned side by side. Without it, one for each processor. */
  @Parameter(property = "secscan.threads", defaultValue = "0")
  private int threads;

  /**
   * Files of accepted findings, separated by commas; {@code classpath:} with a path means one
   * inside a jar among the plugin's dependencies. Without it, {@code .secscan/suppressions.yaml} in
   * the folder that paths in reports are relative to, if it is there.
   */
  @Parameter(property = "secscan.suppressions")
  private List<String> suppressions = List.of();

  /**
   * Whether files of the scanned project may accept findings. With {@code false}, suppressions and
   * the baseline have to come from the plugin's class path ({@code classpath:}), so that a change
   * cannot accept its own findings; comments are a matter of {@code allowInlineSuppressions}.
   */
  @Parameter(property = "secscan.allowLocalSuppressions", defaultValue = "true")
  private boolean allowLocalSuppressions;

  /**
   * The file of known findings, which the goal {@code baseline} writes; {@code classpath:} with a
   * path means one inside a jar among the plugin's dependencies. Without it, {@code
   * .secscan/baseline.json} in the folder that paths in reports are relative to, if it is there.
   */
  @Parameter(property = "secscan.baseline")
  private @Nullable String baseline;

  /** Shows each finding as one line, and no progress. */
  @Parameter(property = "secscan.quiet", defaultValue = "false")
  private boolean quiet;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** Where to scan; absent, with a word in the log, where this run has nothing to do. */
  final Optional<ScanPlace> place() throws MojoExecutionException {
    ParameterWords.checkPatterns("secscan.includes", includes);
    ParameterWords.checkPatterns("secscan.excludes", excludes);
    if (directory != null && !isFirstProject()) {
      getLog()
          .info("Nothing to scan here: secscan.directory is scanned once, by the first project.");
      return Optional.empty();
    }
    ScanPlace place = chosenPlace();
    if (place.folders().isEmpty()) {
      getLog().info("Nothing to scan here: this is not a Mule project.");
      return Optional.empty();
    }
    return Optional.of(place);
  }

  /** Scans, and marks what is accepted. */
  final ScanResult scan(ScanPlace place) throws MojoExecutionException {
    ScanRequest request = request(place);
    return scanner(place, request).apply(request);
  }

  /** What is to be scanned with what. */
  final ScanRequest request(ScanPlace place) throws MojoExecutionException {
    LocalDate today = ParameterWords.day("secscan.date", date);
    return request(place, loadRules(), AdvisoriesFile.catalog(advisories, today));
  }

  /** Scans, as often as it is asked to, and marks what is accepted. */
  final Function<ScanRequest, ScanResult> scanner(ScanPlace place, ScanRequest request)
      throws MojoExecutionException {
    SideFiles files = new SideFiles(place.base(), allowLocalSuppressions);
    List<FileSuppression> accepted = files.suppressions(suppressions);
    LocalDate today = ParameterWords.day("secscan.date", date);
    if (!quiet) {
      // A large application takes a while, and nothing else is said before it is done.
      getLog().info("Scanning " + place.base() + " with " + request.rules().size() + " rules");
    }
    return one -> FileAcceptance.apply(Scanner.scan(one), accepted, today, isWhole());
  }

  /** Compares with the baseline, if there is one. */
  final ScanResult compared(ScanResult result, ScanPlace place) throws MojoExecutionException {
    Optional<Baseline> known =
        new SideFiles(place.base(), allowLocalSuppressions).baseline(baseline);
    return known.isEmpty()
        ? result
        : BaselineComparison.compare(
            result,
            known.get(),
            file -> Files.exists(place.base().resolve(file.value())),
            isWhole());
  }

  final Optional<String> baselineName() {
    return Optional.ofNullable(baseline);
  }

  final boolean isQuiet() {
    return quiet;
  }

  final MojoExecution execution() {
    return execution;
  }

  final boolean isCalledByName() {
    return execution.getSource() == MojoExecution.Source.CLI;
  }

  /** The projects to scan, where no folder is named. */
  List<MavenProject> projects() {
    // A goal that needs no project is run once, at the top of the reactor, when it is called on the
    // command line: then it stands for all modules.
    return isCalledByName() ? session().getProjects() : List.of(project());
  }

  /** Whether this run looks at everything that suppressions and the baseline may speak of. */
  final boolean isWhole() {
    return directory != null || projects().size() >= ScanPlace.allProjects(session()).size();
  }

  /** Whether this is the project that does what a reactor needs done only once. */
  boolean isFirstProject() {
    return session().getProjects().stream().findFirst().map(project()::equals).orElse(true);
  }

  private ScanPlace chosenPlace() throws MojoExecutionException {
    if (directory != null || !hasProject()) {
      File folder = directory == null ? new File("") : directory;
      return ScanPlace.ofDirectory(session(), folder, sourceRoot, outputDirectory);
    }
    return ScanPlace.ofProjects(session(), projects(), project(), sourceRoot, outputDirectory);
  }

  private ScanRequest request(ScanPlace place, Ruleset ruleset, Catalog catalog)
      throws MojoExecutionException {
    ScanOptions options =
        new ScanOptions(
            ParameterWords.severity("secscan.reportFrom", reportFrom),
            threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
            ScanOptions.defaults().maxFileBytes(),
            includes.isEmpty() ? ruleset.includes() : includes,
            Stream.concat(excludes.stream(), ruleset.excludes().stream()).distinct().toList(),
            allowInlineSuppressions,
            version(),
            Optional.ofNullable(session().getRequest().getLocalRepositoryPath()).map(File::toPath));
    return new ScanRequest(
        place.base(),
        place.folders(),
        ruleset.rules(),
        catalog.with(ruleset.additions()),
        options,
        listener(),
        ruleset.notices(),
        place.others());
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

package io.github.mulesecscan.mojo;

import io.github.mulesecscan.gate.Gate;
import io.github.mulesecscan.gate.GatePolicy;
import io.github.mulesecscan.gate.Verdict;
import io.github.mulesecscan.portfolio.History;
import io.github.mulesecscan.report.PortfolioReporter;
import io.github.mulesecscan.report.PortfolioReporter.Surroundings;
import io.github.mulesecscan.report.Reporter;
import io.github.mulesecscan.report.Reporters;
import io.github.mulesecscan.scan.ScanResult;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that scans, writes reports and judges what was found. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
abstract class AbstractCheckMojo extends AbstractScanMojo {

  private static final List<String> USUAL = List.of("console", "sarif", "html", "json");
  private static final List<String> OF_SEVERAL =
      List.of("portfolio", "portfolio-json", "portfolio-csv");

  /** Scans nothing at all. */
  @Parameter(property = "secscan.skip", defaultValue = "false")
  private boolean skip;

  /**
   * The reports, by name, separated by commas: {@code console}, {@code sarif}, {@code
   * sarif-github}, {@code html}, {@code json}, {@code csv}, {@code markdown}, {@code compliance},
   * {@code github}, {@code gitlab-sast}, {@code gitlab-codequality}, {@code sonarqube}, {@code
   * junit}, {@code checkstyle}, {@code portfolio}, {@code portfolio-json}, {@code portfolio-csv}.
   * Without it, {@code console,sarif,html,json}, and the three of the portfolio where more than one
   * application was scanned.
   */
  @Parameter(property = "secscan.formats")
  private List<String> formats = List.of();

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

  /**
   * A file that keeps what each run found, one line for each, so that the portfolio shows the
   * course over time. It is read, and this run is added at its end. In a multi-module build only
   * runs over all modules are kept.
   */
  @Parameter(property = "secscan.history")
  private @Nullable File history;

  /** What this run is called in the history, such as its day, a commit or a release. */
  @Parameter(property = "secscan.historyLabel")
  private @Nullable String historyLabel;

  /** Scans, reports, and tells why the build should fail. */
  final Optional<String> check() throws MojoExecutionException {
    if (skip) {
      getLog().info("Not scanned, because secscan.skip is set.");
      return Optional.empty();
    }
    GatePolicy policy = ParameterWords.gatePolicy(failOn, minConfidence, maxAllowed, failOnError);
    List<String> words = ParameterWords.allOf("secscan.formats", formats, Reporters.formats());
    Optional<ScanPlace> place = place();
    if (place.isEmpty()) {
      return Optional.empty();
    }
    GatePolicy judging = judging(policy, place.get());
    HistoryFile past = historyFile();
    History runs = past.read();
    ScanResult result = compared(scan(place.get()), place.get());
    Verdict verdict = Gate.judge(result, judging);
    new ReportOutput(getLog(), place.get().output(), usesColour(), isQuiet())
        .write(result, verdict, reporters(words, result, new Surroundings(runs, label(), false)));
    past.add(result, verdict, label());
    return verdict.failed() ? Optional.of(verdict.reason()) : Optional.empty();
  }

  private GatePolicy judging(GatePolicy policy, ScanPlace place) throws MojoExecutionException {
    GatePolicy judging = policy.forNewOnly(failOnlyOnNew);
    return changedSince == null || changedSince.isBlank()
        ? judging
        : judging.forChanges(new GitChanges(place.base()).since(changedSince.strip()));
  }

  private HistoryFile historyFile() {
    if (history != null && !isWhole()) {
      getLog()
          .info(
              "secscan.history is left alone: this run does not see all modules. The goal aggregate"
                  + " does.");
      return HistoryFile.NONE;
    }
    return history == null ? HistoryFile.NONE : new HistoryFile(history.toPath());
  }

  private String label() {
    return historyLabel == null ? "" : historyLabel.strip();
  }

  private static List<Reporter> reporters(
      List<String> words, ScanResult result, Surroundings around) {
    List<String> wanted = new ArrayList<>(words.isEmpty() ? USUAL : words);
    if (words.isEmpty() && result.applications().size() > 1) {
      wanted.addAll(OF_SEVERAL);
    }
    Surroundings surroundings =
        new Surroundings(around.history(), around.label(), wanted.contains("html"));
    return wanted.stream()
        .flatMap(word -> Reporters.ofFormat(word).stream())
        .map(
            reporter ->
                reporter instanceof PortfolioReporter portfolio
                    ? portfolio.within(surroundings)
                    : reporter)
        .toList();
  }

  // Whether Maven itself colours its lines is not told to plugins.
  private boolean usesColour() {
    return "always".equals(session().getUserProperties().getProperty("style.color"));
  }
}
